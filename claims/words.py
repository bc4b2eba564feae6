"""The words of a stretch of text with their places: what every rule about values reads.

A word is a run of letters (with inner apostrophes, "haven't"), an abbreviation with its
points ("p.m."), a figure ("1,500", "3.5") or a single other mark. A hyphen is a mark of
its own, so "two-thirds" is three words. Offsets are relative to the stretch given.

Nothing here knows grammar beyond the closed lists of words that cannot be part of a noun.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(
    r"\d+(?:,\d{3})+(?:\.\d+)?(?!\d)"  # 1,500 and 1,500.25
    r"|\d+(?:\.\d+)*"  # 40, 3.5, and 3.11.2, which is no number
    r"|(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|[^\s\w]|_"
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
    return [Word(m.start(), m.end(), m[0], m[0].lower()) for m in _WORD.finditer(folded)]


def at(words: list[Word], index: int) -> Word:
    """Return the word at `index`, or END beyond either end."""
    return words[index] if 0 <= index < len(words) else END


def joined(words: list[Word], index: int) -> bool:
    """Whether the word at `index` touches the one before it, as the k of "40k" does."""
    return 0 < index < len(words) and words[index].start == words[index - 1].end


def keys_from(words: list[Word], index: int, count: int) -> tuple[str, ...]:
    """Return up to `count` lower-case words from `index` on."""
    return tuple(word.key for word in words[max(index, 0) : index + count])
