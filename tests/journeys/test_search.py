"""A field on every page searches everything; what is found is counted, listed and opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.aliases import Alias
from desk import aliases, search_refusals, team
from desk.suggestions import suggest
from tests.builders import a_document, the_claim
from tests.journeys.opening import open_form

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


def test_what_was_set_aside_can_be_suggested_again(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    desk = team.sit_down(newsroom, "Maya")
    claim = the_claim(desk, "2")
    with newsroom.snapshot() as snapshot:
        one = suggest(snapshot, claim, ())[0]
    search_refusals.refuse(desk, claim.id, one.document, one.start, one.end)
    app = open_form(visit("claim", claim="2"), "Set aside")
    next(b for b in app.button if b.label == "Suggest it again").click().run()

    assert not app.exception
    assert search_refusals.set_aside(newsroom, claim.id) == ()


def test_an_alias_is_added_in_settings(own: Database, visit: Callable[..., AppTest]) -> None:
    app = visit("settings")
    next(t for t in app.text_input if t.label == "Short name").set_value("HLT")
    next(t for t in app.text_input if t.label == "What it stands for").set_value("Harbour Lights")
    next(b for b in app.button if b.label == "Add the name").click().run()

    assert not app.exception
    assert Alias(short="HLT", long="Harbour Lights") in {
        one.alias for one in aliases.listed(own) if one.used
    }


def test_names_that_documents_state_are_proposed_in_settings(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    a_document(team.sit_down(own, "Maya"), "The Harbour Lights Trust (HLT) opened a shop.")
    app = visit("settings")
    next(b for b in app.button if b.label == "Look through the documents").click().run()
    proposed = next(one for one in app.multiselect if one.label == "Choose some")
    proposed.select(proposed.options[0])
    next(b for b in app.button if b.label == "Use these").click().run()

    assert not app.exception
    assert "HLT" in {one.alias.short for one in aliases.listed(own) if one.used}


def test_a_search_that_finds_nothing_for_a_slip_offers_what_was_meant(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("search", q="harbuor")

    assert not app.exception
    assert "Nothing on this desk" in said(app)
    assert "Look for harbour" in {one.proto.label for one in app.get("page_link")}
