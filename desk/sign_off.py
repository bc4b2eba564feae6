"""Answering for a verdict: the editor's sign-off, and the lawyer's.

Whoever signs is not among those whose reviews the verdict rests on. On a desk without accounts,
where one person does everything, they may sign their own work; the record says who did both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import NotAllowed
from db import digest, people_store, workflow_store
from desk import settling
from desk.act import Act, Told, carry_out, change_claim, claim_of, seen, step
from desk.authority import Role, SignIn, needs, sign_in_of
from desk.fields import prose, reason
from desk.replies import check_heard
from desk.stale import stale_in
from review import rules
from review.workflow import ClaimAction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claims.model import Claim
    from db.transaction import Snapshot
    from desk import Desk
    from desk.act import Done
    from review.model import Layer, Review, Verdict


@needs(Role.EDITOR)
def sign_off(
    desk: Desk,
    claim_id: str,
    *,
    note: str = "",
    leaves_open: bool = False,
    seen_revision: int | None = None,
    command_id: str | None = None,
) -> Done:
    """Answer for the verdicts of a claim that stand, as somebody who did not check it.

    A claim that somebody is quoted with has two questions: whether it was said, and whether it is
    so. With one of them unanswered it is signed only by an editor who `leaves_open` knowingly.
    """
    what = _Signing(
        claim=claim_id,
        kind="editorial",
        note=note,
        leaves_open=leaves_open,
        seen_revision=seen_revision,
    )
    return carry_out(desk, command_id, lambda act: _sign(act, what, ClaimAction.SIGN_OFF))


@needs(Role.EDITOR)
def sign_off_as_lawyer(
    desk: Desk,
    claim_id: str,
    *,
    note: str = "",
    seen_revision: int | None = None,
    command_id: str | None = None,
) -> Done:
    """Answer for it as a lawyer; the claim stays where it is.

    It may be published once the editor signed, too.
    """
    what = _Signing(claim=claim_id, kind="legal", note=note, seen_revision=seen_revision)
    return carry_out(desk, command_id, lambda act: _sign(act, what, ClaimAction.LEGAL))


@needs(Role.EDITOR)
def take_back(desk: Desk, claim_id: str, *, because: str, command_id: str | None = None) -> Done:
    """Take the sign-offs of a claim back, with the reason; its verdicts stand as they did."""
    because = reason(because, "Taking a sign-off back")

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        state = step(act, claim.state, ClaimAction.TAKE_BACK)
        words = act.writing.words(because)
        settling.end_approvals(act, claim, words)
        revision = change_claim(act, claim, {"state": state.value})
        details = {"because": words, "revisions": {claim.id: revision}}
        return Told(action="took the sign-off back", subject=claim.id, details=details)

    return carry_out(desk, command_id, do)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signing:
    """What somebody wants to sign, in which office, and in what words."""

    claim: str
    kind: str
    note: str
    leaves_open: bool = True
    """Whether a question that nobody answered is known; the lawyer does not answer for it."""
    seen_revision: int | None


def _sign(act: Act, what: _Signing, action: ClaimAction) -> Told:
    claim = claim_of(act.writing, what.claim)
    state = step(act, claim.state, action)
    seen(act.writing, claim, what.seen_revision)
    verdicts, left_open = _answered_for(act, claim, what)
    signed = _keep(act, claim, what, verdicts)
    revision = change_claim(act, claim, {"state": state.value})
    details: dict[str, object] = {
        "kind": what.kind,
        "verdicts": verdicts,
        "revisions": {claim.id: revision},
    }
    if left_open:
        details["left_open"] = [layer.value for layer in left_open]
    return Told(action="signed off", subject=claim.id, made=(signed,), details=details)


def _answered_for(act: Act, claim: Claim, what: _Signing) -> tuple[list[str], tuple[Layer, ...]]:
    """Return the verdicts that stand and the questions left open, if this person may sign."""
    now = settling.given(act, claim)
    of_record = rules.of_record(now.verdicts)
    standing = tuple(of_record.values())
    signed = [
        row for row in workflow_store.approvals(act.writing, [claim.id]) if row["ended_at"] is None
    ]
    if what.kind in {row["kind"] for row in signed}:
        msg = "This was signed already. Nothing was saved. Take the sign-off back to sign anew."
        raise NotAllowed(msg)
    left_open = rules.unanswered(claim, of_record)
    _refuse_together(
        lambda: _refuse_stale(act, claim),
        lambda: check_heard(act.writing, claim),
        lambda: _refuse_checkers(act, now, standing),
        lambda: rules.check_answered(left_open, known=what.leaves_open),
    )
    return [one.id for one in standing], left_open


def _refuse_together(*checks: Callable[[], object]) -> None:
    """Raise one NotAllowed for all that lacks: told one by one, it takes a press for each."""
    lacks = []
    for check in checks:
        try:
            check()
        except NotAllowed as error:
            lacks.append(error)
    if len(lacks) == 1:
        raise lacks[0]
    if lacks:
        told = (str(error).replace(_NOTHING, "") for error in lacks)
        listed = " ".join(f"({at}) {one}" for at, one in enumerate(told, start=1))
        raise NotAllowed(f"{len(lacks)} things are to be done first. {_NOTHING}{listed}")


_NOTHING = "Nothing was saved. "


def _refuse_stale(act: Act, claim: Claim) -> None:
    if stale_in(act.writing, claim=claim.id):
        msg = (
            "What the verdict rests on has changed since, so it waits to be looked at again. "
            f"{_NOTHING}Say that it still holds, or reopen the claim."
        )
        raise NotAllowed(msg)


def has_accounts(snapshot: Snapshot) -> bool:
    """Whether people have accounts here, so that whoever checked a verdict cannot sign it."""
    return sign_in_of(snapshot) is not SignIn.LOCAL


def has_checked(
    snapshot: Snapshot, person: str, reviews: Iterable[Review], standing: Iterable[Verdict]
) -> bool:
    """Whether standing verdicts rest on a review of this person."""
    resting = {review for verdict in standing for review in verdict.review_ids}
    checkers = {review.given_by for review in reviews if review.id in resting}
    return bool(checkers) and people_store.name_of(snapshot, person) in checkers


def _refuse_checkers(act: Act, now: settling.Given, standing: tuple[Verdict, ...]) -> None:
    """Refuse whoever gave a review that the verdicts rest on, where people have accounts."""
    if has_accounts(act.writing) and has_checked(act.writing, act.actor, now.reviews, standing):
        msg = (
            "The verdict rests on a review of your own, and whoever answers for it should not have "
            "checked it. Nothing was saved. Ask another editor to sign."
        )
        raise NotAllowed(msg)


def _keep(act: Act, claim: Claim, what: _Signing, verdicts: list[str]) -> str:
    words = prose(what.note, "note")
    stored = act.writing.insert(
        "approvals",
        {
            "id": act.new("apr"),
            "claim_id": claim.id,
            "kind": what.kind,
            "verdict_ids": digest.canonical(verdicts),
            "note_digest": act.writing.words(words) if words else None,
            "given_by": act.actor,
            "given_at": act.at,
        },
    )
    return str(stored["id"])
