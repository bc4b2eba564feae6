"""What reading a document yields: blocks, sentences, quotations, statements, candidate claims.

Values only; `claims.reading.read` makes them. Every extent is in the raw text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from claims.model import Attribution, Candidate, Quantity, TimeReference
    from claims.text import Extent


class BlockKind(StrEnum):
    """What a block of text is for."""

    HEADLINE = "headline"
    METADATA = "metadata"
    DATELINE = "dateline"
    BYLINE = "byline"
    BODY = "body"
    LIST = "list"
    CAPTION = "caption"


class QuotationKind(StrEnum):
    """How words between quotation marks are used."""

    DIRECT = "direct"
    MIXED = "mixed"
    SCARE = "scare"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of text of one kind: paragraphs, headline, dateline."""

    kind: BlockKind
    extent: Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence without surrounding white space; `block` is the index of its block."""

    extent: Extent
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between marks. `extent` includes the marks, `inner` does not."""

    kind: QuotationKind
    extent: Extent
    inner: Extent
    unclosed: bool = False
    unopened: bool = False
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A stretch of content and whose it is, direct or indirect: what the text says was said."""

    extent: Extent
    attribution: Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read out of one text, each list in order of place."""

    engine: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeReference, ...]
    candidates: tuple[Candidate, ...]
    published_on: date | None
    """The day given, or else the one a metadata line or dateline states."""
    language: str = "English"
    """What the text is written in; in any other language nothing is proposed."""
