"""Exact places in a text.

An `Extent` is a pair of offsets in one text; a `Span` is an extent that knows its
document and carries its own words, so that it can be checked and found again.
Offsets are code points into the stored raw text, half open: `text[start:end]`.

`fold` gives a copy of the same length for matching (curly quotation marks become
straight, no-break spaces become spaces), so every offset holds in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from claims.errors import InvalidInput, Stale

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTEXT = 32
"""Characters of prefix and suffix kept with a span, as W3C's TextQuoteSelector advises."""

CAPITALS: Final = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x530)) if c.isupper())
"""Capitals for the inside of a class in a pattern: Latin with its accents, Greek and Cyrillic."""

_FOLDED: Final[Mapping[str, str]] = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u02bc": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u2033": '"',
    "\u00ab": '"', "\u00bb": '"',
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Extent:
    """A half-open range of code points in one text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            msg = f"An extent needs 0 ≤ start < end, not {self.start}:{self.end}."
            raise InvalidInput(msg)

    def of(self, text: str) -> str:
        """Return the words of `text` that this extent covers."""
        return text[self.start : self.end]

    def contains(self, other: Extent) -> bool:
        """Whether all of `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Extent) -> bool:
        """Whether at least one character is shared."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Exact words of one document: `text[start:end] == quote` always holds."""

    document_id: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""

    @property
    def extent(self) -> Extent:
        """The offsets alone."""
        return Extent(start=self.start, end=self.end)


def fold(text: str) -> str:
    """Return `text` with quotation marks, spaces and hyphens made plain, length unchanged."""
    return text if text.isascii() else _translated(text)


@lru_cache(maxsize=4)
def _translated(text: str) -> str:
    """The folded copy; kept while the parts of a reading ask for the same text in turn.

    Mark by mark, because most are not there: a sentence takes 0.9 µs, and 5.8 by `str.translate`.
    """
    for mark, plain in _FOLDED.items():
        text = text.replace(mark, plain)
    return text


def span_of(document_id: str, text: str, extent: Extent) -> Span:
    """Return the span of `extent` in `text`, with its context.

    Raises InvalidInput when the extent reaches beyond the text.
    """
    if extent.end > len(text):
        msg = (
            f"The words {extent.start}:{extent.end} lie beyond the end of the text "
            f"({len(text)} characters). Select them again in the document."
        )
        raise InvalidInput(msg)
    return Span(
        document_id=document_id,
        start=extent.start,
        end=extent.end,
        quote=extent.of(text),
        prefix=text[max(0, extent.start - CONTEXT) : extent.start],
        suffix=text[extent.end : extent.end + CONTEXT],
    )


def trim(text: str, start: int, end: int) -> Extent | None:
    """Return `start:end` without white space at its ends, or None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Extent(start=start, end=end) if start < end else None


def check(span: Span, text: str) -> None:
    """Raise Stale unless the span's words still stand at its offsets."""
    if text[span.start : span.end] != span.quote:
        msg = (
            f"The words “{span.quote[:60]}” no longer stand at {span.start}:{span.end}. "
            "Nothing was saved. Open the document and select them again."
        )
        raise Stale(msg)
