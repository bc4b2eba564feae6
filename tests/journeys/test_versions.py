"""Versions, stale verdicts and quotations without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import evidence_store, versions_store
from desk import team
from desk.intake import About, take_in_pasted
from desk.stale import stale_verdicts
from review.model import Stance
from tests.builders import LEDGER, a_claim, a_document, a_link, a_review
from tests.journeys.opening import open_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database
    from desk import Desk

TEN = "Ten of the lamps were put back in April."


@pytest.fixture
def desk(own: Database) -> Desk:
    """Maya's desk, where the ledger came in again with other words under a verdict of hers."""
    found = team.sit_down(own, "Maya")
    claim = a_claim(found, a_document(found), "The pier is open every day.")
    piece = a_link(found, claim, a_document(found, LEDGER), TEN)
    a_review(found, claim, rating="true", evidence_ids=(piece,))
    newer = LEDGER.replace("Ten of the lamps", "Nine of the lamps")
    take_in_pasted(found, newer, About(version_of="2"))
    return found


def said(app: AppTest) -> str:
    return " ".join(one.value for one in (*app.markdown, *app.warning, *app.toast))


def press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception


def answers(app: AppTest) -> list[str]:
    return [one.label for one in app.button if one.label not in {"Undo", "Close"}]


def test_a_version_shows_what_waits_and_takes_the_answer(
    desk: Desk, visit: Callable[..., AppTest]
) -> None:
    app = visit("version", document="3")
    assert "Document 3 is a newer version of document 2" in said(app)
    press(app, "This passage reads so now")

    assert "Kept" in said(app)
    with desk.database.snapshot() as snapshot:
        decided = snapshot.rows("select * from anchors where decision = 'confirmed'")
    assert len(decided) == 1


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "answer", ["This passage reads so now", "None of this: the words are gone"]
)
def test_an_answer_can_be_undone_where_it_was_given(
    visit: Callable[..., AppTest], answer: str
) -> None:
    app = visit("version", document="3")
    before = answers(app)
    press(app, answer)
    assert len(answers(app)) < len(before)
    press(app, "Undo")

    assert answers(app) == before


@pytest.mark.usefixtures("desk")
def test_words_that_are_said_to_be_gone_are_not_told_to_read_differently(
    visit: Callable[..., AppTest],
) -> None:
    app = visit("version", document="3")
    press(app, "None of this: the words are gone")

    shown = " ".join(str(one.proto) for one in app.get("bidi_component"))
    assert "Stands there no more" in shown
    assert TEN in shown
    assert "Reads differently" not in shown


@pytest.mark.usefixtures("desk")
def test_the_documents_of_a_line_point_to_each_other(visit: Callable[..., AppTest]) -> None:
    assert "A newer version of this document is here: document 3." in said(
        visit("document", document="2")
    )
    visit("document", document="3")


@pytest.mark.usefixtures("desk")
def test_a_document_without_an_earlier_version_says_so(visit: Callable[..., AppTest]) -> None:
    assert "follows no other" in said(visit("version", document="1"))
    missing = visit("version", document="99")
    assert any("There is no document" in one.value for one in missing.error)


def test_a_document_that_is_here_is_made_the_newer_one(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    desk = team.sit_down(own, "Maya")
    a_document(desk, LEDGER)
    second = a_document(desk, LEDGER + "\nA note was added.")
    app = visit("document", document="2")
    field = next(one for one in app.selectbox if one.label == "The document it follows")
    field.select_index(0)
    press(app, "Compare them")

    with own.snapshot() as snapshot:
        assert versions_store.version_of(snapshot, second.id) is not None


def test_a_stale_verdict_is_told_on_the_list_and_upheld_on_its_page(
    desk: Desk, visit: Callable[..., AppTest]
) -> None:
    assert "1 of them you gave" in said(visit("claims"))
    app = visit("stale")
    next(one for one in app.text_input if "holds" in one.label).input("Nine is enough.")
    press(app, "Record it")

    assert stale_verdicts(desk.database) == ()
    assert "No verdict waits" in said(visit("stale"))


def test_a_claims_page_says_why_its_verdict_is_stale(
    desk: Desk, visit: Callable[..., AppTest]
) -> None:
    (stale,) = stale_verdicts(desk.database)
    assert "Look at this verdict again" in said(visit("claim", claim=str(stale.number)))


@pytest.mark.usefixtures("desk")
def test_a_quotation_is_checked_from_the_address(visit: Callable[..., AppTest]) -> None:
    assert "Paste the words" in said(visit("quotation"))
    assert "stand in no document" in said(visit("quotation", words="Elephants fly at noon"))
    app = visit("quotation", words="“Nobody has mended one")
    assert any("no partner" in one.value for one in app.warning)


@pytest.mark.usefixtures("desk")
def test_words_that_cannot_be_looked_for_are_refused_on_the_page(
    visit: Callable[..., AppTest],
) -> None:
    app = visit("quotation", words="…")

    assert any("no words to look for" in one.value for one in app.error)


def paste(app: AppTest, words: str) -> None:
    open_form(app, "Paste a passage")
    field = next(one for one in app.text_area if one.label == "Words of a document that is here")
    field.input(words).run()
    assert not app.exception


def test_a_pasted_passage_is_linked_in_the_documents_own_words(
    desk: Desk, visit: Callable[..., AppTest]
) -> None:
    (stale,) = stale_verdicts(desk.database)
    app = visit("claim", claim=str(stale.number))
    paste(app, "Fourteen lamps were taken from the pier for repair in March.")
    assert "What would be linked are the document's own words." in said(app)
    choice = next(one for one in app.button_group if "stance" in str(one.key))
    choice.set_value(Stance.SUPPORTS).run()
    press(app, "Link these words")

    with desk.database.snapshot() as snapshot:
        pieces = evidence_store.of_claims(snapshot, [stale.claim])
    assert pieces[-1].quote.startswith("Fourteen lamps were taken down from the pier")


def test_pasted_words_that_stand_nowhere_are_refused(
    desk: Desk, visit: Callable[..., AppTest]
) -> None:
    (stale,) = stale_verdicts(desk.database)
    app = visit("claim", claim=str(stale.number))
    paste(app, "Elephants guard the treasury at night.")

    assert "so they cannot be linked" in said(app)
