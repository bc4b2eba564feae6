"""A person says which earlier checks answer a claim; what does not answer stays away."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claims.errors import NotAllowed, NotFound
from db import archive_index, events_store
from desk import triage
from desk.archive_answers import decide, earlier_screen
from desk.exports import Scope, preview
from review.earlier import Decision
from tests.builders import a_claim, a_document, checked, the_claim
from tests.earlier import FERRY, LAMPS, imported

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk
    from desk.archive_answers import EarlierScreen


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """A claim about the lamps, with an archive that knows them."""
    imported(desk, LAMPS, FERRY)
    archive_index.catch_up(desk.database)
    return a_claim(desk, a_document(desk), "lost 14 of its 40 lamps")


def screen(desk: Desk, claim: Claim) -> EarlierScreen:
    return earlier_screen(desk, claim.id)


def shown(desk: Desk, claim: Claim) -> list[str]:
    return [one.check.claim for one in screen(desk, claim).matches.found]


def test_a_claim_is_shown_the_checks_that_may_answer_it(desk: Desk, claim: Claim) -> None:
    assert shown(desk, claim)[0] == LAMPS["claim"]


def test_what_answers_a_claim_is_kept_with_who_said_so(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    revision = claim.revision
    decide(colleague, claim.id, 1, Decision.ANSWERS, note="Same lamps, same pier.")

    (answer,) = screen(desk, claim).answers
    assert (answer.check.claim, answer.decided_by) == (LAMPS["claim"], "Tomas")
    assert answer.note == "Same lamps, same pier."
    assert LAMPS["claim"] not in shown(desk, claim)
    assert the_claim(desk, claim.id).revision == revision
    with desk.database.snapshot() as snapshot:
        told = events_store.history(snapshot, claim.id)[-1].action
    assert told == "took an earlier check as an answer"
    assert checked(desk).ok


def test_what_does_not_answer_never_returns_not_even_in_a_newer_version(
    desk: Desk, claim: Claim
) -> None:
    decide(desk, claim.id, 1, Decision.DOES_NOT_ANSWER)
    imported(desk, {**LAMPS, "rating": "Right"}, name="newer.jsonl")
    archive_index.catch_up(desk.database)

    assert LAMPS["claim"] not in shown(desk, claim)
    assert [one.check.number for one in screen(desk, claim).set_aside] == [1]


def test_a_word_can_be_taken_back(desk: Desk, claim: Claim) -> None:
    decide(desk, claim.id, 1, Decision.DOES_NOT_ANSWER)
    decide(desk, claim.id, 1, Decision.OPEN)

    assert shown(desk, claim)[0] == LAMPS["claim"]


def test_a_newer_version_of_an_answer_is_told(desk: Desk, claim: Claim) -> None:
    decide(desk, claim.id, 1, Decision.ANSWERS)
    imported(desk, {**LAMPS, "rating": "Right"}, name="newer.jsonl")

    (answer,) = screen(desk, claim).answers
    assert (answer.check.rating, answer.superseded) == ("Half right", True)


def test_what_was_said_already_or_of_nothing_is_refused(desk: Desk, claim: Claim) -> None:
    decide(desk, claim.id, 1, Decision.ANSWERS)

    with pytest.raises(NotAllowed, match="said of this check already"):
        decide(desk, claim.id, 1, Decision.ANSWERS)
    with pytest.raises(NotFound, match="no earlier check 99"):
        decide(desk, claim.id, 99, Decision.ANSWERS)


def test_the_second_click_of_two_says_nothing_more(desk: Desk, claim: Claim) -> None:
    decide(desk, claim.id, 1, Decision.ANSWERS, command_id="once")

    assert decide(desk, claim.id, 1, Decision.ANSWERS, command_id="once").again


def test_a_claim_that_takes_another_in_takes_its_answers(desk: Desk, claim: Claim) -> None:
    other = a_claim(desk, a_document(desk, title="Again"), "Nobody has mended one since 2019")
    decide(desk, claim.id, 1, Decision.ANSWERS)

    triage.merge(desk, other.id, [claim.id])

    assert [one.check.number for one in screen(desk, the_claim(desk, other.id)).answers] == [1]


@pytest.mark.parametrize("key", ["json", "csv", "markdown", "html"])
def test_reports_print_the_check_that_answers_and_only_that(
    desk: Desk, claim: Claim, key: str
) -> None:
    decide(desk, claim.id, 1, Decision.ANSWERS)
    decide(desk, claim.id, 2, Decision.DOES_NOT_ANSWER)

    body = preview(desk, Scope(claims=(claim.id,)), key).body.decode()

    assert "Half right" in body
    assert "ferry" not in body


def test_a_report_without_an_answer_has_no_such_member(desk: Desk, claim: Claim) -> None:
    body = json.loads(preview(desk, Scope(claims=(claim.id,)), "json").body)

    assert "earlier_checks" not in body["claims"][0]


def test_an_empty_archive_is_said_to_be_empty(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "lost 14 of its 40 lamps")

    found = screen(desk, claim)

    assert found.is_empty
    assert found.matches.found == ()
