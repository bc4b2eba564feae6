"""Sessions begin with the right password, end when they should, and guessing is slowed down."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed
from db import accounts_store
from db.rows import moment, stamp
from desk import accounts, sign_in
from desk.authority import Role
from desk.sign_in import FREE, IDLE, LONGEST, NOTED, session_of
from tests.builders import Ticking, a_desk

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

WORDS = "four lamps on the pier"
HERE = "192.0.2.7"


@pytest.fixture
def clock() -> Ticking:
    """A clock that a test can move on."""
    return Ticking()


@pytest.fixture
def maya(tmp_path: Path, clock: Ticking) -> Desk:
    """A desk with accounts, Maya its administrator."""
    desk = a_desk(tmp_path, clock=clock)
    accounts.turn_on(desk, WORDS)
    return desk


def enter(desk: Desk, password: str = WORDS, *, name: str = "Maya", address: str = HERE) -> str:
    return sign_in.sign_in(desk.database, name, password, address=address, clock=desk.clock)


def who(desk: Desk, token: str) -> str | None:
    found = session_of(desk.database, token, clock=desk.clock)
    return None if found is None else found.name


def test_the_right_password_opens_a_session_with_the_persons_role(maya: Desk) -> None:
    token = enter(maya)
    found = session_of(maya.database, token, clock=maya.clock)

    assert found is not None
    assert (found.person, found.name, found.role) == (maya.actor, "Maya", Role.ADMINISTRATOR)


def test_the_database_holds_neither_password_nor_token(maya: Desk) -> None:
    token = enter(maya)
    held = maya.database.path.read_bytes()

    assert token.encode() not in held
    assert WORDS.encode() not in held


@pytest.mark.parametrize("token", ["", "guessed", "\ud800"])
def test_a_token_that_nobody_was_given_opens_nothing(maya: Desk, token: str) -> None:
    enter(maya)

    assert who(maya, token) is None


def test_a_session_ends_when_nobody_uses_it(maya: Desk, clock: Ticking) -> None:
    token = enter(maya)
    clock.moment += IDLE - timedelta(hours=1)
    assert who(maya, token) == "Maya"
    clock.moment += IDLE - timedelta(hours=1)
    assert who(maya, token) == "Maya"
    clock.moment += IDLE + NOTED

    assert who(maya, token) is None


def test_a_session_ends_after_a_month_even_when_it_is_used(maya: Desk, clock: Ticking) -> None:
    token = enter(maya)
    for _ in range(int(LONGEST / (IDLE / 2)) - 1):
        clock.moment += IDLE / 2
        assert who(maya, token) == "Maya"
    clock.moment += IDLE

    assert who(maya, token) is None


def test_signing_out_ends_this_session_and_signing_out_everywhere_ends_all(maya: Desk) -> None:
    one, other, third = enter(maya), enter(maya), enter(maya)
    sign_in.sign_out(maya.database, one)
    assert (who(maya, one), who(maya, other)) == (None, "Maya")

    sign_in.sign_out_everywhere(maya.database, maya.actor)
    assert (who(maya, other), who(maya, third)) == (None, None)


def test_unknown_and_known_names_are_refused_in_the_same_words(maya: Desk) -> None:
    told: set[str] = set()
    for name in ("Maya", "Nobody", "", "\x00", "x" * 200):
        with pytest.raises(InvalidInput) as refused:
            enter(maya, "wrong", name=name, address=f"192.0.2.{len(told)}")
        told.add(str(refused.value))

    assert len(told) == 1


def test_wrong_passwords_in_a_row_cost_ever_more_time(maya: Desk, clock: Ticking) -> None:
    waits = []
    for _ in range(10):
        with pytest.raises(InvalidInput):
            enter(maya, "wrong")
        with maya.database.snapshot() as snapshot:
            until = moment(snapshot.rows("select max(wait_until) as m from failures")[0]["m"])
        waits.append(round((until - clock.moment).total_seconds()))
        clock.moment += timedelta(hours=1)

    assert waits[:FREE] == [0] * FREE
    assert waits[FREE:] == [2, 4, 8, 16, 32]


def test_while_the_wait_lasts_even_the_right_password_is_not_tried(maya: Desk) -> None:
    for _ in range(8):
        with pytest.raises((InvalidInput, NotAllowed)):
            enter(maya, "wrong")
    with maya.database.write() as writing:
        for one in writing.rows("select subject from failures"):
            later = stamp(maya.clock() + timedelta(minutes=10))
            accounts_store.count_failure(writing, one["subject"], 9, wait_until=later)

    with pytest.raises(NotAllowed, match="Too many wrong passwords"):
        enter(maya)


def test_who_waited_and_knows_the_password_comes_in(maya: Desk, clock: Ticking) -> None:
    for _ in range(12):
        try:
            enter(maya, "wrong")
        except (InvalidInput, NotAllowed):
            clock.moment += timedelta(seconds=30)
    clock.moment += timedelta(minutes=16)

    assert who(maya, enter(maya)) == "Maya"


def test_guessing_from_one_address_does_not_shut_others_out_of_other_names(maya: Desk) -> None:
    accounts_code = accounts.invite(maya, "Tomas", Role.CHECKER)
    accounts.accept(maya.database, accounts_code, "seven nets in the yard", clock=maya.clock)
    for _ in range(8):
        with pytest.raises((InvalidInput, NotAllowed)):
            enter(maya, "wrong")

    assert enter(maya, "seven nets in the yard", name="Tomas", address="198.51.100.4")
