"""A report of this desk among the files: asked about, and taken in for whoever insists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk import team
from desk.exports import Scope, export
from desk.screens import overview
from tests.builders import a_claim, a_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database


@pytest.fixture
def report(own: Database) -> bytes:
    """A report that left the desk, which has one document."""
    desk = team.sit_down(own, "Maya")
    claim = a_claim(desk, a_document(desk), "lost 14 of its 40 lamps")
    return export(desk, Scope(claims=(claim.id,)), "html").body


def give(app: AppTest, name: str, body: bytes, kind: str) -> None:
    chosen = next(one for one in app.file_uploader if one.label == "Files to take in")
    chosen.set_value([(name, body, kind)])
    next(one for one in app.button if one.label == "Take in" and "files" in one.form_id).click()
    app.run()
    assert not app.exception


def errors(app: AppTest) -> str:
    return " ".join(one.value for one in app.error).replace("\\", "")


def test_a_report_of_this_desk_is_asked_about_and_taken_in_for_whoever_insists(
    own: Database, report: bytes, visit: Callable[..., AppTest]
) -> None:
    app = visit("documents")
    give(app, "report.html", report, "text/html")
    assert "is a report of this desk: Maya handed it out" in errors(app)
    assert overview(own).documents == 1

    next(one for one in app.button if one.label == "Take it in all the same").click().run()

    assert not app.error
    assert overview(own).documents == 2


def test_pasted_words_of_a_report_are_asked_about_too(
    own: Database, report: bytes, visit: Callable[..., AppTest]
) -> None:
    app = visit("documents")
    words = next(one for one in app.text_area if one.label == "The text")
    words.set_value(report.decode()).run()
    next(one for one in app.button if one.label == "Take in" and "pasted" in one.form_id).click()
    app.run()
    assert "“pasted text” is a report of this desk" in errors(app)

    next(one for one in app.button if one.label == "Take it in all the same").click().run()

    assert overview(own).documents == 2


@pytest.mark.usefixtures("own")
def test_a_file_of_a_kind_that_is_not_read_is_answered_with_a_sentence(
    visit: Callable[..., AppTest],
) -> None:
    app = visit("documents")

    give(app, "photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(64), "image/jpeg")

    assert "“photo.jpg” seems to be" in errors(app)
