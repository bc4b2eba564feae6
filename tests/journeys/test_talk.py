"""Talk on the pages: what is said elsewhere is there at the next look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.text import Extent
from desk import talk
from desk.talk import About
from desk.team import sit_down
from tests.builders import a_claim, a_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database


def test_the_page_of_a_claim_shows_what_others_said(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    tomas = sit_down(own, "Tomas Reyes")
    claim = a_claim(tomas, a_document(tomas), "The pier is open every day.")
    talk.begin(tomas, About(claim=claim.id), "@Maya, **Sunday**, too?")

    page = visit("claim", claim=str(claim.number))
    assert "Talk" in [one.value for one in page.header]


def test_the_page_of_a_document_has_talk_once_there_is_some(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    tomas = sit_down(own, "Tomas Reyes")
    document = a_document(tomas)
    page = visit("document", document=str(document.number))
    assert "Talk" not in [one.value for one in page.header]
    start = document.text.index("14 of its 40")
    talk.begin(
        tomas,
        About(document=document.id, place=Extent(start=start, end=start + 12)),
        "Who counted?",
    )

    page = visit("document", document=str(document.number))
    assert "Talk" in [one.value for one in page.header]
