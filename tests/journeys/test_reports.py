"""The page of reports: a choice under a name, opened again by a click; a long report beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from desk import named_reports, publishing
from desk.report_choice import Choice, Which
from desk.team import sit_down
from reports.leaving_out import With
from tests.builders import a_claim, a_document, a_review, a_sign_off, nobody_need_be_asked
from tests.journeys.opening import open_form
from ui.parts import report_under_way

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from streamlit.testing.v1 import AppTest

    from db.connection import Database
    from desk.named_reports import NamedReport


def press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception


def kept(own: Database) -> tuple[NamedReport, ...]:
    return named_reports.reports(sit_down(own, "Maya"))


def test_a_choice_is_kept_opened_renamed_made_public_and_removed(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    page = visit("reports")
    page.radio(key="report-which").set_value("all").run()
    page.multiselect(key="report-without").set_value(["names"]).run()
    page.text_input(key="report-name").set_value("Everything, bare")
    press(page, "Save")
    (one,) = kept(own)
    assert one.choice == Choice(which=Which.ALL, held=With(names=False))

    again = visit("reports")
    press(again, "Everything, bare")
    assert again.radio(key="report-which").value == "all"
    assert again.multiselect(key="report-without").value == ["names"]
    press(again, "Make public")
    assert kept(own)[0].is_public
    again.text_input(key=f"report-rename {one.id}").set_value("All")
    press(again, "Rename")
    assert kept(own)[0].name == "All"
    press(again, "Remove")
    assert kept(own) == ()


def test_yesterdays_signed_off_verdicts_are_one_click_away(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    page = visit("reports")
    page.button(key="report-yesterday").click().run()

    assert page.radio(key="report-which").value == "signed off"
    assert page.selectbox(key="report-of").value == "sign-off"
    assert page.selectbox(key="report-days").value == "yesterday"
    assert "No claim fits this choice yet" in page.info[0].value


def test_a_long_report_is_made_beside_the_page_and_can_be_stopped(
    own: Database, visit: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_under_way, "AT_ONCE", 0)
    maya = sit_down(own, "Maya")
    claim = a_claim(maya, a_document(maya), "The pier is open every day.")
    a_review(maya, claim)
    nobody_need_be_asked(maya, claim.id)
    page = visit("reports")
    assert "1 claim: a few seconds, as PDF more." in page.info[0].value
    press(page, "Make this report")
    kept = page.session_state["report under way"][1]
    kept.wait()
    page.run()

    assert kept.made is not None
    assert len(page.get("download_button")) == 1


def test_the_dossier_of_a_claim_is_reached_from_its_page_published_or_not(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    maya = sit_down(own, "Maya")
    claim = a_claim(maya, a_document(maya), "The pier is open every day.")
    a_review(maya, claim)
    nobody_need_be_asked(maya, claim.id)
    a_sign_off(maya, claim.id)
    publishing.publish(maya, claim.id)
    page = open_form(visit("claim", claim=str(claim.number)), "More")
    (link,) = [one for one in page.get("page_link") if "as of a day" in one.proto.label]
    asked = dict(parse_qsl(link.proto.query_string))

    report = visit("reports", **asked)

    assert report.text_input(key="report-claims").value == str(claim.number)
    assert report.text_input(key="report-title").value == f"Dossier of claim {claim.number}"
    (narrow,) = [one for one in report.expander if one.label.startswith("Narrow further")]
    assert narrow.proto.expanded
    assert len(report.get("download_button")) == 1
