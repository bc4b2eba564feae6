"""What readers may see: what went out, in order, and nothing before its time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desk import exports, publishing
from desk.exports import Scope
from desk.published import out_by
from review.publication import PublicationKind, retracted, standing
from tests.builders import a_claim, a_document, a_review, a_sign_off, nobody_need_be_asked

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk
    from review.dossier import ClaimRecord


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """A decided and signed claim."""
    made = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")
    a_review(desk, made)
    nobody_need_be_asked(desk, made.id)
    a_sign_off(desk, made.id)
    return made


def record(desk: Desk, claim: Claim) -> ClaimRecord:
    (found,) = exports.gather(desk, Scope(claims=(claim.id,))).claims
    return found


def test_a_dossier_holds_what_was_published_of_each_claim(desk: Desk, claim: Claim) -> None:
    assert standing(record(desk, claim)) is None
    publishing.publish(desk, claim.id)

    one = standing(record(desk, claim))

    assert one is not None
    assert one.kind is PublicationKind.FIRST
    assert one.verdict_ids == tuple(v.id for v in record(desk, claim).verdicts)


def test_an_embargo_keeps_a_verdict_from_every_report_of_what_is_published(
    desk: Desk, claim: Claim
) -> None:
    later = datetime(2030, 1, 1, tzinfo=UTC)
    publishing.publish(desk, claim.id, not_before=later)

    assert record(desk, claim).publications == ()
    with desk.database.snapshot() as snapshot:
        assert out_by(snapshot, [claim.id], None) == {}
        assert out_by(snapshot, [claim.id], later - timedelta(seconds=1)) == {}
        [out] = out_by(snapshot, [claim.id], later)[claim.id]
    assert out.out_at == later


def test_a_retraction_comes_with_its_reason(desk: Desk, claim: Claim) -> None:
    publishing.publish(desk, claim.id)
    publishing.retract(desk, claim.id, because="Another pier.")

    back = retracted(record(desk, claim))

    assert back is not None
    assert back.because == "Another pier."
    assert standing(record(desk, claim)) is None


def test_everything_that_went_out_is_one_scope_and_nothing_is_none(
    desk: Desk, claim: Claim
) -> None:
    assert exports.gather(desk, exports.all_out(desk)).claims == ()
    publishing.publish(desk, claim.id)

    (found,) = exports.gather(desk, exports.all_out(desk)).claims

    assert found.claim.id == claim.id
