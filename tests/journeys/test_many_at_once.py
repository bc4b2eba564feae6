"""Views, tags, people and coming back, on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.board_view import ClaimFilter
from desk import bulk, presence, team, triage, views
from desk.bulk import Asked, Bulk
from desk.screens import claims_screen
from desk.screens.views import views_screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database


def widget(app: AppTest, kind: str, label: str) -> object:
    """The value of the widget with this label."""
    return next(one.value for one in getattr(app, kind) if one.label == label)


def press(app: AppTest, key: str) -> AppTest:
    """Press the button with this key."""
    return next(one for one in app.button if one.key == key).click().run()


def first_ids(database: Database, number: int) -> tuple[str, ...]:
    rows = claims_screen(database, ClaimFilter(), size=number).rows
    return tuple(row.id for row in rows)


def test_a_filter_is_kept_as_a_view_and_opened_again(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("claims", kind="quantity", order="number")
    next(one for one in app.text_input if one.key == "view-name").set_value("Figures")
    next(one for one in app.button if one.label == "Save").click().run()
    view = views_screen(team.sit_down(newsroom, "Maya"))[0]
    assert list(view.asks) == [("kind", "quantity"), ("order", "number")]

    again = press(visit("claims", words="bridge"), f"view {view.id}")
    assert widget(again, "multiselect", "Kind") == ["quantity"]
    assert widget(again, "selectbox", "Order") == "number"
    assert widget(again, "text_input", "Search") == ""


def test_a_view_of_ones_own_is_removed(newsroom: Database, visit: Callable[..., AppTest]) -> None:
    maya = team.sit_down(newsroom, "Maya")
    views.save(maya, "Figures", [("kind", "quantity")])
    press(visit("claims"), "view-do-remove")

    assert views_screen(maya) == ()


def test_me_in_an_address_is_whoever_opens_it(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    ids = first_ids(newsroom, 2)
    maya = team.sit_down(newsroom, "Maya")
    bulk.carry(maya, Asked(action=Bulk.ASSIGN, claims=ids, person="Maya"))
    app = visit("claims", **{"with": "me"})

    assert widget(app, "multiselect", "Assigned to") == ["me"]
    assert not app.exception


def test_tags_are_put_on_and_taken_off_on_the_page_of_a_claim(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    row = claims_screen(newsroom, ClaimFilter(), size=1).rows[0]
    maya = team.sit_down(newsroom, "Maya")
    bulk.carry(maya, Asked(action=Bulk.TAG, claims=(row.id,), tag="bridge"))
    app = visit("claim", claim=str(row.number))
    field = next(one for one in app.multiselect if one.label == "Tags")
    assert field.value == ["bridge"]

    field.set_value([]).run()
    assert claims_screen(newsroom, ClaimFilter(tags=("bridge",))).total == 0


def test_who_else_is_at_a_claim_is_said_on_its_page(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    row = claims_screen(newsroom, ClaimFilter(), size=1).rows[0]
    presence.come(team.sit_down(newsroom, "Ben Ode"), row.id)
    app = visit("claim", claim=str(row.number))

    assert any("Ben Ode is here, too" in one.value for one in app.markdown)
    visit("claims")


def test_who_comes_back_from_a_claim_comes_to_its_page_of_the_list(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    pages = -(-claims_screen(newsroom, ClaimFilter(), size=1).total // 50)
    last = claims_screen(newsroom, ClaimFilter(), page=pages).rows[-1]
    app = visit("claims", claim=str(last.number))

    assert app.session_state["arrival"].id == last.id
    assert "claim" not in app.query_params
    assert app.query_params.get("page", ["1"])[0] == str(pages)


def test_the_next_one_is_opened(newsroom: Database, visit: Callable[..., AppTest]) -> None:
    maya = team.sit_down(newsroom, "Maya")
    candidates = claims_screen(newsroom, ClaimFilter(states=("candidate",)), size=2).rows
    triage.accept(maya, [row.id for row in candidates])
    app = visit("claims")
    press(app, "next-one")

    assert claims_screen(newsroom, ClaimFilter(assignees=(maya.actor,))).total == 1
