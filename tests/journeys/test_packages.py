"""Handing a case to another desk on the page of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk import house_style
from desk.team import sit_down
from review.house import HouseStyle
from tests.builders import a_claim, a_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database


def test_a_case_is_chosen_its_content_is_said_and_it_can_be_taken_away(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    maya = sit_down(own, "Maya")
    claim = a_claim(maya, a_document(maya), "The pier is open every day.")
    house_style.set_house(maya, HouseStyle(name="The Weir Courier"))
    page = visit("reports")
    assert page.text_input(key="package-name").placeholder == "The Weir Courier"

    page.text_input(key="package-claims").set_value(str(claim.number)).run()

    said = " ".join(one.value for one in page.markdown)
    assert "In the package" in said, said
    labels = [one.proto.label for one in page.get("download_button")]
    assert "Download the package" in labels


def test_a_claim_that_is_not_there_is_said_and_nothing_is_made(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    sit_down(own, "Maya")
    page = visit("reports")

    page.text_input(key="package-claims").set_value("99").run()

    assert "99" in page.error[0].value
    labels = [one.proto.label for one in page.get("download_button")]
    assert "Download the package" not in labels
