"""What is refused is told where it was asked for, and what was typed is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk import team
from tests.builders import a_claim, a_document
from tests.journeys.opening import open_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from claims.model import Claim
    from db.connection import Database
    from desk import Desk


ASKED = ("Asked for an answer · 1 not asked yet", "Somebody was asked")


@pytest.fixture
def maya(own: Database) -> Desk:
    return team.sit_down(own, "Maya")


@pytest.fixture
def claim(maya: Desk) -> Claim:
    return a_claim(maya, a_document(maya), "Nobody has mended one since 2019")


def press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception


def errors(app: AppTest) -> list[str]:
    return [one.value for one in app.error]


@pytest.mark.parametrize(
    ("opens", "label", "field"),
    [
        (ASKED, "Write down", "Role, or for which body"),
        (("Add a caveat",), "Add", "What limits the claim"),
        (("More",), "Hold it", "What it waits for"),
    ],
)
def test_a_form_of_a_claim_says_under_its_button_why_it_was_refused(
    claim: Claim, visit: Callable[..., AppTest], opens: tuple[str, ...], label: str, field: str
) -> None:
    app = open_form(visit("claim", claim=str(claim.number)), *opens)
    fields = [one for one in (*app.text_input, *app.text_area) if one.label == field]
    assert fields
    for one in (*app.text_input, *app.text_area):
        if one.label == "Who":
            one.set_value("")
    press(app, label)

    (told,) = errors(app)
    assert "Nothing was saved" in told
    assert not [one for one in app.button if one.key == "close refused"]
    assert [one for one in app.button if one.label == label]


def test_what_was_typed_stays_after_a_refusal(claim: Claim, visit: Callable[..., AppTest]) -> None:
    app = open_form(visit("claim", claim=str(claim.number)), *ASKED)
    next(one for one in app.text_input if one.label == "Who").set_value("")
    next(one for one in app.text_area if one.label == "What was asked").set_value("Why 14 lamps?")
    press(app, "Write down")

    (field,) = [one for one in app.text_area if one.label == "What was asked"]
    assert field.value == "Why 14 lamps?"


def test_a_refusal_is_gone_once_the_page_was_left(
    claim: Claim, visit: Callable[..., AppTest]
) -> None:
    app = open_form(visit("claim", claim=str(claim.number)), "Add a caveat")
    press(app, "Add")
    assert len(errors(app)) == 1
    app.switch_page("../pages/documents.py").run()
    app.switch_page("../pages/claim.py").run()

    assert errors(app) == []
