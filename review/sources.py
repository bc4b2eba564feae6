"""What the desk knows of an outside source over time: its class, its copies, notes on it.

A source itself is `review.model.OutsideSource`: one object, however many claims lean on it.
All of this is only ever appended to; the last class said holds, and a note's revision supersedes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from claims.text import Extent


class SourceClass(StrEnum):
    """What sort of source something is, as a person judged it."""

    PRIMARY_RECORD = "primary_record"
    OFFICIAL_STATEMENT = "official_statement"
    REPORTING = "reporting"
    ANONYMOUS = "anonymous"
    SOCIAL = "social"
    OTHER = "other"


class Way(StrEnum):
    """How the desk came by a copy."""

    FETCHED = "fetched"
    UPLOADED = "uploaded"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSnapshot:
    """A source as it stood on a day; `text` is None where no reader knows such files.

    `digest` is of the bytes. `address` is where a fetched page was found in the end.
    """

    id: str
    source: str
    way: Way
    digest: str
    size: int
    file: str
    media_type: str
    accessed_on: date
    added_by: str
    added_at: datetime
    address: str | None = None
    archive_address: str | None = None
    text: str | None = None
    reader: str | None = None
    withdrawn: str = ""
    """What to read in place of its words and bytes, which are no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassSaid:
    """That somebody put a source into a class, and why."""

    id: str
    source: str
    source_class: SourceClass
    because: str
    said_by: str
    said_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """How far a source can be relied on; `supersedes` is the note that this one revises."""

    id: str
    source: str
    words: str
    written_by: str
    written_at: datetime
    supersedes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedPlace:
    """Where in a copy of its source the words of a piece of evidence stand."""

    evidence: str
    snapshot: str
    extent: Extent


def standing_notes(notes: tuple[SourceNote, ...]) -> tuple[SourceNote, ...]:
    """Return the notes that no later one revises, in their order."""
    revised = {note.supersedes for note in notes}
    return tuple(note for note in notes if note.id not in revised)
