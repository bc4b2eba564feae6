"""Finding the phrases that name a time, before anything is resolved.

`find` returns them in order and without overlap; where two forms claim the same words, the
one that begins first wins, then the longer one. A preposition that opens an end ("since
2014", "by Friday") belongs to the phrase. `taken` says where figures belong to a date, so
that `claims.numbers` does not count them.
"""

from __future__ import annotations

import re
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from claims.calendar_forms import DATES, PERIODS, RANGES
from claims.event_forms import EVENTS
from claims.feast_forms import FEASTS
from claims.hints import hint, told
from claims.not_counts import is_count_of_people
from claims.reckoned_forms import RECKONED
from claims.relative_forms import AHEAD_ONLY, RELATIVE

if TYPE_CHECKING:
    from claims.date_form import Form

_TRIGGER = re.compile(
    r"\d|days?\b|\b(?:Day|Eve|Night|Halloween|Juneteenth|Hogmanay)\b|night|morning|evening|afternoon|tomorrow|week|month|year|decade|centur|quarter|hour|"
    r"spring|summer|\bfall\b|autumn|winter|ago\b|recent|earlier|later|since|after|before|until|"
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)|ties\b",
)
"""Without any of these nothing is a time: "USA TODAY" and "during the match" are none."""
_BOUND = re.compile(
    r"\b(since|until|till|through|before|by|after|prior to|no later than)\s+(?:the )?$",
    re.IGNORECASE,
)
_LONGEST_BOUND = len("no later than") + 1


class Phrase(NamedTuple):
    """A phrase in its stretch: where it stands, its form and match, and its opening word."""

    start: int
    end: int
    form: Form
    match: re.Match[str]
    bound: str


FORMS = (*RANGES, *DATES, *FEASTS, *RECKONED, *RELATIVE, *PERIODS, *AHEAD_ONLY, *EVENTS)
"""Every form; where two are equally long, the one named first is meant."""
_LOOKS_AHEAD = frozenset(map(id, AHEAD_ONLY))
_EVENTS = frozenset(map(id, EVENTS))


_TRIED = tuple(
    (rank, form, reduce(or_, (hint(each.split()) for each in form.hints), 0))
    for rank, form in enumerate(FORMS)
)
"""Each form, its rank and the bits of its hints."""
_HINTED = reduce(or_, (bits for _, _, bits in _TRIED))


@lru_cache(maxsize=4)
def find(folded: str) -> tuple[Phrase, ...]:
    """Return the phrases of a folded stretch, in order, never overlapping.

    Kept for a moment: quantities and times of a sentence are read one after the other.
    """
    matches = [
        (match.start(), -match.end(), rank, match, form)
        for rank, form in _possible(folded)
        for match in form.pattern.finditer(folded)
        if match.end() > match.start()
    ]
    if not matches or not _TRIGGER.search(folded):
        return ()
    opening = len(folded) - len(folded.lstrip())
    phrases: list[Phrase] = []
    for start, _, _, match, form in sorted(matches, key=lambda each: each[:3]):
        begun = start >= (phrases[-1].end if phrases else 0)
        if begun and not _misread(folded, match, opens=start <= opening):
            phrases.append(_phrase(folded, match, form))
    return tuple(phrases)


def _possible(folded: str) -> tuple[tuple[int, Form], ...]:
    """The forms, each with its rank, all of whose hints stand in the stretch."""
    return _hinted(told(folded) & _HINTED)


@lru_cache(maxsize=1024)
def _hinted(bits: int) -> tuple[tuple[int, Form], ...]:
    """The forms whose hints are among those told; kept, because most sentences tell the same."""
    return tuple((rank, form) for rank, form, needed in _TRIED if needed & bits == needed)


def taken(folded: str) -> list[tuple[int, int]]:
    """Return the places whose figures belong to a date and count nothing."""
    return [
        (phrase.match.start(), phrase.end)
        for phrase in find(folded)
        if not phrase.form.counts and id(phrase.form) not in _EVENTS
    ]


def ahead_only(form: Form) -> bool:
    """Whether the form means a time only where its clause looks ahead."""
    return id(form) in _LOOKS_AHEAD


def _phrase(folded: str, match: re.Match[str], form: Form) -> Phrase:
    bound = None if id(form) in _EVENTS else _bound(folded, match.start())
    start = bound.start() if bound else match.start()
    return Phrase(start, match.end(), form, match, bound[1].lower() if bound else "")


def _bound(folded: str, start: int) -> re.Match[str] | None:
    """The preposition that ends right before a phrase, sought only as far back as it can stand."""
    place = _before_space(folded, start)
    if folded[max(0, place - 3) : place].lower() == "the":
        place = _before_space(folded, place - 3)
    return _BOUND.search(folded, max(0, place - _LONGEST_BOUND), start)


def _before_space(folded: str, place: int) -> int:
    while place and folded[place - 1].isspace():
        place -= 1
    return place


_PROGRAMMES = frozenset({"This Week", "Last Week", "This American Life"})
_MAYBE = re.compile(r"(?:May|March) \d")
_NOUN = re.compile(
    r" (?!is|was|as|has|this|its|his|does|press|address|process)[a-z]*(?:s|people|men|women)\b"
)


def _misread(folded: str, match: re.Match[str], *, opens: bool) -> bool:
    """Tell whether it is no date: "May 5 people come?" has a verb, "2000 people" a count."""
    if match[0] in _PROGRAMMES:
        return True
    if opens and _MAYBE.match(match[0]) and _NOUN.match(folded, match.end()):
        return "year" not in match.groupdict() or not match["year"]
    if not match[0].isdigit():
        return False
    return is_count_of_people(folded, match.start(), match.end()) or _is_numbered(folded, match)


_NUMBERED = re.compile(
    r"\b(?:prisoner|inmate|detainee|patient|passenger|player|contestant|flight|bus|train|locker|"
    r"badge|cell|room|licen[cs]e|permit|invoice|number|model|asteroid|form|file|case) $",
    re.IGNORECASE,
)


def _is_numbered(folded: str, match: re.Match[str]) -> bool:
    """Whether four figures that could be a year number somebody: "prisoner 1998"."""
    return _NUMBERED.search(folded, max(0, match.start() - 12), match.start()) is not None
