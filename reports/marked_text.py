"""A text cut where marks begin and end, paragraph by paragraph, whatever overlaps what.

Marks may lie inside one another, cross, or reach over several paragraphs. Every character of a
paragraph comes out once and in order; joined, the pieces are the paragraph.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claims.text import trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DEEPEST = 4
"""Marks drawn over one another. Below the fourth line a reader tells nothing apart any more."""

_GAP = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Code points `start` to `end` of the text, and what the mark is called."""

    start: int
    end: int
    key: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPiece:
    """Words under the same marks, outermost first; `ends` are those that end with it."""

    text: str
    keys: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph in pieces; `begins` are the marks whose first words stand in it."""

    pieces: tuple[MarkedPiece, ...]
    begins: tuple[int, ...]

    @property
    def text(self) -> str:
        """Its words without marks."""
        return "".join(piece.text for piece in self.pieces)


def paragraphs(text: str, marks: Iterable[Mark]) -> Iterator[Paragraph]:
    """Yield the paragraphs of `text`, which blank lines part; those without words are dropped.

    A mark beyond the text, or over nothing but blanks, is in no paragraph.
    """
    trimmed = (_trimmed(text, mark) for mark in marks)
    order = sorted((m for m in trimmed if m), key=lambda m: (m.start, -m.end, m.key))
    waiting, active = deque(order), list[Mark]()
    for start, end in _bounds(text):
        begun = []
        while waiting and waiting[0].start < end:
            begun.append(waiting.popleft())
        active = [mark for mark in active if mark.end > start] + begun
        yield Paragraph(
            pieces=tuple(_pieces(text, start, end, active)),
            begins=tuple(mark.key for mark in begun),
        )


def _trimmed(text: str, mark: Mark) -> Mark | None:
    """The mark without blanks at its ends, so that both ends lie within a paragraph."""
    words = trim(text, mark.start, min(mark.end, len(text)))
    return Mark(start=words.start, end=words.end, key=mark.key) if words else None


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    done, last = len(text) - len(text.lstrip()), len(text.rstrip())
    for gap in _GAP.finditer(text, done, last):
        yield done, done + len(text[done : gap.start()].rstrip())
        done = gap.end()
    if done < last:
        yield done, last


def _pieces(text: str, start: int, end: int, active: list[Mark]) -> Iterator[MarkedPiece]:
    cuts = {start, end}
    for mark in active:
        cuts |= {max(start, mark.start), min(end, mark.end)}
    for left, right in pairwise(sorted(cuts)):
        over = [mark for mark in active if mark.start < right and mark.end > left]
        yield MarkedPiece(
            text=text[left:right],
            keys=tuple(mark.key for mark in over[:DEEPEST]),
            ends=tuple(mark.key for mark in over if mark.end == right),
        )
