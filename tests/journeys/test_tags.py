"""Tags on the page of a document, and the page that tells what became of a tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk import tags, team
from desk.bulk import Asked, Bulk, carry
from tests.builders import a_claim, a_colleague, a_document
from tests.journeys.opening import open_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database
    from desk import Desk


@pytest.fixture
def maya(own: Database) -> Desk:
    return team.sit_down(own, "Maya")


def told(app: AppTest) -> str:
    return " ".join(str(one.proto) for one in app.get("bidi_component"))


def test_a_document_is_tagged_and_untagged_on_its_page(
    maya: Desk, visit: Callable[..., AppTest]
) -> None:
    document = a_document(maya)
    tags.tag_documents(maya, [document.id], "harbour")
    app = visit("document", document="1")
    field = next(one for one in app.multiselect if one.label == "Tags")
    assert field.value == ["harbour"]

    field.set_value(["budget"]).run()

    assert not app.exception
    assert tags.on_document(maya.database, document.id) == ("budget",)


def test_the_page_of_a_tag_tells_who_put_it_on_what_and_what_it_was_called(
    maya: Desk, visit: Callable[..., AppTest]
) -> None:
    document = a_document(maya)
    claim = a_claim(maya, document, "The pier is open every day.")
    ben = a_colleague(maya, "Ben")
    tags.tag_documents(ben, [document.id], "harbor")
    carry(maya, Asked(action=Bulk.TAG, claims=(claim.id,), tag="harbour"))
    carry(ben, Asked(action=Bulk.UNTAG, claims=(claim.id,), tag="harbour"))
    tags.merge(maya, "harbor", "harbour")
    tags.rename(maya, "harbour", "Harbour works")

    app = open_form(visit("tags", tag="harbor"), "History")

    assert next(iter(app.title)).value == "Tag “Harbour works”"
    found = told(app)
    assert "put on by Maya" in found
    assert "taken off by Ben" in found
    assert "put on as " in found
    assert "Maya renamed the tag" in found
    assert "Maya folded a tag into another" in found


def test_a_tag_that_is_not_there_says_so_above_those_that_are(
    maya: Desk, visit: Callable[..., AppTest]
) -> None:
    tags.tag_documents(maya, [a_document(maya).id], "harbour")

    app = visit("tags", tag="nothing")

    assert "Nothing is tagged “nothing”" in " ".join(one.value for one in app.error)
    assert "0 claims, 1 document" in told(app)
