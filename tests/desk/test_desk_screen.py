"""The desk at a glance tells what waits, what came and went, and how people agree."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from claims.model import ClaimState
from desk import Desk, triage, verdicts
from desk.screens import desk_screen, latest_events
from desk.verdicts import GiveReview
from review.model import Layer
from tests.builders import (
    LEDGER,
    Ticking,
    a_blind_desk,
    a_claim,
    a_colleague,
    a_desk,
    a_document,
    a_link,
    a_review,
)

if TYPE_CHECKING:
    from pathlib import Path

OPEN = "The pier is open every day."
LOST = "has lost 14 of its 40 lamps"


def test_an_empty_desk_has_nothing_to_tell(desk: Desk) -> None:
    screen = desk_screen(desk)

    assert screen.waiting == ()
    assert [(one.came, one.decided) for one in screen.weeks] == [(0, 0)], "its own week alone"
    assert (screen.median_hours, screen.agreements) == (None, ())


def test_claims_wait_by_state_with_the_age_of_the_oldest(tmp_path: Path) -> None:
    clock = Ticking()
    desk = a_desk(tmp_path, clock=clock)
    claim = a_claim(desk, a_document(desk), OPEN)
    clock.moment += timedelta(days=3)
    triage.accept(desk, [next(iter(_candidates(desk)))])

    waiting = {one.state: one for one in desk_screen(desk).waiting}
    assert waiting[ClaimState.CANDIDATE].days == 3
    assert waiting[ClaimState.TRIAGED].claims >= 1
    assert claim.id not in _candidates(desk)


def test_weeks_count_claims_that_came_and_first_verdicts_and_forget_what_is_older(
    tmp_path: Path,
) -> None:
    clock = Ticking()
    desk = a_desk(tmp_path, clock=clock)
    claim = a_claim(desk, a_document(desk), OPEN)
    clock.moment += timedelta(weeks=1)
    for rating in ("unproven", "unproven"):
        a_review(desk, claim, rating=rating)
    screen = desk_screen(desk)

    assert [week.decided for week in screen.weeks] == [0, 1], "none from before the desk began"
    assert screen.weeks[-2].came > 1
    assert screen.median_hours is not None
    assert 167 < screen.median_hours < 169

    clock.moment += timedelta(weeks=20)
    assert [(one.came, one.decided) for one in desk_screen(desk).weeks] == [(0, 0)] * 12


def test_agreement_counts_claims_that_two_people_judged_and_what_they_confused(
    desk: Desk,
) -> None:
    document = a_document(desk)
    tomas = a_colleague(desk)
    ledger = a_document(desk, LEDGER)
    for words, other in ((OPEN, "unproven"), (LOST, "false")):
        claim = a_claim(desk, document, words)
        piece = a_link(desk, claim, ledger, "Ten of the lamps")
        a_review(desk, claim, rating="unproven")
        a_review(tomas, claim, rating=other, evidence_ids=(piece,))
    (one,) = [each for each in desk_screen(desk).agreements if each.layer is Layer.SO]

    assert (one.claims, one.percent) == (2, 0.5)
    assert one.interval[0] < 0.5 < one.interval[1]
    assert sum(one.confused.values()) == 2
    assert one.confused["unproven", "unproven"] == 1


def test_what_happened_last_comes_first(desk: Desk) -> None:
    document = a_document(desk)

    (latest,) = latest_events(desk, most=1)
    assert (latest.event.action, latest.kind, latest.number) == ("took in", "document", 1)
    assert latest.words == document.title


def _candidates(desk: Desk) -> list[str]:
    with desk.database.snapshot() as snapshot:
        rows = snapshot.rows("select id from claims where state = 'candidate' order by number")
    return [row["id"] for row in rows]


def test_agreement_is_told_by_kind_person_pair_and_month_and_no_adjudication_counts(
    desk: Desk,
) -> None:
    a_blind_desk(desk)
    tomas, edith = a_colleague(desk, "Tomas"), a_colleague(desk, "Edith")
    document, ledger = a_document(desk), a_document(desk, LEDGER)
    agreed, differed = a_claim(desk, document, OPEN), a_claim(desk, document, LOST)
    piece = a_link(desk, differed, ledger, "Ten of the lamps")
    for reviewer in (desk, tomas):
        a_review(reviewer, agreed)
    a_review(desk, differed, rating="false", evidence_ids=(piece,))
    a_review(tomas, differed)
    settling = GiveReview(
        claim=differed.id, layer=Layer.SO, rating="unproven", rationale="Nobody counted."
    )
    verdicts.adjudicate(edith, settling)

    (one,) = [each for each in desk_screen(desk).agreements if each.layer is Layer.SO]

    assert (one.claims, one.percent) == (2, 0.5)
    assert [(share.name, share.rounds) for share in one.by_person] == [("Maya", 2), ("Tomas", 2)]
    assert sum(share.rounds for share in one.by_kind) == 2
    assert [share.name for share in one.by_month] == ["2026-03"]
    assert [(pair.one, pair.other, pair.rounds) for pair in one.pairs] == [("Maya", "Tomas", 2)]


def test_a_sealed_review_is_in_no_figure(desk: Desk) -> None:
    a_blind_desk(desk, reviews=3)
    claim = a_claim(desk, a_document(desk), OPEN)
    for one in (desk, a_colleague(desk)):
        a_review(one, claim)

    assert desk_screen(desk).agreements == ()
