"""Who signed a verdict comes with its report, and whether they had reviewed it, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk import exports, publishing
from desk.exports import Scope
from reports.registry import render
from review.publication import as_published
from tests.builders import (
    a_claim,
    a_colleague,
    a_document,
    a_review,
    a_sign_off,
    nobody_need_be_asked,
)

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk
    from review.dossier import ClaimRecord


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """A claim that one person reviewed."""
    made = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")
    a_review(desk, made)
    nobody_need_be_asked(desk, made.id)
    return made


def record(desk: Desk, claim: Claim) -> ClaimRecord:
    (found,) = exports.gather(desk, Scope(claims=(claim.id,))).claims
    return found


def test_a_report_of_a_desk_of_one_says_that_one_person_did_both(desk: Desk, claim: Claim) -> None:
    a_sign_off(desk, claim.id)

    (signed,) = record(desk, claim).signed
    told = render(exports.gather(desk, Scope(claims=(claim.id,))), "markdown").decode()

    assert signed.checked
    assert f"Signed off by {signed.given_by}" in told
    assert "one person did both" in told


def test_a_signature_of_somebody_else_is_told_without_it(desk: Desk, claim: Claim) -> None:
    a_sign_off(a_colleague(desk, "Ida Voss"), claim.id)

    (signed,) = record(desk, claim).signed

    assert (signed.given_by, signed.checked) == ("Ida Voss", False)
    assert signed.verdict_ids == tuple(one.id for one in record(desk, claim).verdicts)


def test_a_signature_that_was_taken_back_stays_under_what_was_published_with_it(
    desk: Desk, claim: Claim
) -> None:
    a_sign_off(desk, claim.id)
    publishing.publish(desk, claim.id)
    publishing.retract(desk, claim.id, because="Another pier.")

    now = record(desk, claim)
    then = as_published(now, now.publications[0])

    assert [one.checked for one in then.signed] == [True]
