"""The inbox on its page and in the navigation; following from the page of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk import inbox, talk
from desk.talk import About
from desk.team import sit_down
from review.inbox import Place
from tests.builders import a_claim, a_document
from ui.parts import inbox as inbox_part

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from claims.model import Claim
    from db.connection import Database


def a_mention(own: Database) -> Claim:
    tomas = sit_down(own, "Tomas Reyes")
    claim = a_claim(tomas, a_document(tomas), "The pier is open every day.")
    sit_down(own, "Maya")
    talk.begin(tomas, About(claim=claim.id), "@Maya, Sundays, too?")
    return claim


def test_an_empty_inbox_says_so(own: Database, visit: Callable[..., AppTest]) -> None:
    sit_down(own, "Maya")

    assert "Nothing waits for you" in visit("inbox").markdown[-1].value


def test_a_newer_version_opens_at_what_changed_in_it() -> None:
    assert inbox_part.href(Place(document=3, is_version=True)) == "version?document=3"
    assert inbox_part.href(Place(document=3)) == "document?document=3"


def test_marking_everything_as_read_leaves_nothing_unread(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    a_mention(own)
    maya = sit_down(own, "Maya")
    assert len(inbox.inbox(maya).unread) == 1
    page = visit("inbox")
    next(one for one in page.button if one.label == "Mark all as read").click().run()

    assert inbox.inbox(maya).unread == ()


def test_a_claim_is_followed_from_its_page(own: Database, visit: Callable[..., AppTest]) -> None:
    claim = a_mention(own)
    page = visit("claim", claim=str(claim.number))
    next(one for one in page.button if one.label == "Follow").click().run()

    assert inbox.follows(sit_down(own, "Maya"), claim.id)
    assert "Following" in [one.label for one in page.button]
