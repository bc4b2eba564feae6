"""Letting verdicts go out, correcting them, and taking them back.

Each publication is a line of its own that stays, with all that it rested on as the record had it
just before: a correction takes the place of the one before and says why, and the old words stay
readable.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed
from claims.model import ClaimState
from db import digest, events_store, verdicts_store, workflow_store
from db.rows import stamp
from desk import policy
from desk.act import Act, Told, carry_out, change_claim, claim_of, seen, step
from desk.authority import Role, needs
from desk.canonical import canonical_dossier
from desk.fields import prose, reason
from desk.holding import end_hold
from desk.settling import looked_again
from review import rules
from review.workflow import ClaimAction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from claims.model import Claim
    from db.rows import Row, Value
    from desk import Desk
    from desk.act import Done


@needs(Role.EDITOR)
def publish(
    desk: Desk,
    claim_id: str,
    *,
    because: str = "",
    not_before: datetime | None = None,
    seen_revision: int | None = None,
    command_id: str | None = None,
) -> Done:
    """Let the verdicts of a signed claim go out, at once or from a time (aware) on.

    When something of the claim was published before, this corrects it, and `because` is the notice
    that readers are given.
    """

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        before = workflow_store.standing_publication(act.writing, claim.id)
        goal = step(act, claim.state, ClaimAction.PUBLISH)
        seen(act.writing, claim, seen_revision)
        _check_lawyer(act, claim)
        rested_on = canonical_dossier(act.writing, claim.id)
        notice = _notice(act, because, before)
        state = goal if before is None else ClaimState.CORRECTED
        kind = "first" if before is None else "correction"
        words = {
            "because_digest": notice,
            # Kept even where the clock says it is over: one that ran ahead is put back.
            "not_before": None if not_before is None else stamp(not_before),
            "dossier_digest": act.writing.words(rested_on),
        }
        made = _append(act, claim, kind, before, words)
        revision = change_claim(act, claim, {"state": state.value})
        details = {"state": [claim.state.value, state.value], "revisions": {claim.id: revision}}
        told = "published the verdict" if before is None else "published a correction"
        return Told(action=told, subject=claim.id, made=(made,), details=details)

    return carry_out(desk, command_id, do)


@needs(Role.EDITOR)
def revise(desk: Desk, claim_id: str, *, because: str, command_id: str | None = None) -> Done:
    """Look at a published verdict again; it stands published until it is corrected."""
    because = reason(because, "Revising a published verdict")
    told = "took a published verdict up again"

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        return looked_again(act, claim, ClaimAction.REVISE, because, told)

    return carry_out(desk, command_id, do)


@needs(Role.EDITOR)
def retract(desk: Desk, claim_id: str, *, because: str, command_id: str | None = None) -> Done:
    """Take a published verdict back without another in its place; readers are told why."""
    because = reason(because, "Retracting a verdict")

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        before = workflow_store.standing_publication(act.writing, claim.id)
        if before is None:
            msg = "Nothing of this claim was published. Nothing was saved. Kill it instead."
            raise NotAllowed(msg)
        end_hold(act, claim)
        told = looked_again(act, claim, ClaimAction.KILL, because, "retracted the verdict")
        words = {"because_digest": act.writing.words(because)}
        made = _append(act, claim, "retraction", before, words)
        return replace(told, made=(*told.made, made))

    return carry_out(desk, command_id, do)


def _append(act: Act, claim: Claim, kind: str, before: Row | None, row: Mapping[str, Value]) -> str:
    verdicts = verdicts_store.verdicts_of(act.writing, [claim.id])
    standing = [] if kind == "retraction" else [v.id for v in rules.of_record(verdicts).values()]
    stored = act.writing.insert(
        "publications",
        {
            "id": act.new("pub"),
            "claim_id": claim.id,
            "kind": kind,
            "verdict_ids": digest.canonical(standing),
            "corrects": before["id"] if before else None,
            "events": events_store.head(act.writing).events,
            "published_by": act.actor,
            "published_at": act.at,
            **row,
        },
    )
    return str(stored["id"])


def _notice(act: Act, because: str, before: Row | None) -> str | None:
    """Return the digest of the notice that a correction needs and a first publication has not."""
    if before is not None:
        if not any(map(str.isalnum, because)):
            msg = (
                "A correction needs its notice. Nothing was published. Say what was wrong, and "
                "what is right."
            )
            raise InvalidInput(msg)
        return act.writing.words(prose(because, "notice"))
    if because.strip():
        msg = (
            "Nothing of this claim was published before, so there is nothing to correct. Nothing "
            "was saved. Leave the notice empty."
        )
        raise InvalidInput(msg)
    return None


def _check_lawyer(act: Act, claim: Claim) -> None:
    signed = {
        row["kind"]
        for row in workflow_store.approvals(act.writing, [claim.id])
        if row["ended_at"] is None
    }
    if policy.legal_for(act.writing, claim) and "legal" not in signed:
        msg = (
            "A lawyer has to sign this claim before it is published, and none has. Nothing was "
            "saved. Have it signed, or have an editor lift the requirement."
        )
        raise NotAllowed(msg)
