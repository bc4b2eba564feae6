"""The page of the desk, without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk import team
from tests.builders import a_claim, a_colleague, a_document, a_review

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database


def said(app: AppTest) -> str:
    return " ".join(one.value for one in app.markdown)


@pytest.mark.usefixtures("own")
def test_an_empty_desk_says_that_nothing_waits(visit: Callable[..., AppTest]) -> None:
    app = visit("desk")

    assert "Nothing waits" in said(app)
    assert "once two people have reviewed the same claim" in said(app)


def test_two_reviews_of_a_claim_give_figures_of_agreement(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    maya = team.sit_down(own, "Maya")
    claim = a_claim(maya, a_document(maya), "The pier is open every day.")
    for desk in (maya, a_colleague(maya)):
        a_review(desk, claim)

    assert "chose the same for **100\N{NO-BREAK SPACE}%** of 1 claim" in said(visit("desk"))
    assert "Too few to tell how well people agree" in said(visit("desk"))
    assert "From intake to the first verdict: **1 minute**" in said(visit("desk"))


def test_what_one_claim_went_through_is_one_line(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    maya = team.sit_down(own, "Maya")
    claim = a_claim(maya, a_document(maya), "The pier is open every day.")
    a_review(maya, claim)
    activity = next(
        str(one.proto) for one in visit("desk").get("bidi_component") if "Latest" in str(one.proto)
    )

    assert activity.count("The pier is open every day.") == 1
    assert "Maya gave a review and Maya " in activity
