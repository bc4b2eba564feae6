"""The tags of the desk, and what became of one: who put it on what, who took it off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import tags_store
from db.rows import moment
from desk.tags import named

if TYPE_CHECKING:
    from datetime import datetime

    from db.connection import Database
    from db.rows import Row

MOST = 200
"""Uses that the page of a tag tells of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """That something carries or carried a tag: a claim or a document, by its number.

    `name` is the tag as it was then called, where it was folded into the present one since.
    """

    claim: int | None
    document: int | None
    words: str
    name: str
    given_by: str
    given_at: datetime
    ended_by: str | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TagInUse:
    """A tag, and how many claims and documents carry it now."""

    name: str
    claims: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TagScreen:
    """One tag: its id and name, the name as filters ask for it, its latest uses, newest first."""

    id: str
    name: str
    plain: str
    uses: tuple[Use, ...]


def tag_list(database: Database) -> tuple[TagInUse, ...]:
    """Return every tag of the desk in alphabetical order."""
    with database.snapshot() as snapshot:
        return tuple(
            TagInUse(name=row["name"], claims=row["claims"], documents=row["documents"])
            for row in tags_store.in_use(snapshot)
        )


def tag_screen(database: Database, name: str) -> TagScreen:
    """Return what became of a tag by its name, or of the one that took its place.

    Raises NotFound, or InvalidInput for what no tag can be called.
    """
    with database.snapshot() as snapshot:
        tag = named(snapshot, name)
        found = tags_store.uses(snapshot, tag["id"], most=MOST)
        return TagScreen(
            id=tag["id"], name=tag["name"], plain=tag["plain"], uses=tuple(map(_use, found))
        )


def _use(row: Row) -> Use:
    return Use(
        claim=row["claim"],
        document=row["document"],
        words=row["statement"] or row["title"] or "",
        name=row["name"],
        given_by=row["given_by"],
        given_at=moment(row["given_at"]),
        ended_by=row["ended_by"],
        ended_at=moment(row["ended_at"]) if row["ended_at"] else None,
    )
