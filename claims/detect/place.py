"""A sentence of an article while claims are looked for in it, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.text import Extent, trim
from claims.tokens import LONGEST, Token, part_of

if TYPE_CHECKING:
    from claims.detect.registry import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sentence of an article and its words."""

    article: Article
    extent: Extent
    words: list[Token]

    def tokens(self, extent: Extent) -> list[Token]:
        """The words of a stretch of the sentence, none of them a whole quotation."""
        return part_of(self.words, self.article.plain, extent)[:LONGEST]


def bare(text: str, start: int, end: int, marks: str) -> Extent | None:
    """A stretch without any of `marks` at its ends."""
    extent = trim(text, start, end)
    while extent is not None and text[extent.start] in marks:
        extent = trim(text, extent.start + 1, extent.end)
    while extent is not None and text[extent.end - 1] in marks:
        extent = trim(text, extent.start, extent.end - 1)
    return extent
