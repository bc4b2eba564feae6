"""Who sits at the desk."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput
from desk.team import person_name, sit_down
from tests.builders import checked, number_of

if TYPE_CHECKING:
    from db.connection import Database
    from desk import Desk


def test_somebody_arrives_once_and_is_known_ever_after(desk: Desk) -> None:
    again = sit_down(desk.database, "Maya")

    assert again.actor == desk.actor
    assert number_of(desk, "select count(*) from events") == 1


def test_a_name_is_the_same_however_it_was_typed(database: Database) -> None:
    composed = sit_down(database, "Zoë Ål")
    typed = sit_down(database, "  Zoe\u0308   A\u030al ")

    assert typed.actor == composed.actor


def test_two_sessions_that_arrive_at_once_are_one_person(database: Database) -> None:
    def arrive(_: int) -> Desk:
        return sit_down(database, "Noor")

    with ThreadPoolExecutor(max_workers=8) as pool:
        desks = list(pool.map(arrive, range(8)))

    assert len({desk.actor for desk in desks}) == 1
    assert number_of(desks[0], "select count(*) from events") == 1
    assert checked(desks[0]).ok


def test_a_name_may_look_like_a_command(database: Database) -> None:
    first, second = sit_down(database, "arrive Maya"), sit_down(database, "Maya")

    assert first.actor != second.actor
    assert first.actor.startswith("prs_")


@pytest.mark.parametrize("name", ["", "   ", "?!", "\u200b", "\ud800", "\0"])
def test_a_name_needs_a_letter(name: str) -> None:
    with pytest.raises(InvalidInput, match="at least one letter"):
        person_name(name)


@pytest.mark.parametrize("name", ["a" * 81, "Maya\0", "Maya\u202e", "Maya \ud800"])
def test_a_name_is_short_and_visible(name: str) -> None:
    with pytest.raises(InvalidInput, match="at most 80 visible characters"):
        person_name(name)
