"""Withdrawing a document, or a copy of an outside source: its words leave the record for good.

For a legal duty or a mistake, by an administrator, with the reason. What it goes with is shown
before (`foresee`). Digests, events, claims and verdicts stay, so the record still proves itself;
where the words were, everything says when and why they were withdrawn. Older backups, replicas and
files that left the desk still have them; that is told, and theirs to delete who keep them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import NotAllowed, NotFound
from db import sources_store, unchanged, withdrawal_store
from desk import read_once
from desk.act import Act, Done, Told, carry_out, document_of
from desk.authority import Role, needs
from desk.fields import reason

if TYPE_CHECKING:
    from db.transaction import Snapshot
    from db.withdrawal_store import Going
    from desk import Desk

OLDER = (
    "Backups made before, replicas, and files that left the desk still hold the words. Delete "
    "them where they are kept, and make a new backup now."
)
"""What whoever withdraws something has to be told."""

WITHDREW_DOCUMENT = "withdrew a document"
"""What the event is called; other desks that have the document are told of it."""

STILL_OPEN = (
    "Somebody else had the file open, so it could not be rewritten: an old journal may still hold "
    "the words. Stop the server and run: claimdesk withdraw-finish"
)
"""What they are told where the file has yet to be rewritten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """What to withdraw and why: a document by number or id, or a copy of a source by its id.

    `statements` takes wordings of claims along that people wrote.
    """

    because: str
    document: str | None = None
    copy: str | None = None
    statements: bool = False
    command_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """What was done, what went, and whether the file was rewritten, too."""

    done: Done
    going: Going
    is_scrubbed: bool


def foresee(desk: Desk, asked: Withdraw) -> Going:
    """Return what a withdrawal would take with it now. Nothing is written."""
    with desk.database.snapshot() as snapshot:
        return _going(snapshot, asked, _meant(snapshot, asked))


@needs(Role.ADMINISTRATOR)
def withdraw(desk: Desk, asked: Withdraw) -> Withdrawn:
    """Take the words out of the record, and rewrite the file so that none are left in it."""
    because = reason(asked.because, "Withdrawing something")
    went: list[Going] = []

    def do(act: Act) -> Told:
        thing = _meant(act.writing, asked)
        if withdrawal_store.holds(act.writing, thing):
            msg = "This was withdrawn already. Nothing was saved."
            raise NotAllowed(msg)
        went.append(_going(act.writing, asked, thing))
        return _carried(act, asked, thing, because, went[0])

    done = carry_out(desk, asked.command_id, do)
    read_once.forget()
    unchanged.forget()
    going = went[0] if went else withdrawal_store.Going()
    return Withdrawn(done=done, going=going, is_scrubbed=withdrawal_store.scrub(desk.database))


@needs(Role.ADMINISTRATOR)
def finish(desk: Desk) -> bool:
    """Rewrite the file once more; False where somebody else still has it open."""
    return withdrawal_store.scrub(desk.database)


def _carried(act: Act, asked: Withdraw, thing: str, because: str, going: Going) -> Told:
    why = act.writing.words(because)
    is_document = asked.document is not None
    stored = withdrawal_store.add(
        act.writing,
        {
            "id": act.new("wdr"),
            "document_id": thing if is_document else None,
            "snapshot_id": None if is_document else thing,
            "because_digest": why,
            "withdrawn_by": act.actor,
            "withdrawn_at": act.at,
        },
    )
    document = thing if is_document else None
    withdrawal_store.purge(act.writing, going, document, by=stored["id"], at=act.at)
    purged = sorted(going.texts | going.originals)
    return Told(
        action=WITHDREW_DOCUMENT if is_document else "withdrew a copy of a source",
        subject=thing,
        made=(str(stored["id"]),),
        subjects=going.claims,
        details={"because": why, "purged": purged, "kept": sorted(going.kept)},
    )


def _meant(snapshot: Snapshot, asked: Withdraw) -> str:
    if asked.document is not None:
        return document_of(snapshot, asked.document).id
    found = sources_store.snapshot_row(snapshot, asked.copy or "")
    if found is None:
        msg = f"There is no copy “{asked.copy}” of a source on this desk. Open the source and look."
        raise NotFound(msg)
    return str(found["id"])


def _going(snapshot: Snapshot, asked: Withdraw, thing: str) -> Going:
    if asked.document is not None:
        return withdrawal_store.of_document(snapshot, thing, statements=asked.statements)
    return withdrawal_store.of_copy(snapshot, thing)
