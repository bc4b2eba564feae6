"""What of a claim or a post is looked for among earlier checks.

A post is more than its words: addresses say nothing, #TwoWords and @SomeBody are several words
run together, and an embedded post ends in “— Name (@handle) March 9, 2026”. What is left are
words; beside them stand words that newsrooms use for the same thing, each counting for less.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeAlias

Stems: TypeAlias = Callable[[str], list[str]]
"""Turns a text into the stems that the index holds, in order."""

_SIGNATURE = re.compile(r"—\s*(?P<name>[^—]{0,80}?)\s*\(@\w+\)\s+(?P<day>\w+ \d{1,2}, \d{4})\s*$")
_RUN_TOGETHER = re.compile(r"(?<=\w)(?=https?://|pic\.twitter\.com/)")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|pic\.twitter\.com/|\b[a-z0-9-]+\.(?:com|org|net|ly|co|gov|me|tv)/)\S*",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[@#](\w+)")
_SEAMS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|_")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DAY_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2}), (?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.? (?P<year>\d{4})"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """The words of a post, who signed it, and the day it carries; both may be unknown."""

    words: str
    author: str = ""
    day: date | None = None


def post(text: str) -> Post:
    """Return what a post says, without addresses, its marked words taken apart."""
    plain = text.replace("’", "'")
    signed = _SIGNATURE.search(plain)
    body = _RUN_TOGETHER.sub(" ", plain[: signed.start()] if signed else plain)
    body = _MARKED.sub(lambda mark: f" {_SEAMS.sub(' ', mark[1])} ", _ADDRESS.sub(" ", body))
    return Post(
        words=" ".join(body.split()),
        author=signed["name"] if signed else "",
        day=day_in(signed["day"]) if signed else None,
    )


def day_in(words: str) -> date | None:
    """Return the day that `words` begin with, written out or as 2026-03-09; None if no day."""
    for form in _DAY_FORMS:
        found = form.match(words.strip())
        if found:
            return _day(int(found["year"]), found["month"], int(found["day"]))
    return None


def alike(terms: Mapping[str, float], stems: Stems) -> dict[str, float]:
    """Return stems that stand for the same things as `terms` and are not among them."""
    found: dict[str, float] = {}
    known = _neighbours(stems)
    for term, weight in terms.items():
        for other in known.get(term, ()):
            if other not in terms:
                found[other] = max(found.get(other, 0.0), ALIKE * weight)
    return found


def _day(year: int, month: str, day: int) -> date | None:
    number = int(month) if month.isdigit() else _month(month.lower())
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    starts = [month[: len(name)] for month in _MONTHS]
    return starts.index(name) + 1 if name in starts else 0


@cache
def _neighbours(stems: Stems) -> dict[str, frozenset[str]]:
    """Each stem with those that share a line of the list below."""
    found: dict[str, set[str]] = {}
    for line in _SAME_THING.strip().splitlines():
        group = {stem for word in line.split() for stem in stems(word)}
        for stem in group:
            found.setdefault(stem, set()).update(group - {stem})
    return {stem: frozenset(others) for stem, others in found.items()}


ALIKE = 0.35
"""Of a word's own weight. Tried .2, .35 and .5 on the training posts: recall among the first
hundred rises throughout, MAP@5 is flat from .35 on (2026-11-22)."""

_SAME_THING = """
america american us usa
immigrant migrant immigration alien undocumented refugee asylum
gun firearm weapon rifle
obamacare aca healthcare
tax irs
job employment unemployment worker
wage pay income salary earnings
photo photograph picture image footage
video clip footage
child kid
mother mom mum
father dad
police cop officer sheriff
dead die death killed deceased
kill killed murder slain shot
vote voter ballot election
president potus
congress senate lawmaker legislator
democrat democratic dem
republican gop
muslim islam islamic
isis isil
terror terrorist terrorism
school student university college teacher
doctor physician hospital
vaccine vaccination vaccinated immunization
virus coronavirus covid
jail prison imprisoned incarcerated
fake hoax false staged
company corporation business firm
rich wealthy billionaire millionaire
poor poverty
abortion pregnant pregnancy
gay lesbian lgbt homosexual
transgender trans gender
dog puppy
tweet twitter post
quote statement
military army troops soldier
veteran vet
deficit debt
budget spending
trade tariff
outsource offshoring overseas
oil gas drilling energy fracking
russia russian kremlin moscow
china chinese beijing
mexico mexican
iran iranian
iraq iraqi
syria syrian
israel israeli
cuba cuban
britain british uk england english
france french
germany german
canada canadian
europe european
africa african
finland finnish
sweden swedish
ukraine ukrainian
afghanistan afghan
korea korean
japan japanese
australia australian
india indian
racist racism
money cash dollars
food meal eat
car vehicle
plane aircraft airplane jet
ship boat
fire blaze burning wildfire
storm hurricane tornado
flag banner
pope vatican
christmas xmas
drug narcotics opioid heroin
marijuana cannabis pot weed
rape assault
lie lying liar
win won victory
increase rise raised grew growth
decrease cut reduce fell decline
cancer tumor
"""
"""Words for one thing, a line each: common knowledge, written by hand, in no way complete.
A word of several stems is of no use here."""
