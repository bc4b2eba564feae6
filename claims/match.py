"""Likeness of wording: of two claims, and of documents that are nearly the same.

Likeness is about words only. Two claims can be 90 % alike and say the opposite, so what sets two
alike wordings apart is told beside it: other numbers, or a denial on one side. Which claims are
compared is for `claims.pairing`, whether they agree for `claims.relate`; finding earlier
fact-checks is a search, not a likeness (`db.search`).
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from claims.frequencies import SO_OFTEN
from claims.number_words import SCALES, cardinal
from claims.text import fold
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

RUN = 8
"""Words in a row that count as copied: shorter runs also stand in texts that copied nothing."""
NEAR = 0.85
"""From here on two claims are near-duplicates; below, other numbers and names creep in."""
_WORD = re.compile(r"\w+(?:[.,']\w+)*")
_DENIALS = listed("no not never none nobody nothing neither nor without cannot")


def likeness(one: str, other: str) -> float:
    """Return how alike two wordings are, 0 to 1, whatever the order of their words."""
    return fuzz.ratio(_sorted_words(one), _sorted_words(other)) / 100


def set_apart(one: str, other: str) -> str:
    """Return what sets two alike wordings apart: "other numbers", "one denies", or nothing."""
    if _numbers(one) != _numbers(other):
        return "other numbers"
    return "one denies" if _denials(one) % 2 != _denials(other) % 2 else ""


def document_likeness(one: str, other: str) -> float:
    """Return which share of the shorter text's eight-word runs stands in the other too, 0 to 1.

    A text of fewer than eight words has no runs, and so no likeness.
    """
    return _overlap(_runs(one), _runs(other))


def connected(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Return the groups that pairs of keys join, one through another, in order of appearance."""
    group: dict[str, set[str]] = {}
    for one, other in pairs:
        first, second = group.get(one, {one}), group.get(other, {other})
        if first is not second:
            first |= second
            group.update(dict.fromkeys(first, first))
    return [frozenset(each) for each in {id(each): each for each in group.values()}.values()]


def _overlap(left: set[tuple[str, ...]], right: set[tuple[str, ...]]) -> float:
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).casefold())


def _sorted_words(text: str) -> str:
    return " ".join(sorted(_words(text)))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return set(zip(*(words[offset:] for offset in range(RUN)), strict=False))


def _numbers(text: str) -> Counter[Decimal | str]:
    """The numbers of a text, in figures or words. "One" is left out: it mostly counts nothing."""
    words, found, index = _words(text), Counter[Decimal | str](), 0
    while index < len(words):
        number, index = _number_at(words, index)
        found[number] += number != ""
    return +found


def _number_at(words: list[str], index: int) -> tuple[Decimal | str, int]:
    """Return the number that begins at `index`, "" where none does, and the index behind it."""
    word = words[index]
    if word[0].isdigit():
        return _figure(words, index)
    if word in SO_OFTEN:
        return SO_OFTEN[word], index + 1
    read = cardinal(words, index)
    return ("", index + 1) if read is None or word == "one" else read


def _figure(words: list[str], index: int) -> tuple[Decimal | str, int]:
    """Read "1,500" and "5 million"; "3rd" and "9.30.1" stay the words they are."""
    factor = SCALES.get(words[index + 1], 0) if index + 1 < len(words) else 0
    try:
        value = Decimal(words[index].replace(",", ""))
    except InvalidOperation:
        return words[index], index + 1
    return value * (factor or 1), index + 1 + bool(factor)


def _denials(text: str) -> int:
    return sum(word in _DENIALS or word.endswith("n't") for word in _words(text))
