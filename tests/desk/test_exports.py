"""A report is a matter of what it holds: the same record gives the same bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claims.errors import NotFound, Refusal
from claims.model import RelationKind
from db.board_view import ClaimFilter
from db.digest import of_bytes
from desk import exports, triage
from desk.exports import Scope
from desk.relations import make_caveat, resolve_caveat
from tests.builders import (
    LEDGER,
    a_claim,
    a_document,
    a_link,
    a_review,
    checked,
    events,
    the_claim,
)
from tests.fireboat import a_checked_desk, of_kind

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """A claim that was decided on evidence."""
    made = a_claim(desk, a_document(desk), "has lost 14 of its 40 lamps")
    piece = a_link(desk, made, a_document(desk, LEDGER), "Ten of the lamps")
    a_review(desk, made, rating="false", evidence_ids=(piece,))
    return made


def test_exporting_twice_gives_the_same_bytes_and_no_event(desk: Desk, claim: Claim) -> None:
    before = events(desk)
    first = exports.export(desk, Scope(), "json")
    second = exports.export(desk, Scope(), "json")

    assert first == second
    assert first.digest == of_bytes(first.body)
    assert events(desk) == before
    assert checked(desk).ok


def test_every_file_that_left_is_remembered_with_the_head_it_shows(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    made = exports.preview(desk, Scope(words="one claim", claims=(claim.id,)), "json")
    a_review(desk, claim)
    exports.log(colleague, Scope(words="one claim"), "json", made)
    (past,) = exports.past(desk)

    assert (past.by, past.format, past.scope, past.claims) == ("Tomas", "json", "one claim", 1)
    assert (past.digest, past.events) == (made.digest, made.events)
    assert past.events == events(desk) - 1


def test_a_preview_leaves_no_trace(desk: Desk, claim: Claim) -> None:
    exports.preview(desk, Scope(), "json")

    assert exports.past(desk) == ()


def test_a_report_carries_the_head_of_the_record(desk: Desk, claim: Claim) -> None:
    head = checked(desk).head
    body = json.loads(exports.preview(desk, Scope(), "json").body)

    assert body["head"] == {"events": head.events, "digest": head.digest}


def test_a_report_holds_the_claims_that_were_chosen(desk: Desk, claim: Claim) -> None:
    filtered = exports.gather(desk, Scope(chosen=ClaimFilter(states=("ready",))))
    by_hand = exports.gather(desk, Scope(claims=(claim.id, str(claim.number), claim.id)))
    everything = exports.gather(desk, Scope())

    assert [record.claim.id for record in filtered.claims] == [claim.id]
    assert [record.claim.id for record in by_hand.claims] == [claim.id]
    assert len(everything.claims) > 1
    assert {document.title for document in by_hand.documents} == {
        document.title for document in everything.documents
    }


def test_a_record_of_a_claim_is_whole(desk: Desk, claim: Claim) -> None:
    (record,) = exports.gather(desk, Scope(claims=(claim.id,))).claims

    assert len(record.evidence) == len(record.reviews) == len(record.verdicts) == 1
    assert [event.action for event in record.history] == [
        "made a claim",
        "linked evidence",
        "gave a review",
    ]


def test_a_report_says_what_its_claims_do_to_each_other_and_what_limits_them(desk: Desk) -> None:
    update = of_kind(a_checked_desk(desk), RelationKind.UPDATES)
    make_caveat(desk, update.id, "The *vote* was\ntaken.")
    settled = make_caveat(desk, update.id, "It was moved.").made[0]
    resolve_caveat(desk, settled, because="It was not.")

    everything = json.loads(exports.preview(desk, Scope(), "json").body)
    alone = exports.preview(desk, Scope(claims=(update.right,)), "json").body
    page = exports.preview(desk, Scope(), "html").body.decode()
    text = exports.preview(desk, Scope(), "markdown").body.decode()

    assert [one["kind"] for one in everything["relations"] if one["state"] == "confirmed"] == [
        "updates"
    ]
    assert len(everything["relations"]) == 3
    assert json.loads(alone)["relations"] == []
    assert "<h3>Caveat</h3>" in page
    assert "The *vote* was taken." in page
    assert "### Caveat\n\n- The \\*vote\\* was taken.\n" in text
    assert "It was moved." not in page + text
    assert f"It is updated by claim {the_claim(desk, update.left).number}: One speaks" in page


def test_an_empty_desk_exports_an_empty_report(desk: Desk) -> None:
    assert exports.preview(desk, Scope(), "json").claims == 0


def test_what_is_not_here_cannot_be_exported(desk: Desk) -> None:
    with pytest.raises(NotFound):
        exports.preview(desk, Scope(claims=("clm_nowhere",)), "json")
    with pytest.raises(Refusal):
        exports.preview(desk, Scope(), "papyrus")


def test_a_later_change_gives_another_file(desk: Desk, claim: Claim) -> None:
    before = exports.preview(desk, Scope(), "json")
    triage.make_claim(desk, claim.occurrences[0].span.document_id, 0, 7)

    assert exports.preview(desk, Scope(), "json").digest != before.digest
