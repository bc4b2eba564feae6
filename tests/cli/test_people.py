"""people: list, invite, link, role, close, reopen, sign-out, sign-in."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING, Any

import pytest

from db.opening import open_database
from desk import accounts, sign_in, team
from desk.sign_in import session_of
from tests.openid_provider import small_provider

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

WORDS = "four lamps on the pier"


@pytest.fixture
def people(terminal: Terminal) -> Terminal:
    """A terminal at a desk with accounts; Maya Lind administers it."""
    database = open_database(terminal.folder / "var" / "claimdesk.db")
    accounts.turn_on(team.sit_down(database, "Maya Lind"), WORDS)
    return terminal


def states(terminal: Terminal) -> dict[str, Any]:
    answer = loads(terminal("people", "list", "--json").out)
    return {one["name"]: (one["role"], one["state"]) for one in answer["people"]}


def joined(terminal: Terminal, name: str, role: str) -> str:
    """Invite somebody who accepts at once; return their session's token."""
    answer = loads(terminal("people", "invite", name, "--role", role, "--json").out)
    database = open_database(terminal.folder / "var" / "claimdesk.db")
    return accounts.accept(database, answer["code"], "seven nets in the yard")


def test_a_desk_without_accounts_says_that_nothing_is_proved(terminal: Terminal) -> None:
    done = terminal("people", "list")

    assert "nothing is proved" in done.out
    assert "Maya Lind" in done.out


def test_somebody_is_invited_by_a_link_that_sets_a_password(people: Terminal) -> None:
    done = people("people", "invite", "Tomas Reed", "--role", "checker")
    assert done.code == 0
    assert "/join?code=" in done.out
    assert states(people)["Tomas Reed"] == ("checker", "invited")
    again = people("people", "link", "Tomas Reed")
    code = again.out.strip().rpartition("=")[2]
    accounts.accept(
        open_database(people.folder / "var" / "claimdesk.db"), code, "seven nets in the yard"
    )

    assert states(people)["Tomas Reed"] == ("checker", "signs in")


def test_the_link_is_whole_where_the_address_of_the_desk_is_known(
    people: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_ADDRESS", "https://desk.example")
    done = people("people", "invite", "Tomas", "--role", "reader")

    assert "https://desk.example/join?code=" in done.out
    monkeypatch.setenv("CLAIMDESK_ADDRESS", "desk.example/path")
    assert "is not the address of a site" in people("people", "invite", "A", "--role", "reader").err


def test_a_role_is_changed_and_an_account_closed_and_opened_again(people: Terminal) -> None:
    token = joined(people, "Tomas Reed", "checker")
    database = open_database(people.folder / "var" / "claimdesk.db")
    assert people("people", "sign-out", "Tomas Reed").code == 0
    assert session_of(database, token) is None
    assert (
        "is an editor from now on" in people("people", "role", "Tomas Reed", "--role", "editor").out
    )
    people("people", "close", "Tomas Reed")
    assert states(people)["Tomas Reed"] == ("editor", "closed")
    people("people", "reopen", "Tomas Reed")

    assert states(people)["Tomas Reed"] == ("editor", "signs in")
    assert people("verify").code == 0


def test_the_role_of_whoever_is_named_counts_at_the_terminal_too(people: Terminal) -> None:
    joined(people, "Tomas Reed", "editor")
    done = people("people", "close", "Maya Lind", "--as", "Tomas Reed")

    assert done.code == 1
    assert "This needs an administrator" in done.err


def test_somebody_unknown_is_not_made_up(people: Terminal) -> None:
    done = people("people", "close", "Nobody")

    assert done.code == 1
    assert "claimdesk people list" in done.err


def test_whoever_holds_the_machine_finds_the_way_back_without_any_role(people: Terminal) -> None:
    joined(people, "Tomas Reed", "reader")
    done = people("people", "sign-in", "local", "--as", "Tomas Reed")

    assert done.code == 0
    assert "nothing is proved" in done.out
    assert states(people)["Maya Lind"][1] == "here"
    assert people("people", "sign-in", "sideways").code == 2


def test_accounts_turned_on_at_the_terminal_come_with_a_code_for_the_first_administrator(
    terminal: Terminal,
) -> None:
    answer = loads(terminal("people", "sign-in", "accounts", "--json").out)
    database = open_database(terminal.folder / "var" / "claimdesk.db")
    accounts.accept(database, answer["first_code"], WORDS, name="Maya Lind")

    assert sign_in.sign_in(database, "Maya Lind", WORDS, address="192.0.2.1")
    again = terminal("people", "sign-in", "accounts")
    assert "Nobody can administer" not in again.out


def test_a_provider_is_asked_before_everybody_is_sent_there(
    people: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.delenv(f"CLAIMDESK_OIDC_{name}", raising=False)
    assert "CLAIMDESK_OIDC_ISSUER" in people("people", "sign-in", "openid").err
    with small_provider() as there:
        for name, value in there.environment().items():
            monkeypatch.setenv(name, value)
        done = people("people", "sign-in", "openid")
    assert done.code == 0
    assert "Nobody can administer the desk yet" in done.out

    assert "cannot be reached" in people("people", "sign-in", "openid").err
    assert "with a name and a password" in people("people", "sign-in", "accounts").out
