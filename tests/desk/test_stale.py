"""A verdict whose ground moved is listed until somebody looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed
from db import board_view
from db.board_view import ClaimFilter
from desk import evidence, exports, versions
from desk.intake import About, take_in_pasted
from desk.stale import stale_verdicts, still_holds
from tests.builders import (
    LEDGER,
    PIER,
    a_claim,
    a_colleague,
    a_document,
    a_link,
    a_review,
    checked,
    the_claim,
)

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk

TEN = "Ten of the lamps were put back in April."


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A desk with a claim whose verdict rests on a sentence of the ledger, document 2."""

    desk: Desk
    claim: Claim
    piece: str


@pytest.fixture
def judged(desk: Desk) -> Judged:
    pier, ledger = a_document(desk), a_document(desk, LEDGER)
    claim = a_claim(desk, pier, "The pier is open every day.")
    piece = a_link(desk, claim, ledger, TEN)
    a_review(desk, claim, rating="true", evidence_ids=(piece,))
    return Judged(desk=desk, claim=claim, piece=piece)


def newer_ledger(desk: Desk, sentence: str, of: str = "2") -> None:
    take_in_pasted(desk, LEDGER.replace(TEN, sentence), About(version_of=of))


def outcomes(desk: Desk) -> list[tuple[str, bool]]:
    return [(c.outcome, c.of_claim) for one in stale_verdicts(desk.database) for c in one.causes]


def test_a_verdict_on_words_that_stand_is_not_stale(judged: Judged) -> None:
    newer_ledger(judged.desk, f"A note. {TEN}")

    assert stale_verdicts(judged.desk.database) == ()


def test_changed_evidence_makes_the_verdict_stale_and_names_who_gave_it(judged: Judged) -> None:
    newer_ledger(judged.desk, "Nine of the lamps were put back in April.")
    (stale,) = stale_verdicts(judged.desk.database)

    assert (stale.number, stale.rating, stale.people) == (
        judged.claim.number,
        "True",
        ("Maya",),
    )
    (cause,) = stale.causes
    assert (cause.outcome, cause.newer, cause.of_claim) == ("changed", 3, False)
    assert (cause.was, cause.became) == (TEN, "Nine of the lamps were put back in April.")


def test_vanished_evidence_makes_the_verdict_stale(judged: Judged) -> None:
    newer_ledger(judged.desk, "")

    assert outcomes(judged.desk) == [("orphaned", False)]


def test_a_claims_own_vanished_words_make_its_verdict_stale(judged: Judged) -> None:
    text = PIER.replace(" The pier is open every day.", "")
    take_in_pasted(judged.desk, text, About(version_of="1"))

    assert outcomes(judged.desk) == [("orphaned", True)]


def test_retracted_evidence_is_a_cause_like_the_others(judged: Judged) -> None:
    evidence.retract(judged.desk, judged.piece, because="wrong year")

    assert outcomes(judged.desk) == [("retracted", False)]


def test_a_person_can_say_that_it_still_holds_until_something_else_changes(judged: Judged) -> None:
    desk = judged.desk
    newer_ledger(desk, "Nine of the lamps were put back in April.")
    (stale,) = stale_verdicts(desk.database)
    still_holds(a_colleague(desk), stale.id, because="Nine of ten is as good.")

    assert stale_verdicts(desk.database) == ()
    newer_ledger(desk, "", of="3")
    assert outcomes(desk) == [("orphaned", False)]
    assert checked(desk).ok


def test_saying_so_needs_a_reason_and_a_stale_verdict(judged: Judged) -> None:
    newer_ledger(judged.desk, "")
    (stale,) = stale_verdicts(judged.desk.database)

    with pytest.raises(InvalidInput, match="needs a reason"):
        still_holds(judged.desk, stale.id, because=" ")
    still_holds(judged.desk, stale.id, because="The minutes say the same.")
    with pytest.raises(NotAllowed, match="not waiting"):
        still_holds(judged.desk, stale.id, because="Again.")


def test_a_new_review_has_seen_the_change(judged: Judged) -> None:
    desk = judged.desk
    newer_ledger(desk, "Nine of the lamps were put back in April.")
    a_review(desk, the_claim(desk, judged.claim.id), rating="unproven", evidence_ids=())

    assert stale_verdicts(desk.database) == ()


def test_a_review_that_saw_the_change_and_keeps_the_evidence_is_not_stale(judged: Judged) -> None:
    desk = judged.desk
    newer_ledger(desk, "Nine of the lamps were put back in April.")
    a_review(desk, judged.claim, rating="true", evidence_ids=(judged.piece,))

    assert stale_verdicts(desk.database) == ()


def test_words_that_a_person_finds_again_shake_nothing(judged: Judged) -> None:
    desk = judged.desk
    twice = f"It was dark then. {TEN} Nobody came, and all went home. {TEN} So it ended."
    take_in_pasted(desk, f"Another ledger altogether\n\n{twice}\n", About(version_of="2"))
    assert outcomes(desk) == [("ambiguous", False)]
    with desk.database.snapshot() as snapshot:
        (row,) = snapshot.rows(
            "select id from anchors where claim_id = :id and outcome = 'ambiguous'",
            id=judged.claim.id,
        )
    start = twice.index(TEN) + len("Another ledger altogether\n\n")
    versions.decide(desk, row["id"], (start, start + len(TEN)))

    assert stale_verdicts(desk.database) == ()


def test_the_list_of_claims_can_be_narrowed_to_stale_ones(judged: Judged) -> None:
    newer_ledger(judged.desk, "")
    with judged.desk.database.snapshot() as snapshot:
        assert board_view.ids(snapshot, ClaimFilter(stale=True)) == [judged.claim.id]
        assert len(board_view.ids(snapshot, ClaimFilter())) > 1


def test_a_report_says_that_a_verdict_waits_without_quoting_anything(judged: Judged) -> None:
    scope = exports.Scope(claims=(judged.claim.id,))
    before = exports.preview(judged.desk, scope, "markdown").body.decode()
    newer_ledger(judged.desk, "Nine of the lamps were put back in April.")
    after = exports.preview(judged.desk, scope, "markdown").body.decode()

    assert "waits to be looked at again" not in before
    assert (
        "The verdict “True” waits to be looked at again: evidence reads differently in a newer "
        "version of its document." in after
    )
