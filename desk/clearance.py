"""Confidential evidence: reading it as a person may see it, clearing people, and releasing it.

Everything that shows evidence to people reads it here and not from the store. Without accounts
nobody is told from anybody, so everybody sees everything; with accounts a reader that says not who
looks (`viewer` None) shows nothing confidential. What reports may hold is `reports.disclosure`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import NotAllowed, NotFound
from db import clearance_store, documents_store, evidence_store, people_store
from desk.act import Act, Done, Told, carry_out, claim_of
from desk.authority import Role, SignIn, needs, sign_in_of
from desk.fields import reason
from review.clearance import is_confidential, seen, slips
from review.model import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.transaction import Snapshot
    from desk import Desk
    from review.clearance import Clearance, Slip
    from review.model import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """A confidential piece of a claim, as the viewer sees it; `is_open` says in full."""

    piece: Evidence
    is_open: bool
    is_guarded: bool
    """Whether people are told from each other here."""
    cleared: tuple[Clearance, ...]
    released_because: str = ""
    released_by: str = ""


def hidden_from(snapshot: Snapshot, viewer: str | None) -> Mapping[str, Shown]:
    """Return what the viewer may see of each piece that they may not see in full, by its id."""
    if sign_in_of(snapshot) is SignIn.LOCAL:
        return {}
    return clearance_store.hidden(snapshot, viewer or "")


def hidden_sources(snapshot: Snapshot, viewer: str | None) -> frozenset[str]:
    """Return the outside sources whose very name the viewer may not see."""
    hidden = hidden_from(snapshot, viewer)
    return clearance_store.sources_only_of(snapshot, hidden, viewer or "") if hidden else _NONE


_NONE: frozenset[str] = frozenset()


def evidence_of(
    snapshot: Snapshot, claims: Iterable[str], *, viewer: str | None
) -> tuple[Evidence, ...]:
    """Return all evidence of these claims, oldest first, each piece as the viewer may see it."""
    found = evidence_store.of_claims(snapshot, claims)
    return seen(found, hidden_from(snapshot, viewer))


def evidence_in(
    snapshot: Snapshot, document_id: str, *, viewer: str | None
) -> tuple[Evidence, ...]:
    """Return the evidence that points into a document, but for what the viewer may not see.

    To say there that such a piece exists would tell which document it is.
    """
    hidden = hidden_from(snapshot, viewer)
    found = evidence_store.of_document(snapshot, document_id)
    return tuple(piece for piece in found if piece.id not in hidden)


def slips_of(desk: Desk, claim_id: str, reasons: str) -> tuple[Slip, ...]:
    """Return which confidential evidence of a claim its reviewer gives away in these reasons.

    Only pieces that the reviewer may see are compared: a warning about another would tell of it.
    """
    with desk.database.snapshot() as snapshot:
        pieces = evidence_of(snapshot, [claim_id], viewer=desk.actor)
        secret = [one for one in pieces if is_confidential(one) and one.shown is not Shown.NOTHING]
        named = {one.span.document_id for one in secret if one.span}
        titles = {d.id: d.title for d in documents_store.several(snapshot, sorted(named))}
    return slips(reasons, secret, titles)


def confidences(desk: Desk, claim_id: str) -> tuple[Confidence, ...]:
    """Return the confidential pieces of a claim that stand, with who is cleared for each."""
    with desk.database.snapshot() as snapshot:
        pieces = evidence_of(snapshot, [claim_of(snapshot, claim_id).id], viewer=desk.actor)
        secret = [one for one in pieces if is_confidential(one) and one.retracted_at is None]
        cleared = clearance_store.standing(snapshot, [one.id for one in secret])
        return tuple(_confidence(snapshot, one, cleared) for one in secret)


@needs(Role.CHECKER)
def clear(
    desk: Desk, person: str, *, evidence: str | None = None, command_id: str | None = None
) -> Done:
    """Let somebody, by name, see one confidential piece, or with `evidence` None every one.

    An editor may do both; whoever linked a piece may clear others for it.
    """

    def do(act: Act) -> Told:
        whom = _person(act.writing, person)
        piece = None if evidence is None else _piece(act.writing, evidence)
        _check_may_clear(act, piece)
        if clearance_store.holds(act.writing, whom, evidence):
            msg = f"{person} is cleared for this already. Nothing was saved."
            raise NotAllowed(msg)
        stored = clearance_store.clear(
            act.writing,
            {
                "id": act.new("clr"),
                "person_id": whom,
                "evidence_id": evidence,
                "given_by": act.actor,
                "given_at": act.at,
            },
        )
        return Told(
            action="cleared somebody for confidential evidence",
            subject=piece.claim_id if piece else whom,
            made=(str(stored["id"]),),
            details={"person": whom, "evidence": evidence},
        )

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def end_clearance(desk: Desk, clearance_id: str, *, command_id: str | None = None) -> Done:
    """Take a clearance back: an editor may, and for one piece whoever linked it."""

    def do(act: Act) -> Told:
        row = clearance_store.clearance_row(act.writing, clearance_id)
        if row is None:
            msg = f"No clearance “{clearance_id[:40]}” holds. Nothing was saved. Look again."
            raise NotFound(msg)
        piece = _piece(act.writing, row["evidence_id"]) if row["evidence_id"] else None
        _check_may_clear(act, piece)
        clearance_store.end(act.writing, clearance_id, by=act.actor, at=act.at)
        return Told(
            action="ended a clearance for confidential evidence",
            subject=piece.claim_id if piece else row["person_id"],
            details={"clearance": clearance_id},
        )

    return carry_out(desk, command_id, do)


@needs(Role.EDITOR)
def release(
    desk: Desk, evidence_id: str, extent: Shown, *, because: str, command_id: str | None = None
) -> Done:
    """Let a confidential piece out, its words alone or everything, with the reason."""
    because = reason(because, "Releasing confidential evidence")

    def do(act: Act) -> Told:
        piece = _open_piece(act, evidence_id)
        if extent is Shown.NOTHING or piece.released is not Shown.NOTHING:
            msg = (
                "Either nothing is to be released, or this piece was released already. Nothing "
                "was saved. Take the release back first if it is to be another one."
            )
            raise NotAllowed(msg)
        why = act.writing.words(because)
        stored = clearance_store.release(
            act.writing,
            {
                "id": act.new("rls"),
                "evidence_id": piece.id,
                "extent": extent.value,
                "because_digest": why,
                "released_by": act.actor,
                "released_at": act.at,
            },
        )
        return Told(
            action="released confidential evidence",
            subject=piece.claim_id,
            made=(str(stored["id"]),),
            details={"evidence": piece.id, "extent": extent.value, "because": why},
        )

    return carry_out(desk, command_id, do)


@needs(Role.EDITOR)
def take_back_release(
    desk: Desk, evidence_id: str, *, because: str, command_id: str | None = None
) -> Done:
    """Take the release of a piece back, with the reason; what left the desk before is outside."""
    because = reason(because, "Taking a release back")

    def do(act: Act) -> Told:
        piece = _piece(act.writing, evidence_id)
        row = clearance_store.release_row(act.writing, piece.id)
        if row is None:
            msg = "This piece is not released. Nothing was saved. Open the claim and look again."
            raise NotAllowed(msg)
        why = act.writing.words(because)
        clearance_store.end_release(act.writing, row["id"], by=act.actor, at=act.at, because=why)
        return Told(
            action="took the release of evidence back",
            subject=piece.claim_id,
            details={"evidence": piece.id, "because": why},
        )

    return carry_out(desk, command_id, do)


def _confidence(snapshot: Snapshot, piece: Evidence, cleared: tuple[Clearance, ...]) -> Confidence:
    row = clearance_store.release_row(snapshot, piece.id)
    is_open = piece.shown is Shown.EVERYTHING
    return Confidence(
        piece=piece,
        is_open=is_open,
        is_guarded=sign_in_of(snapshot) is not SignIn.LOCAL,
        cleared=tuple(one for one in cleared if one.evidence in {None, piece.id}),
        released_because=str(row["because"] or "") if row and is_open else "",
        released_by=row["released_by_name"] if row else "",
    )


def _person(snapshot: Snapshot, name: str) -> str:
    found = people_store.by_id(snapshot, name) or people_store.by_name(snapshot, name)
    if found is None:
        msg = f"Nobody at this desk is called “{name[:80]}”. Nothing was saved. Check the name."
        raise NotFound(msg)
    return str(found["id"])


def _piece(snapshot: Snapshot, evidence_id: str) -> Evidence:
    piece = evidence_store.get(snapshot, evidence_id)
    if piece is None:
        msg = f"There is no evidence “{evidence_id}” on this desk. Open the claim and look again."
        raise NotFound(msg)
    if not is_confidential(piece):
        msg = "This piece is on the record: everybody sees it anyway. Nothing was saved."
        raise NotAllowed(msg)
    return piece


def _open_piece(act: Act, evidence_id: str) -> Evidence:
    """Return a piece that the actor may see; nobody judges what they do not know."""
    piece = _piece(act.writing, evidence_id)
    if piece.id in hidden_from(act.writing, act.actor):
        msg = (
            "You are not cleared for this piece, so you cannot release it. Nothing was saved. "
            f"Ask {piece.added_by}, or clear yourself for it: the record will say so."
        )
        raise NotAllowed(msg)
    return piece


def _check_may_clear(act: Act, piece: Evidence | None) -> None:
    if act.role is not None and act.role.rank >= Role.EDITOR.rank:
        return
    if piece is None or piece.added_by != people_store.name_of(act.writing, act.actor):
        msg = (
            "Only an editor, or whoever linked the piece, decides who sees it. Nothing was saved. "
            "Ask one of them."
        )
        raise NotAllowed(msg)
