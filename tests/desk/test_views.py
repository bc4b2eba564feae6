"""Saved views: whose they are, who sees them, who may change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed, NotFound
from db import accounts_store, views_store
from desk import accounts, views
from desk.screens.views import views_screen
from tests.builders import a_colleague, checked

if TYPE_CHECKING:
    from desk import Desk

ASKS = [("kind", "quantity"), ("words", "lamps & piers"), ("order", "number")]


def names(desk: Desk) -> list[str]:
    return [view.name for view in views_screen(desk)]


def test_a_view_opens_what_it_was_saved_with(desk: Desk) -> None:
    made = views.save(desk, " My   lamps ", ASKS).made[0]
    view = views_screen(desk)[0]

    assert (view.id, view.name, list(view.asks)) == (made, "My lamps", ASKS)
    assert view.is_mine
    assert view.may_change
    assert checked(desk).findings == ()


def test_only_shared_views_are_seen_by_others(desk: Desk, colleague: Desk) -> None:
    views.save(desk, "Mine", ASKS)
    shared = views.save(desk, "Ours", ASKS, shared=True).made[0]
    assert names(desk) == ["Mine", "Ours"]
    assert names(colleague) == ["Ours"]

    views.change(desk, shared, shared=False)
    assert names(colleague) == []


def test_a_view_is_renamed_and_removed_by_its_maker(desk: Desk, colleague: Desk) -> None:
    view = views.save(desk, "Mine", ASKS).made[0]
    views.change(desk, view, name="Lamps")
    assert names(desk) == ["Lamps"]
    with pytest.raises(NotFound, match="no such view"):
        views.remove(colleague, view)

    views.remove(desk, view)
    assert names(desk) == []


def test_a_shared_view_is_changed_by_its_maker_or_an_editor_only(desk: Desk) -> None:
    view = views.save(desk, "Ours", ASKS, shared=True).made[0]
    ben = a_colleague(desk, "Ben")
    accounts.turn_on(desk, "four lamps on the pier")
    with desk.database.write() as writing:
        accounts_store.set_role(writing, ben.actor, "checker", at="2026-03-09T08:00:00.000000Z")
    assert not views_screen(ben)[0].may_change
    with pytest.raises(NotAllowed, match="“Ours” is Maya's"):
        views.remove(ben, view)

    with desk.database.write() as writing:
        accounts_store.set_role(writing, ben.actor, "editor", at="2026-03-09T08:00:00.000000Z")
    views.change(ben, view, name="Everybody's")
    assert names(desk) == ["Everybody's"]


@pytest.mark.parametrize("name", ["", " ", "…", "x" * 61, "a\0b"])
def test_a_view_without_a_fit_name_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(InvalidInput, match="Nothing was"):
        views.save(desk, name, ASKS)


def test_a_name_is_given_once(desk: Desk) -> None:
    view = views.save(desk, "Mine", ASKS).made[0]

    with pytest.raises(InvalidInput, match="There is a view “Mine” already"):
        views.save(desk, "MINE", [])
    with pytest.raises(InvalidInput, match="Nothing was changed"):
        views.change(desk, view, name="Mine")


def test_a_filter_too_long_for_an_address_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="too long"):
        views.save(desk, "All", [("speaker", "x" * 5000)])


def test_a_removed_view_is_kept_in_the_record(desk: Desk) -> None:
    view = views.save(desk, "Mine", ASKS).made[0]
    views.remove(desk, view)

    with desk.database.snapshot() as snapshot:
        assert views_store.get(snapshot, view) is None
        assert snapshot.number("select count(*) from saved_views") == 1
