"""The record as it stood: an event or a day named by a person, and a snapshot turned back to it.

What was known then is rebuilt from the rows as they were, and proven by the digests that were
sealed then. What a desk did not keep yet, and words that were withdrawn since, cannot be rebuilt;
whoever asks for them is told so.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed, NotFound
from db import as_of, events_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.as_of import Lost
    from db.connection import Database
    from db.transaction import Snapshot
    from review.dossier import Dossier
    from review.model import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A snapshot of the record as an event left it, and what of it was not kept."""

    snapshot: Snapshot
    event: Event
    lost: tuple[Lost, ...]


@contextmanager
def past(database: Database, when: str | int) -> Iterator[Past]:
    """Open the record as it stood at an event or on a day; see `event_at`."""
    with database.afresh() as snapshot:
        event = event_at(snapshot, when)
        yield Past(snapshot=snapshot, event=event, lost=as_of.turn_back(snapshot, event.seq))


def event_at(snapshot: Snapshot, when: str | int) -> Event:
    """Return the event with this number, or the last one up to the end of a day or moment.

    A day is ISO ("2026-03-09") and ends at midnight UTC; a moment may say its own zone.
    Raises NotFound when the record did not reach there, or had not begun.
    """
    number = _number(when)
    if number is not None:
        found = events_store.numbered(snapshot, number)
        called = f"event {number}"
    else:
        moment = _moment(str(when))
        found = events_store.until(snapshot, moment)
        called = f"anything on {moment:%d %B %Y}"
    if found is None:
        head = events_store.head(snapshot).events
        msg = f"The record does not have {called}. It has events 1 to {head}; name one of them."
        raise NotFound(msg)
    return found


def check_kept(dossier: Dossier, lost: tuple[Lost, ...]) -> None:
    """Refuse a dossier for which it was not kept what something in it was."""
    claims = {record.claim.id for record in dossier.claims}
    about = claims | {document.id for document in dossier.documents}
    for one in lost:
        if {one.row_id, one.row.get("claim_id")} & about:
            msg = (
                f"What {one.relation} {one.row_id} was at event {dossier.head.events} was not "
                "kept: words of it were withdrawn since, or it was changed before this desk began "
                "to keep what things were. Nothing was exported. Name a later event."
            )
            raise NotAllowed(msg)


def _number(when: str | int) -> int | None:
    text = str(when).strip()
    return int(text) if text.isascii() and text.isdigit() else None


def _moment(when: str) -> datetime:
    """Return the moment that is meant; of a day its end."""
    try:
        given = datetime.fromisoformat(when.strip())
    except ValueError:
        msg = (
            f"“{when[:40]}” is neither the number of an event nor a day such as 2026-03-09. "
            "Nothing was done. Write one of them."
        )
        raise InvalidInput(msg) from None
    if len(when.strip()) <= len("2026-03-09"):
        given = datetime.combine(given, time.max)
    return given if given.tzinfo else given.replace(tzinfo=UTC)
