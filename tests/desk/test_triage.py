"""What people do with candidates, and what the desk refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import Conflict, InvalidInput, NotAllowed, NotFound
from claims.model import Checkability, ClaimState, Kind
from db import board_view, claims_store, search
from db.board_view import ClaimFilter
from desk import evidence as evidence_desk
from desk import triage
from desk.triage import Rewording
from desk.usual_scale import set_usual_scale
from review.scales import DEFAULT_SCALE
from tests.builders import (
    LEDGER,
    PIER,
    a_claim,
    a_document,
    a_link,
    a_review,
    checked,
    events,
    place_of,
    the_claim,
)

if TYPE_CHECKING:
    from claims.model import Claim, Document
    from desk import Desk

OPEN = "The pier is open every day."
LOST = "has lost 14 of its 40 lamps"


@pytest.fixture
def pier(desk: Desk) -> Document:
    """The article about the pier."""
    return a_document(desk)


@pytest.fixture
def claim(desk: Desk, pier: Document) -> Claim:
    """An accepted claim with its own words."""
    return a_claim(desk, pier, OPEN)


def candidates(desk: Desk) -> list[str]:
    with desk.database.snapshot() as snapshot:
        return board_view.ids(snapshot, ClaimFilter(states=("candidate",)))


def found(desk: Desk, words: str) -> set[str]:
    with desk.database.snapshot() as snapshot:
        return {row["id"] for row in search.claims(snapshot, words)}


def test_claims_to_come_are_judged_on_the_scale_of_the_desk(desk: Desk) -> None:
    before = a_claim(desk, a_document(desk), "The pier is open every day.")
    set_usual_scale(desk, "three-steps@1")
    after = a_claim(desk, a_document(desk, LEDGER), "Ten of the lamps were put back in April.")

    assert before.scale == DEFAULT_SCALE.reference
    assert after.scale == "three-steps@1"
    assert the_claim(desk, before.id).scale == DEFAULT_SCALE.reference
    with pytest.raises(InvalidInput, match="already"):
        set_usual_scale(desk, "three-steps@1")
    with pytest.raises(NotFound, match="stars@1"):
        set_usual_scale(desk, "stars@1")


def test_many_candidates_are_accepted_as_one_event(desk: Desk, pier: Document) -> None:
    ids = candidates(desk)
    before = events(desk)
    triage.accept(desk, [*ids, ids[0]])

    assert {the_claim(desk, one).state for one in ids} == {ClaimState.TRIAGED}
    assert events(desk) == before + 1


def test_if_one_of_many_cannot_move_none_does(desk: Desk, pier: Document, claim: Claim) -> None:
    ids = candidates(desk)

    with pytest.raises(NotAllowed, match="accepted already"):
        triage.accept(desk, [*ids, claim.id])
    assert candidates(desk) == ids


def test_a_dismissed_claim_comes_back_as_a_candidate(desk: Desk, claim: Claim) -> None:
    triage.dismiss(desk, [claim.id], because="Nobody disputes it.")
    assert the_claim(desk, claim.id).state is ClaimState.DISMISSED

    triage.restore(desk, [claim.id])
    assert the_claim(desk, claim.id).state is ClaimState.CANDIDATE


def test_accepting_nothing_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="No claim is selected"):
        triage.accept(desk, [])


def test_a_claim_that_is_not_here_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound):
        triage.dismiss(desk, ["clm_nowhere"])


def test_rewording_keeps_the_exact_words(desk: Desk, claim: Claim) -> None:
    triage.edit(
        desk,
        Rewording(
            claim=claim.id,
            statement="[Saltmarsh] pier is open daily.",
            kind=Kind.STATUS_OR_RULE,
            checkability=Checkability.FUTURE,
        ),
    )
    after = the_claim(desk, claim.id)

    assert after.statement == "[Saltmarsh] pier is open daily."
    assert (after.kind, after.checkability) == (Kind.STATUS_OR_RULE, Checkability.FUTURE)
    assert after.occurrences == claim.occurrences
    assert after.revision == claim.revision + 1
    assert claim.id in found(desk, "saltmarsh daily")


def test_rewording_to_the_same_is_refused(desk: Desk, claim: Claim) -> None:
    with pytest.raises(InvalidInput, match="Nothing was changed"):
        triage.edit(
            desk, Rewording(claim=claim.id, statement=f" {claim.statement} ", kind=claim.kind)
        )


@pytest.mark.parametrize("words", ["", "  ", "…", "–!?"])
def test_a_claim_needs_words(desk: Desk, claim: Claim, words: str) -> None:
    with pytest.raises(InvalidInput, match="A claim needs words"):
        triage.edit(desk, Rewording(claim=claim.id, statement=words))


def test_a_claim_as_long_as_a_page_is_refused(desk: Desk, claim: Claim) -> None:
    with pytest.raises(InvalidInput, match="has at most 2,000 characters"):
        triage.edit(desk, Rewording(claim=claim.id, statement="lamp " * 500))


@pytest.mark.parametrize("words", ["lamps\0lamps", "lamps \udc00"])
def test_characters_that_no_report_can_hold_are_refused(
    desk: Desk, claim: Claim, words: str
) -> None:
    with pytest.raises(InvalidInput, match="Nothing was saved"):
        triage.edit(desk, Rewording(claim=claim.id, statement=words))


def test_a_stale_rewording_is_refused(desk: Desk, claim: Claim) -> None:
    triage.edit(
        desk, Rewording(claim=claim.id, statement="The pier is open daily.", seen_revision=1)
    )

    with pytest.raises(Conflict, match="Maya edited the claim"):
        triage.edit(desk, Rewording(claim=claim.id, statement="Open daily.", seen_revision=1))


def test_an_unknown_scale_is_refused(desk: Desk, claim: Claim) -> None:
    with pytest.raises(NotFound, match="There is no verdict scale"):
        triage.set_scale(desk, claim.id, "stars@1")
    with pytest.raises(InvalidInput, match="already"):
        triage.set_scale(desk, claim.id, claim.scale)

    triage.set_scale(desk, claim.id, "three-steps@1")
    assert the_claim(desk, claim.id).scale == "three-steps@1"


def test_a_decided_claim_keeps_its_wording_words_and_scale(desk: Desk, claim: Claim) -> None:
    a_review(desk, claim)

    with pytest.raises(NotAllowed, match="Reopen it first"):
        triage.edit(desk, Rewording(claim=claim.id, statement="The pier is open daily."))
    with pytest.raises(NotAllowed, match="Reopen it first"):
        triage.trim_occurrence(desk, claim.occurrences[0].id, 0, 5)
    with pytest.raises(NotAllowed, match="Reopen it first"):
        triage.set_scale(desk, claim.id, "three-steps@1")


def test_trimming_moves_the_words_and_the_wording_with_them(
    desk: Desk, pier: Document, claim: Claim
) -> None:
    start, end = place_of(pier, "The pier is open")
    triage.trim_occurrence(desk, claim.occurrences[0].id, start, end)
    after = the_claim(desk, claim.id)

    assert after.occurrences[0].span.quote == after.statement == "The pier is open"
    assert after.occurrences[0].id == claim.occurrences[0].id


def test_trimming_leaves_a_wording_that_somebody_chose(
    desk: Desk, pier: Document, claim: Claim
) -> None:
    triage.edit(desk, Rewording(claim=claim.id, statement="The pier opens daily."))
    triage.trim_occurrence(desk, claim.occurrences[0].id, *place_of(pier, "is open every day"))
    after = the_claim(desk, claim.id)

    assert after.statement == "The pier opens daily."
    assert after.occurrences[0].span.quote == "is open every day"


def test_white_space_around_a_selection_is_left_out(desk: Desk, pier: Document) -> None:
    start, end = place_of(pier, OPEN)
    made = triage.make_claim(desk, pier.id, start - 1, end + 50).made[0]

    assert the_claim(desk, made).occurrences[0].span.quote == OPEN


@pytest.mark.parametrize(
    ("start", "end"), [(0, 0), (9, 3), (-9, -3), (10**6, 10**6 + 5), (22, 24), (10**30, 10**30 + 1)]
)
def test_a_selection_without_words_is_refused(
    desk: Desk, pier: Document, start: int, end: int
) -> None:
    with pytest.raises(InvalidInput, match="No words were selected"):
        triage.make_claim(desk, pier.id, start, end)


def test_a_made_claim_is_accepted_with_what_was_read_in_it(desk: Desk, pier: Document) -> None:
    claim = a_claim(desk, pier, LOST)

    assert claim.state is ClaimState.TRIAGED
    assert claim.detector is None
    assert claim.occurrences[0].span.quote == LOST == claim.statement
    assert {quantity.low for quantity in claim.occurrences[0].quantities} >= {14}


def test_an_occurrence_that_is_not_here_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound, match="no occurrence"):
        triage.trim_occurrence(desk, "occ_nowhere", 0, 5)


def test_splitting_makes_a_claim_of_each_part(desk: Desk, pier: Document, claim: Claim) -> None:
    parts = [place_of(pier, "open every day"), place_of(pier, "The pier is")]
    done = triage.split(desk, claim.id, parts)
    first, second = the_claim(desk, claim.id), the_claim(desk, done.made[0])

    assert (first.statement, second.statement) == ("The pier is", "open every day")
    assert second.state is ClaimState.TRIAGED
    assert done.event.subject == claim.id


@pytest.mark.parametrize(
    "words",
    [["The pier is"], [], ["The pier is open", "open every"], ["The pier is", "Harbour pier"]],
)
def test_splitting_needs_parts_that_are_apart_and_the_claims_own(
    desk: Desk, pier: Document, claim: Claim, words: list[str]
) -> None:
    start = place_of(pier, OPEN)[0]
    parts = [
        (at, at + len(part)) for part in words if (at := max(pier.text.find(part, start), 0)) >= 0
    ]

    with pytest.raises(InvalidInput, match="at least two parts"):
        triage.split(desk, claim.id, parts)
    assert the_claim(desk, claim.id) == claim


def test_merging_gives_one_claim_all_the_places(desk: Desk, pier: Document, claim: Claim) -> None:
    ledger = a_document(desk, LEDGER)
    other = a_claim(desk, ledger, "Fourteen lamps were taken down")
    triage.merge(desk, claim.id, [other.id])
    kept, gone = the_claim(desk, claim.id), the_claim(desk, other.id)

    assert {o.span.document_id for o in kept.occurrences} == {pier.id, ledger.id}
    assert gone.occurrences == ()
    assert gone.state is ClaimState.DISMISSED
    with desk.database.snapshot() as snapshot:
        assert (claims_store.merged_into(snapshot, other.id) or {})["id"] == claim.id


def test_a_claim_does_not_merge_with_itself(desk: Desk, claim: Claim) -> None:
    for others in ([], [claim.id], [str(claim.number)]):
        with pytest.raises(InvalidInput, match="two different claims"):
            triage.merge(desk, claim.id, others)


def test_a_claim_named_twice_is_folded_once(desk: Desk, pier: Document, claim: Claim) -> None:
    other = a_claim(desk, pier, LOST)
    triage.merge(desk, claim.id, [other.id, str(other.number)])

    assert len(the_claim(desk, claim.id).occurrences) == 2


def test_a_folded_claim_says_who_has_its_words_now(
    desk: Desk, pier: Document, claim: Claim
) -> None:
    other = a_claim(desk, pier, LOST)
    triage.merge(desk, claim.id, [other.id])

    for again in (triage.restore, triage.accept, triage.dismiss):
        with pytest.raises(NotAllowed, match=f"merged into claim {claim.number}"):
            again(desk, [other.id])
    with pytest.raises(NotAllowed, match="merged into"):
        triage.merge(desk, claim.id, [other.id])


def test_folding_never_leaves_evidence_behind(desk: Desk, pier: Document, claim: Claim) -> None:
    other = a_claim(desk, pier, LOST)
    piece = a_link(desk, other, a_document(desk, LEDGER), "Ten of the lamps")

    with pytest.raises(NotAllowed, match=f"Merge claim {claim.number} into it instead"):
        triage.merge(desk, claim.id, [other.id])
    evidence_desk.retract(desk, piece, because="It counts other lamps.")
    triage.merge(desk, claim.id, [other.id])

    assert len(the_claim(desk, claim.id).occurrences) == 2


def test_after_everything_the_record_is_in_order(desk: Desk, pier: Document, claim: Claim) -> None:
    other = a_claim(desk, pier, LOST)
    triage.split(desk, claim.id, [place_of(pier, "The pier is"), place_of(pier, "open every day")])
    triage.merge(desk, claim.id, [other.id])
    triage.accept(desk, candidates(desk))

    assert checked(desk).ok
    assert pier.text == PIER
