"""A field on every page searches everything; what is found is counted, listed and opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database


def said(app: AppTest) -> str:
    return " ".join(one.value for one in app.markdown)


@pytest.mark.parametrize("page", ["claims", "documents", "settings", "search"])
def test_every_page_has_the_field(own: Database, visit: Callable[..., AppTest], page: str) -> None:
    assert visit(page).text_input(key="everywhere").value == ""


def test_words_in_the_field_open_the_page_of_what_was_found(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("documents")
    app.text_input(key="everywhere").set_value("harbour").run()

    assert not app.exception
    assert app.title[0].value == "Search"
    assert app.query_params["q"] in ("harbour", ["harbour"])
    assert "claims" in said(app)


def test_the_address_holds_what_is_looked_for(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("search", q="harbour", **{"in": "passages"})

    assert app.text_input(key="everywhere").value == "harbour"
    assert "Nothing on this desk" in said(visit("search", q='"no such" words*'))
    assert "no letter or number" in said(visit("search", q="?!"))
