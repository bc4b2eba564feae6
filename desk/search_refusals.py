"""Setting a suggested passage aside for a claim, and bringing it back.

What was set aside is not suggested for that claim again, whoever looks; it can still be found by
its own words and linked. The claim's revision stays: nobody's view of its evidence is out of date.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import NotAllowed, NotFound
from db import search_store
from desk.act import Act, Told, carry_out, claim_of, document_of
from desk.authority import Role, needs

if TYPE_CHECKING:
    from db.connection import Database
    from desk import Desk
    from desk.act import Done


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A passage that is not suggested any more, and who said so."""

    id: str
    document: int
    title: str
    start: int
    quote: str
    by: str


def set_aside(database: Database, claim_id: str) -> tuple[SetAside, ...]:
    """Return the passages that were set aside for a claim, the latest first."""
    with database.snapshot() as snapshot:
        return tuple(
            SetAside(
                id=row["id"],
                document=row["document_number"],
                title=row["title"],
                start=row["start_at"],
                quote=row["quote"] or "",
                by=row["refused_by_name"],
            )
            for row in search_store.refused(snapshot, claim_id)
        )


@needs(Role.CHECKER)
def refuse(
    desk: Desk,
    claim: str,
    document: str,
    start: int,
    end: int,
    *,
    command_id: str | None = None,
) -> Done:
    """Suggest the passage `text[start:end]` of a document no more for a claim."""

    def do(act: Act) -> Told:
        about, whose = claim_of(act.writing, claim), document_of(act.writing, document)
        _refuse_twice(act, about.id, whose.id, start, end)
        row = search_store.refuse(
            act.writing,
            {
                "id": act.new("rfs"),
                "claim_id": about.id,
                "document_id": whose.id,
                "start_at": start,
                "end_at": end,
                "refused_by": act.actor,
                "refused_at": act.at,
            },
        )
        return Told(
            action="set a suggestion aside",
            subject=about.id,
            made=(str(row["id"]),),
            details={"where": whose.id},
        )

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def restore(desk: Desk, refusal: str, *, command_id: str | None = None) -> Done:
    """Let a passage that was set aside be suggested again."""

    def do(act: Act) -> Told:
        row = search_store.refusal(act.writing, refusal)
        if row is None:
            msg = f"No suggestion “{refusal}” was set aside here. Open the claim and look again."
            raise NotFound(msg)
        if row["restored_at"] is not None:
            msg = "This passage was brought back already. Nothing was saved."
            raise NotAllowed(msg)
        search_store.restore(act.writing, refusal, by=act.actor, at=act.at)
        return Told(
            action="brought a suggestion back",
            subject=row["claim_id"],
            details={"refusal": refusal},
        )

    return carry_out(desk, command_id, do)


def _refuse_twice(act: Act, claim_id: str, document_id: str, start: int, end: int) -> None:
    for row in search_store.refused(act.writing, claim_id):
        if (row["document_id"], row["start_at"], row["end_at"]) == (document_id, start, end):
            msg = "This passage was set aside for the claim already. Nothing was saved."
            raise NotAllowed(msg)
