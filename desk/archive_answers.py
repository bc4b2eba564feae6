"""A person says whether an earlier check answers a claim; the record keeps what they said.

Nothing else of the claim changes: neither its state nor its revision. An earlier check is a lead
for the reviewer, never a verdict of this desk.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.errors import NotAllowed, NotFound
from db import archive_answers, archive_store, documents_store
from desk.act import Act, Done, Told, carry_out, claim_of
from desk.archive_matches import Matches, catch_up_soon, match
from desk.authority import Role, needs
from desk.fields import prose
from review.earlier import Decision

if TYPE_CHECKING:
    from datetime import date

    from claims.earlier import Ranked
    from claims.model import Claim, Document
    from db.transaction import Snapshot
    from desk import Desk
    from review.earlier import EarlierAnswer

AROUND = 300
"""Characters on either side of a claim whose words count a little when checks are looked up."""

LEAST, OF_BEST = 5.0, 0.6
"""A page shows no check whose likeness is below `LEAST` (of the known answers to public posts and
debate sentences 1 in 100 is), nor below this share of the best one's, which only take up room."""

_ACTIONS = {
    Decision.ANSWERS: "took an earlier check as an answer",
    Decision.DOES_NOT_ANSWER: "set an earlier check aside",
    Decision.OPEN: "took back a word on an earlier check",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierScreen:
    """What a claim's page shows of the archive."""

    answers: tuple[EarlierAnswer, ...]
    """Checks that a person took as answers."""
    set_aside: tuple[EarlierAnswer, ...]
    matches: Matches
    is_empty: bool
    """Whether the archive holds nothing at all."""


@needs(Role.CHECKER)
def decide(
    desk: Desk,
    claim: str,
    check: int,
    decision: Decision,
    *,
    note: str = "",
    command_id: str | None = None,
) -> Done:
    """Say whether an earlier check answers a claim; one that does not is not shown again."""

    def do(act: Act) -> Told:
        found = claim_of(act.writing, claim)
        _refuse_unfit(act.writing, found, check, decision)
        why = act.writing.words(prose(note, "note"))
        archive_answers.add(
            act.writing,
            {
                "id": act.new("ans"),
                "claim_id": found.id,
                "check_number": check,
                "decision": decision.value,
                "note_digest": why,
                "decided_by": act.actor,
                "decided_at": act.at,
            },
        )
        return Told(
            action=_ACTIONS[decision],
            subject=found.id,
            details={"check": check, "decision": decision.value, "note": why},
        )

    return carry_out(desk, command_id, do)


def earlier_screen(desk: Desk, reference: str, *, most: int = 5) -> EarlierScreen:
    """Return the earlier checks that may answer a claim, and what was said of them.

    Has the index catch up in the background where it lacks checks.
    """
    with desk.database.snapshot() as snapshot:
        claim = claim_of(snapshot, reference)
        said = archive_answers.of_claims(snapshot, [claim.id])
        hidden = {n for one in said for n in archive_answers.versions(snapshot, one.check.number)}
        is_empty = archive_store.last_number(snapshot) == 0
        document = _document(snapshot, claim)
    matches = Matches()
    if not is_empty:
        matches = match(
            desk.database,
            claim.statement,
            beside=_beside(claim, document),
            day=_day(claim, document),
            without=hidden,
            most=most,
        )
    if matches.behind:
        catch_up_soon(desk.database)
    return EarlierScreen(
        answers=tuple(one for one in said if one.decision is Decision.ANSWERS),
        set_aside=tuple(one for one in said if one.decision is Decision.DOES_NOT_ANSWER),
        matches=replace(matches, found=_worth_showing(matches.found)),
        is_empty=is_empty,
    )


def _worth_showing(found: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    best = found[0].likeness if found else 0.0
    return tuple(one for one in found if one.likeness >= max(LEAST, OF_BEST * best))


def _refuse_unfit(snapshot: Snapshot, claim: Claim, check: int, decision: Decision) -> None:
    if archive_store.check(snapshot, check) is None:
        raise NotFound(
            f"There is no earlier check {check} in the archive. Nothing was saved. "
            "Look it up again."
        )
    known = archive_answers.versions(snapshot, check)
    said = archive_answers.of_claims(snapshot, [claim.id])
    now = next((one.decision for one in said if one.check.number in known), Decision.OPEN)
    if now is decision:
        raise NotAllowed("That was said of this check already, so nothing was saved.")


def _document(snapshot: Snapshot, claim: Claim) -> Document | None:
    if not claim.occurrences:
        return None
    return documents_store.several(snapshot, [claim.occurrences[0].span.document_id])[0]


def _beside(claim: Claim, document: Document | None) -> tuple[str, ...]:
    """The words around a claim's first place, and the title they stand under."""
    if document is None:
        return ()
    span = claim.occurrences[0].span
    before = document.text[max(0, span.start - AROUND) : span.start]
    return before, document.text[span.end : span.end + AROUND], document.title


def _day(claim: Claim, document: Document | None) -> date | None:
    return document.published_on if document and claim.occurrences else None
