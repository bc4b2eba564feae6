"""The right of reply on the page of a claim."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desk import replies, team
from review.reply import Way
from tests.builders import a_claim, a_document
from tests.journeys.opening import open_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database

QUESTION = "Is the winter boat in the count?"


def test_the_page_tells_what_somebody_was_asked(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    desk = team.sit_down(own, "Maya")
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    asked = replies.AskForReply(
        claim=claim.id, party="Ada Quill", way=Way.PHONE, asked_on=date(2026, 3, 2), words=QUESTION
    )
    replies.ask(desk, asked)

    app = open_form(visit("claim", claim=str(claim.number)), "Asked for an answer · 1")

    shown = " ".join(str(one.proto) for one in app.get("bidi_component"))
    assert "No answer is written down yet." in shown
    assert QUESTION in shown
