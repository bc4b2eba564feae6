"""An answer about words in a newer version is taken back like any other act."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claims.errors import NotAllowed
from claims.model import ClaimState
from db.driver import driver
from desk import inbox, versions
from desk.undo import undo
from tests.builders import PIER, a_claim, a_document, a_review, checked, the_claim
from tests.db.test_relations_store import attempt
from tests.desk.test_versions import NEWER, anchors, claims_of, newer, only

if TYPE_CHECKING:
    from claims.model import Claim
    from db.rows import Row
    from desk import Desk

MERRY = "How merry all of us should be about the good old lamps!"
"""Words of which the rules make no claim."""
ANSWER = ("decision", "decided_by", "decided_at")


@pytest.fixture
def changed(desk: Desk) -> Row:
    """The lamps, 14 in the first version and 16 in the newer one."""
    a_document(desk)
    return only(desk, newer(desk).document or "", "changed")


def now(desk: Desk, changed: Row) -> Row:
    return only(desk, changed["document_id"], "changed")


def anchors_of(desk: Desk, document: str | None, claim: Claim) -> list[Row]:
    return [one for one in anchors(desk, document or "") if one["claim_id"] == claim.id]


def waits(desk: Desk) -> int:
    return sum(one.count for one in inbox.inbox(desk).waits if one.place.is_version)


def test_words_said_to_be_gone_wait_again_once_that_is_undone(desk: Desk, changed: Row) -> None:
    done = versions.decide(desk, changed["id"], None)
    assert waits(desk) == 0
    undo(desk, done.event.seq)

    assert [now(desk, changed)[one] for one in ANSWER] == [None, None, None]
    assert waits(desk) == 1
    versions.decide(desk, changed["id"], (changed["start_at"], changed["end_at"]))
    assert now(desk, changed)["decision"] == "confirmed"
    assert checked(desk).ok


def test_what_was_folded_into_a_claim_is_a_candidate_again(desk: Desk, changed: Row) -> None:
    before = claims_of(desk, changed["document_id"])
    done = versions.decide(desk, changed["id"], (changed["start_at"], changed["end_at"]))
    undo(desk, done.event.seq)
    after = claims_of(desk, changed["document_id"])

    assert [(one.id, one.state, one.statement) for one in after] == [
        (one.id, one.state, one.statement) for one in before
    ]
    assert len(the_claim(desk, changed["claim_id"]).occurrences) == 1
    assert checked(desk).ok


def test_a_place_chosen_among_several_is_open_again_with_all_of_them(desk: Desk) -> None:
    first = a_document(desk)
    claim = a_claim(desk, first, "The pier is open every day.")
    twice = PIER.replace("The pier is open", "The mayor slept. The pier is open every day. Open")
    taken = newer(desk, twice.replace("Open every", "The pier is open every"))
    (before,) = anchors_of(desk, taken.document, claim)
    assert before["outcome"] == "ambiguous"
    done = versions.decide(desk, before["id"], json.loads(before["places"])[0])
    undo(desk, done.event.seq)

    assert anchors_of(desk, taken.document, claim) == [before]
    assert checked(desk).ok


def test_words_that_nothing_stood_for_become_a_candidate_of_their_own(desk: Desk) -> None:
    first = a_document(desk, f"{PIER}\n{MERRY}")
    claim = a_claim(desk, first, MERRY)
    taken = newer(desk, f"{PIER}\n{MERRY.replace('old lamps', 'old bright lamps')}")
    (changed,) = anchors_of(desk, taken.document, claim)
    place = (changed["start_at"], changed["end_at"])
    done = versions.decide(desk, changed["id"], place)
    given = the_claim(desk, claim.id).occurrences[1].id
    undo(desk, done.event.seq)

    (aside,) = (
        one
        for one in claims_of(desk, taken.document or "")
        if given in {each.id for each in one.occurrences}
    )
    assert (aside.state, aside.statement) == (ClaimState.CANDIDATE, changed["quote"])
    assert len(the_claim(desk, claim.id).occurrences) == 1
    assert checked(desk).ok


@pytest.mark.parametrize("words", ["14 of its 40 lamps", MERRY])
def test_another_answer_after_an_undone_one_is_as_the_first(desk: Desk, words: str) -> None:
    claim = a_claim(desk, a_document(desk, f"{PIER}\n{MERRY}"), words)
    taken = newer(desk, f"{NEWER}\n{MERRY.replace('old lamps', 'old bright lamps')}")
    (changed,) = anchors_of(desk, taken.document, claim)
    place = (changed["start_at"], changed["end_at"])
    first = versions.decide(desk, changed["id"], place)
    once = [one.span.quote for one in the_claim(desk, claim.id).occurrences]
    undo(desk, first.event.seq)
    versions.decide(desk, changed["id"], place)

    assert [one.span.quote for one in the_claim(desk, claim.id).occurrences] == once
    assert len(once) == 2
    assert checked(desk).ok


def test_an_answer_that_a_review_rests_on_stays(desk: Desk, changed: Row) -> None:
    done = versions.decide(desk, changed["id"], None)
    a_review(desk, the_claim(desk, changed["claim_id"]))

    with pytest.raises(NotAllowed, match="reviewed the claim since"):
        undo(desk, done.event.seq)


@pytest.mark.parametrize(
    "change",
    [
        "decision = 'confirmed'",
        "decided_at = '2001-01-01T00:00:00Z'",
        "score = 1",
        "decision = null, decided_by = null, decided_at = null, places = '[[0, 1]]'",
    ],
)
def test_an_answer_that_stands_is_never_rewritten(desk: Desk, changed: Row, change: str) -> None:
    versions.decide(desk, changed["id"], None)
    with pytest.raises(driver.IntegrityError, match="never rewritten"):
        attempt(desk, f"update anchors set {change} where decision is not null")
