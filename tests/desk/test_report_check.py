"""Whoever holds a report learns whether it is ours, what it shows, and what changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput
from desk import evidence, house_style, publishing, triage
from desk.exports import Scope, export, preview
from desk.report_check import ReportCheck, check_report, told
from reports.registry import RENDERERS
from review.house import HouseStyle
from review.model import Confidentiality, Stance
from tests.builders import (
    LEDGER,
    a_blind_desk,
    a_claim,
    a_desk,
    a_document,
    a_link,
    a_review,
    a_sign_off,
    events,
    nobody_need_be_asked,
    place_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from claims.model import Claim
    from desk import Desk

DEAR = (
    "The “pier house” was sold for £318,000 – and not for £342,000 – to a firm that nobody in the "
    "village had heard of before the sale was made known.\n"
)
FORMATS = [one.key for one in RENDERERS]


@pytest.fixture
def lamps(desk: Desk) -> Claim:
    """A claim with a piece of evidence and a verdict."""
    claim = a_claim(desk, a_document(desk), "lost 14 of its 40 lamps")
    a_link(desk, claim, a_document(desk, LEDGER), "Fourteen lamps were taken down")
    a_review(desk, claim)
    return claim


def sentences(check: ReportCheck) -> str:
    return "\n".join(sentence for _, sentence in told(check))


@pytest.mark.parametrize("key", FORMATS)
def test_a_file_of_any_format_is_known_with_the_state_it_shows(
    desk: Desk, lamps: Claim, key: str
) -> None:
    made = export(desk, Scope(claims=(lamps.id,)), key)
    at = events(desk)
    a_document(desk, "The harbour has 38 lamps.\n")

    check = check_report(desk, made.body)

    assert check.export is not None
    assert check.event is not None
    assert check.event.seq == at
    assert "Nothing has changed since" in sentences(check)


@pytest.mark.parametrize("key", sorted(set(FORMATS) - {"claimreview", "site"}))
def test_what_changed_since_is_told(desk: Desk, lamps: Claim, key: str) -> None:
    made = export(desk, Scope(claims=(lamps.id,)), key)
    a_review(desk, lamps, rationale="Nobody counted.")

    assert f"Claim {lamps.number}: 1 new review came in." in sentences(
        check_report(desk, made.body)
    )


@pytest.fixture
def pier_house(desk: Desk) -> Claim:
    """A published claim whose words a PDF packs: signs beside ASCII, and longer than a line."""
    house_style.set_house(desk, HouseStyle(name="The Post", site="https://post.example"))
    claim = a_claim(desk, a_document(desk, DEAR), DEAR.strip())
    a_link(desk, claim, a_document(desk, LEDGER), "Fourteen lamps were taken down")
    nobody_need_be_asked(desk, claim.id)
    a_review(desk, claim)
    a_sign_off(desk, claim.id)
    publishing.publish(desk, claim.id)
    return claim


@pytest.mark.parametrize("key", FORMATS)
def test_no_format_is_cleared_once_the_verdict_it_prints_was_revised(
    desk: Desk, pier_house: Claim, key: str
) -> None:
    made = export(desk, Scope(claims=(pier_house.id,)), key)
    publishing.revise(desk, pier_house.id, because="The treasurer found a second bill.")

    found = sentences(check_report(desk, made.body))

    assert "Nothing has changed since" not in found
    assert f"Claim {pier_house.number}: it was “Published” and is “In review”." in found


def test_where_a_file_does_not_show_its_claims_nobody_says_that_nothing_changed(
    desk: Desk,
) -> None:
    unprintable = "The door of the pier house bears the sign \N{EGYPTIAN HIEROGLYPH D010}."
    claim = a_claim(desk, a_document(desk, unprintable), unprintable)
    made = export(desk, Scope(claims=(claim.id,)), "pdf")
    a_review(desk, claim)

    found = sentences(check_report(desk, made.body))

    assert "Nothing has changed since" not in found
    assert "cannot be told" in found


def test_retractions_and_rewordings_since_are_told(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "lost 14 of its 40 lamps")
    link = a_link(desk, claim, a_document(desk, LEDGER), "Fourteen lamps were taken down")
    made = export(desk, Scope(claims=(claim.id,)), "html")
    evidence.retract(desk, link, because="Wrong month.")
    triage.edit(desk, triage.Rewording(claim=claim.id, statement="Fourteen lamps are gone."))

    found = sentences(check_report(desk, made.body))

    assert "it is now worded “Fourteen lamps are gone.”" in found
    assert "was retracted (“Wrong month.”)" in found


def test_a_file_that_was_changed_is_not_ours(desk: Desk, lamps: Claim) -> None:
    made = export(desk, Scope(claims=(lamps.id,)), "markdown")

    check = check_report(desk, made.body.replace(b"lost 14", b"lost 15"))

    assert not check.is_ours
    assert "No file with these bytes was handed out" in sentences(check)


def test_a_report_in_json_that_was_never_logged_is_rebuilt(desk: Desk, lamps: Claim) -> None:
    made = preview(desk, Scope(claims=(lamps.id,)), "json")
    a_review(desk, lamps, rationale="Nobody counted.")

    same = check_report(desk, made.body)
    other = check_report(desk, made.body.replace(b"lost 14", b"lost 15"))

    assert (same.rebuilt, same.is_ours) == (True, True)
    assert (other.rebuilt, other.is_ours) == (False, False)


def test_a_report_of_another_desk_is_told_apart(desk: Desk, lamps: Claim, tmp_path: Path) -> None:
    made = export(desk, Scope(claims=(lamps.id,)), "html")
    (tmp_path / "other").mkdir()
    other = a_desk(tmp_path / "other", "Ines")

    check = check_report(other, made.body)

    assert check.event is None
    assert "comes from another desk" in sentences(check)


def test_what_is_no_report_is_told_so(desk: Desk) -> None:
    assert "It names no state" in sentences(check_report(desk, b"Dear all"))
    with pytest.raises(InvalidInput, match="cannot be unpacked"):
        check_report(desk, b"PK\x03\x04 and nothing else")


def test_a_sealed_review_is_not_told_of(desk: Desk) -> None:
    a_blind_desk(desk)
    claim = a_claim(desk, a_document(desk), "lost 14 of its 40 lamps")
    made = export(desk, Scope(claims=(claim.id,)), "html")
    a_review(desk, claim, rationale="Sealed words.")

    found = sentences(check_report(desk, made.body))
    assert "review came in" not in found
    assert "verdict" not in found


def test_why_confidential_evidence_was_retracted_is_not_told(desk: Desk) -> None:
    pier, ledger = a_document(desk), a_document(desk, LEDGER)
    claim = a_claim(desk, pier, "lost 14 of its 40 lamps")
    start, end = place_of(ledger, "Fourteen lamps were taken down")
    link = evidence.LinkPassage(
        claim=claim.id, document=ledger.id, start=start, end=end, stance=Stance.SUPPORTS,
        confidentiality=Confidentiality.OFF_THE_RECORD,
    )  # fmt: skip
    made = evidence.link_passage(desk, link).made[0]
    report = export(desk, Scope(claims=(claim.id,)), "html")
    evidence.retract(desk, made, because="The clerk asked us to.")

    found = sentences(check_report(desk, report.body))
    assert "evidence that supports it was retracted." in found
    assert "clerk" not in found
