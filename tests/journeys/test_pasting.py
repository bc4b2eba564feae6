"""Pasted text: kept while it is not taken in, asked for where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk.screens import overview

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database

TEXT = "The ferry carried 40 people on 3 May 2021."


def the_text(app: AppTest) -> str:
    return str(next(one.value for one in app.text_area if one.label == "The text"))


def paste(app: AppTest, text: str) -> None:
    next(one for one in app.text_area if one.label == "The text").set_value(text).run()


def take_in(app: AppTest) -> None:
    next(one for one in app.button if one.label == "Take in" and "pasted" in one.form_id).click()
    app.run()


@pytest.mark.usefixtures("own")
def test_what_was_pasted_and_not_taken_in_is_there_after_a_reload(
    visit: Callable[..., AppTest],
) -> None:
    paste(visit("documents"), TEXT)

    assert the_text(visit("documents")) == TEXT


def test_what_was_taken_in_is_a_draft_no_longer(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("documents")
    paste(app, TEXT)
    take_in(app)

    assert overview(own).documents == 1
    assert the_text(app) == ""
    assert the_text(visit("documents")) == ""


@pytest.mark.usefixtures("own")
def test_nothing_pasted_is_asked_for_in_words_of_pasting(visit: Callable[..., AppTest]) -> None:
    app = visit("documents")
    paste(app, "  \n")
    take_in(app)

    assert [one.value for one in app.error] == [
        "Nothing was pasted yet. Paste the text, then take it in."
    ]


def form(app: AppTest) -> bool:
    """Whether the form for taking in stands open."""
    return next(one for one in app.expander if one.label == "Take in documents").proto.expanded


def test_a_text_that_waits_is_in_sight_and_the_form_shut_where_none_does(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("documents")
    assert not form(app)
    paste(app, TEXT)

    again = visit("documents")
    assert form(again)
    assert the_text(again) == TEXT
    take_in(again)
    assert not form(visit("documents"))
    assert overview(newsroom).documents > 1


@pytest.mark.usefixtures("own")
def test_what_was_taken_in_is_told_in_sight_of_whoever_pressed_the_button(
    visit: Callable[..., AppTest],
) -> None:
    app = visit("documents")
    paste(app, TEXT)
    take_in(app)
    assert [one.value.replace("\\", "") for one in app.toast] == ["Taken in: 1 document, 1 claim."]

    paste(app, TEXT)
    take_in(app)
    assert [one.value for one in app.toast] == []
