"""The words of a stretch of text with their places: what every rule about values reads.

A word is a run of letters (with inner apostrophes, "haven't"), an abbreviation with its
points ("p.m."), a figure ("1,500", "3.5") or a single other mark. A hyphen is a mark of
its own, so "two-thirds" is three words. Offsets are relative to the stretch given.

`vocabulary` is the quick look before any of that: most sentences hold no number and no date, and
need not be cut up to be told apart. Nothing here knows grammar.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(
    r"\d+(?:,\d{3}){1,12}(?:\.\d+)?(?!\d)"  # 1,500 and 1,500.25
    r"|\d+(?:\.\d+)*"  # 40, 3.5, and 3.11.2, which is no number
    r"|(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|[^\s\w]|_"
)


_LETTERS = re.compile(r"[A-Za-z]+")
_LIKE_ASCII = str.maketrans("\u0130\u0131\u017f\u212a", "iisk")
"""Letters that patterns which ignore case take for plain ones."""
FIGURE, YEARLIKE, DECADE, SLASHED, DASH = "0", "0000", "0s", "0/0", "-"
"""Stand in a vocabulary for any figure, for four of them, for a decade's, for two that a slash or
a point parts, and for any hyphen or dash between figures or words."""
_MARKS = (
    (FIGURE, re.compile(r"\d")),
    (YEARLIKE, re.compile(r"\d{4}")),
    (DECADE, re.compile(r"\d0[sS]")),
    (SLASHED, re.compile(r"\d[/.]\d")),
    (DASH, re.compile("[-–]")),
)


class Word(NamedTuple):
    """One word: its place, as it stands, and in lower case."""

    start: int
    end: int
    raw: str
    key: str


END = Word(-1, -1, "", "")
"""What stands beyond either end of a stretch."""


def words_of(folded: str) -> list[Word]:
    """Return the words of a text whose quotation marks and spaces are already plain."""
    new = tuple.__new__  # a third faster than calling the class, on the path of every number
    found: list[Word] = []
    place = 0
    for raw in _WORD.findall(folded):  # only white space stands between two of them
        start = folded.find(raw, place)
        place = start + len(raw)
        found.append(new(Word, (start, place, raw, raw.lower())))
    return found


def small(folded: str) -> str:
    """Return a text in small letters, its length unchanged, for patterns written in them.

    What ignores case would find is found in it three times as fast.
    """
    return (folded if folded.isascii() else folded.translate(_LIKE_ASCII)).lower()


def vocabulary(folded: str) -> frozenset[str]:
    """Return the words in plain letters, as written and in small letters, and the marks above.

    Whatever else stands between two of them is left out: "August's" holds August, august, s.
    That of a text is what its pieces between spaces have together.
    """
    plain = folded if folded.isascii() else folded.translate(_LIKE_ASCII)
    words = _LETTERS.findall(plain)
    marks = [mark for mark, pattern in _MARKS if pattern.search(plain)]
    return frozenset([*words, *map(str.lower, words), *marks])


def at(words: list[Word], index: int) -> Word:
    """Return the word at `index`, or END beyond either end."""
    return words[index] if 0 <= index < len(words) else END


def joined(words: list[Word], index: int) -> bool:
    """Whether the word at `index` touches the one before it, as the k of "40k" does."""
    return 0 < index < len(words) and words[index].start == words[index - 1].end


def keys_from(words: list[Word], index: int, count: int) -> tuple[str, ...]:
    """Return up to `count` lower-case words from `index` on."""
    return tuple(word.key for word in words[max(index, 0) : index + count])
