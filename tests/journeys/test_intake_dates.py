"""After taking in, each document is asked for its own day where words of it wait for one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk.screens import document_screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database

TEXT = "Lamps go dark\n\nThe pier lost 14 of its 40 lamps on Tuesday, the harbour office said.\n"


def press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception


def take_in(app: AppTest) -> None:
    next(one for one in app.text_area if one.label == "The text").set_value(TEXT)
    next(one for one in app.button if one.label == "Take in" and "pasted" in one.form_id).click()
    app.run()


@pytest.mark.usefixtures("own")
def test_no_day_at_all_is_refused_and_asked_for_again(visit: Callable[..., AppTest]) -> None:
    app = visit("documents")
    take_in(app)
    press(app, "Set the date")

    assert "No day was given" in " ".join(one.value for one in app.error)
    assert [one for one in app.date_input if one.label.startswith("When was")]


def test_a_document_whose_words_wait_is_asked_for_its_own_day(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("documents")
    take_in(app)
    asked = next(one for one in app.date_input if one.label.startswith("When was"))
    asked.set_value(date(2026, 3, 5))
    press(app, "Set the date")

    screen = document_screen(own, "1")
    assert screen.document.published_on == date(2026, 3, 5)
    assert not screen.unresolved
    assert not [one for one in app.date_input if one.label.startswith("When was")]
    assert "wait" not in " ".join(one.value for one in app.markdown)
