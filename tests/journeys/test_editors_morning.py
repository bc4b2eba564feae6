"""An editor's morning: yesterday's verdicts go out, one is corrected, and they go out again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desk import clock, exports, house_style, public_site
from desk.publishing import publish, revise
from desk.report_choice import YESTERDAYS, Choice, Which, scope_of
from desk.team import sit_down
from review.house import HouseStyle
from tests.builders import (
    Ticking,
    a_claim,
    a_document,
    a_review,
    a_sign_off,
    nobody_need_be_asked,
)
from tests.journeys.opening import does, open_form
from tests.journeys.test_reports import press
from tests.reports.reading_back import text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from claims.model import Claim
    from db.connection import Database

NOTICE = "Two lamps were mended. We had said that none was."
STATEMENTS = ("The pier is open every day.", "The council will vote on new lamps next month.")


@pytest.fixture
def signed_yesterday(own: Database) -> list[Claim]:
    """Two claims that were judged and signed for yesterday, at midday UTC."""
    noon = clock.now().replace(hour=12, minute=0) - timedelta(days=1)
    maya = sit_down(own, "Maya", clock=Ticking(noon))
    document = a_document(maya)
    claims = [a_claim(maya, document, words) for words in STATEMENTS]
    for claim in claims:
        a_review(maya, claim)
        nobody_need_be_asked(maya, claim.id)
        a_sign_off(maya, claim.id)
    return claims


def labels(page: AppTest) -> list[str]:
    """What can be downloaded."""
    return [one.proto.label for one in page.get("download_button")]


def site_of(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): file.read_text("utf-8")
        for file in folder.rglob("*.*")
        if file.is_file()
    }


def test_yesterdays_verdicts_go_out_and_a_correction_follows_them(
    own: Database,
    signed_yesterday: list[Claim],
    visit: Callable[..., AppTest],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, maya = tmp_path / "site", sit_down(own, "Maya")
    monkeypatch.setenv(public_site.VARIABLE, str(folder))
    reports = visit("reports")
    reports.button(key="report-yesterday").click().run()
    reports.selectbox(key="report-format").set_value("xlsx").run()
    assert labels(reports) == ["Download (2 claims)"]
    reports.selectbox(key="report-format").set_value("pdf").run()
    assert labels(reports) == ["Download (2 claims)"]
    assert reports.number_input(key="report-sheet").max == 2

    for claim in signed_yesterday:
        press(visit("claim", claim=str(claim.number)), "Publish")
    warned = " ".join(one.value for one in reports.run().warning)
    assert "while the house style has no name and no address" in warned
    assert "does not show yet what was published of 2 claims" in warned
    house = HouseStyle(name="The Weir Courier", site="https://courier.example")
    house_style.set_house(maya, house)
    press(reports, "Publish the site")
    before = site_of(folder)
    press(reports, "Publish the site")
    assert site_of(folder) == before

    corrected, other = (f"claims/{claim.id}.html" for claim in signed_yesterday)
    revise(maya, signed_yesterday[0].id, because="The harbour office wrote to us.")
    a_review(maya, signed_yesterday[0], rationale="Closed on Mondays.")
    a_sign_off(maya, signed_yesterday[0].id)
    page = visit("claim", claim=str(signed_yesterday[0].number))
    next(one for one in page.text_area if one.label.startswith("Correction notice")).set_value(
        NOTICE
    )
    press(page, "Publish")
    assert "does not show yet what was published of 1 claim" in reports.run().warning[0].value
    press(reports, "Publish the site")
    assert not reports.warning

    after = site_of(folder)
    assert {name for name in after if NOTICE in after[name]} == {
        corrected, "corrections.html", "feed.xml",
    }  # fmt: skip
    assert '"@type":"CorrectionComment"' in after[corrected].replace(": ", ":")
    assert after[other] == before[other]
    everything = scope_of(Choice(which=Which.PUBLISHED), maya.clock())
    for key in ("pdf", "xlsx"):
        told = text_of(exports.export(maya, everything, key).body)
        assert NOTICE in " ".join(told.split())


def test_what_was_asked_for_is_said_in_the_words_of_the_page() -> None:
    scope = scope_of(YESTERDAYS, datetime(2026, 3, 10, 8, tzinfo=UTC))

    assert scope.words == "claims signed off on 9 March 2026 (UTC)"


def test_a_site_that_was_prepared_is_not_offered_once_the_record_went_on(
    own: Database, signed_yesterday: list[Claim], visit: Callable[..., AppTest]
) -> None:
    maya = sit_down(own, "Maya")
    publish(maya, signed_yesterday[0].id)
    reports = visit("reports")
    press(reports, "Prepare the site as a zip file")
    assert "Download the site (zip)" in labels(reports)

    publish(maya, signed_yesterday[1].id)

    assert "Download the site (zip)" not in labels(reports.run())


def test_a_source_linked_to_a_published_claim_is_said_to_wait_for_a_correction(
    own: Database, signed_yesterday: list[Claim], visit: Callable[..., AppTest]
) -> None:
    publish(sit_down(own, "Maya"), signed_yesterday[0].id)
    page = visit("claim", claim=str(signed_yesterday[0].number))
    open_form(page, "Add an outside source")
    address = next(one for one in page.text_input if one.label.startswith("Address"))
    address.set_value("https://harbour.example/times").run()
    does(page, "supports")
    next(one for one in page.text_input if one.label == "Title (required)").set_value(
        "The timetable"
    )

    press(page, "Link the source")

    assert page.toast[0].value.startswith("Linked, for the desk")
