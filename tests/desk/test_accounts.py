"""People are invited, given roles and closed; passwords are set by a code, once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed, NotFound
from db import accounts_store, events_store
from desk import Desk, accounts, sign_in, team
from desk.authority import Role, SignIn, role_of, sign_in_of
from desk.sign_in import session_of
from tests.builders import Ticking, a_desk, checked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = "four lamps on the pier"
OTHER = "seven nets in the yard"


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


def joined(desk: Desk, name: str, role: Role) -> Desk:
    """Invite somebody who accepts at once; return the desk as they see it."""
    code = accounts.invite(desk, name, role)
    token = accounts.accept(desk.database, code, OTHER, clock=desk.clock)
    session = session_of(desk.database, token, clock=desk.clock)
    assert session is not None
    return Desk(database=desk.database, actor=session.person, clock=desk.clock, ids=desk.ids)


def role(desk: Desk) -> Role | None:
    with desk.database.snapshot() as snapshot:
        return role_of(snapshot, desk.actor)


def test_a_new_desk_asks_nobody_for_a_password(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with desk.database.snapshot() as snapshot:
        assert sign_in_of(snapshot) is SignIn.LOCAL
    assert role(desk) is Role.ADMINISTRATOR
    assert accounts.first_code(desk.database) is None


def test_whoever_turns_accounts_on_is_the_first_administrator(maya: Desk) -> None:
    with maya.database.snapshot() as snapshot:
        assert sign_in_of(snapshot) is SignIn.ACCOUNTS
    assert role(maya) is Role.ADMINISTRATOR
    assert accounts.first_code(maya.database, clock=maya.clock) is None
    assert checked(maya).ok


def test_somebody_invited_sets_a_password_with_the_code_and_is_in(maya: Desk) -> None:
    tomas = joined(maya, "Tomas", Role.CHECKER)

    assert role(tomas) is Role.CHECKER
    assert sign_in.sign_in(maya.database, "Tomas", OTHER, address="192.0.2.1", clock=maya.clock)
    assert checked(maya).ok


def test_a_code_works_once_and_not_for_ever(maya: Desk, clock: Ticking) -> None:
    code = accounts.invite(maya, "Tomas", Role.CHECKER)
    assert accounts.holder(maya.database, f" {code} ", clock=clock) == "Tomas"
    accounts.accept(maya.database, code, OTHER, clock=clock)
    for bad in (code, "abcd-efgh", ""):
        assert accounts.holder(maya.database, bad, clock=clock) is None
        with pytest.raises(NotAllowed, match="not good any more"):
            accounts.accept(maya.database, bad, OTHER, clock=clock)

    late = accounts.invite(maya, "Ada", Role.READER)
    clock.moment += timedelta(days=8)
    with pytest.raises(NotAllowed, match="not good any more"):
        accounts.accept(maya.database, late, OTHER, clock=clock)


@pytest.mark.parametrize("password", ["short", "x" * 201, "aaaaaaaaaaaaaaaa", "TOMAS 12345678"])
def test_a_password_that_would_be_guessed_is_refused_and_the_code_stays_good(
    maya: Desk, password: str
) -> None:
    code = accounts.invite(maya, "Tomas", Role.CHECKER)

    with pytest.raises(InvalidInput, match="Nothing was saved"):
        accounts.accept(maya.database, code, password, clock=maya.clock)
    assert accounts.accept(maya.database, code, OTHER, clock=maya.clock)


def test_a_change_of_role_or_password_or_closing_ends_every_session(maya: Desk) -> None:
    tomas = joined(maya, "Tomas", Role.CHECKER)

    def entered(password: str = OTHER) -> str:
        return sign_in.sign_in(
            maya.database, "Tomas", password, address="192.0.2.1", clock=maya.clock
        )

    token = entered()
    accounts.set_role(maya, tomas.actor, Role.EDITOR)
    assert session_of(maya.database, token, clock=maya.clock) is None
    assert role(tomas) is Role.EDITOR

    token = entered()
    fresh = accounts.change_password(tomas, OTHER, "nine ropes by the door")
    assert session_of(maya.database, token, clock=maya.clock) is None
    assert session_of(maya.database, fresh, clock=maya.clock) is not None

    accounts.close(maya, tomas.actor)
    assert session_of(maya.database, fresh, clock=maya.clock) is None
    assert role(tomas) is None
    with pytest.raises(InvalidInput):
        entered("nine ropes by the door")
    accounts.reopen(maya, tomas.actor)
    assert entered("nine ropes by the door")
    assert checked(maya).ok


def test_the_old_password_is_asked_for_before_a_new_one(maya: Desk) -> None:
    with pytest.raises(InvalidInput, match="present password is wrong"):
        accounts.change_password(maya, "wrong", OTHER)


def test_an_administrator_gives_a_link_for_a_new_password(maya: Desk) -> None:
    tomas = joined(maya, "Tomas", Role.CHECKER)
    first = accounts.reset_password(maya, tomas.actor)
    second = accounts.reset_password(maya, tomas.actor)

    with pytest.raises(NotAllowed):
        accounts.accept(maya.database, first, "nine ropes by the door", clock=maya.clock)
    accounts.accept(maya.database, second, "nine ropes by the door", clock=maya.clock)
    with pytest.raises(InvalidInput):
        sign_in.sign_in(maya.database, "Tomas", OTHER, address="192.0.2.1", clock=maya.clock)


@pytest.mark.parametrize("held", [Role.READER, Role.CHECKER, Role.EDITOR])
def test_nobody_but_an_administrator_changes_who_may_what(maya: Desk, held: Role) -> None:
    tomas = joined(maya, "Tomas", held)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: accounts.invite(tomas, "Ada", Role.READER),
        lambda: accounts.set_role(tomas, tomas.actor, Role.ADMINISTRATOR),
        lambda: accounts.close(tomas, maya.actor),
        lambda: accounts.reset_password(tomas, maya.actor),
        lambda: accounts.turn_off(tomas),
    )
    for attempt in attempts:
        with pytest.raises(NotAllowed, match="needs an administrator"):
            attempt()


def test_the_last_administrator_stays_one(maya: Desk) -> None:
    with pytest.raises(NotAllowed, match="Nobody could administer"):
        accounts.set_role(maya, maya.actor, Role.READER)
    with pytest.raises(NotAllowed, match="Nobody could administer"):
        accounts.close(maya, maya.actor)
    joined(maya, "Tomas", Role.ADMINISTRATOR)
    accounts.close(maya, maya.actor)


def test_nobody_is_invited_twice_and_strangers_are_not_found(maya: Desk) -> None:
    joined(maya, "Tomas", Role.CHECKER)
    with pytest.raises(NotAllowed, match="has an account already"):
        accounts.invite(maya, "Tomas", Role.EDITOR)
    with pytest.raises(NotFound):
        accounts.close(maya, "prs_nobody")


def test_somebody_who_sat_here_before_there_were_accounts_keeps_what_is_theirs(
    tmp_path: Path,
) -> None:
    desk = a_desk(tmp_path)
    before = team.sit_down(desk.database, "Tomas", clock=desk.clock, ids=desk.ids)
    accounts.turn_on(desk, WORDS)
    assert role(before) is None

    assert joined(desk, "Tomas", Role.CHECKER).actor == before.actor


def test_where_accounts_are_on_and_nobody_has_one_a_code_makes_the_first_administrator(
    maya: Desk,
) -> None:
    with maya.database.write() as writing:
        writing.execute("delete from credentials")
    code = accounts.first_code(maya.database, clock=maya.clock)
    assert code is not None
    assert accounts.holder(maya.database, code, clock=maya.clock) == ""

    token = accounts.accept(maya.database, code, OTHER, name="Ada", clock=maya.clock, ids=maya.ids)
    session = session_of(maya.database, token, clock=maya.clock)
    assert session is not None
    assert (session.name, session.role) == ("Ada", Role.ADMINISTRATOR)
    assert accounts.first_code(maya.database, clock=maya.clock) is None


def test_no_event_holds_a_password_or_a_code(maya: Desk) -> None:
    code = accounts.invite(maya, "Tomas", Role.CHECKER)
    accounts.accept(maya.database, code, OTHER, clock=maya.clock)
    with maya.database.snapshot() as snapshot:
        told = " ".join(
            f"{one.action} {one.details}" for one in events_store.latest(snapshot, most=50)
        )
        assert accounts_store.standing_administrators(snapshot) == 1

    assert "invited" in told
    assert code not in told
    assert OTHER not in told


def test_without_accounts_again_whoever_sits_down_may_do_everything(maya: Desk) -> None:
    accounts.turn_off(maya)

    assert role(team.sit_down(maya.database, "Somebody new")) is Role.ADMINISTRATOR
