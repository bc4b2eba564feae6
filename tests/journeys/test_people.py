"""People and roles in the settings, without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk import accounts, team, visitor
from desk.authority import Role, SignIn
from desk.screens import people_screen
from desk.sign_in import begin_session, session_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database
    from desk import Desk


def labels(app: AppTest) -> set[str]:
    return {one.label for one in app.button}


def test_a_desk_without_accounts_offers_to_turn_them_on(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("settings")
    app.radio(key="way in").set_value(SignIn.ACCOUNTS).run()
    type_passwords(app, "four lamps on the pier", "four lamps on the pier")

    assert not app.exception
    assert not app.error
    assert any("Sign in with the password that you just set" in one.value for one in app.info)
    screen = people_screen(team.sit_down(own, "Maya"))
    assert [(one.name, one.role) for one in screen.people] == [("Maya", Role.ADMINISTRATOR)]


def test_whoever_has_no_session_sees_nothing_of_a_desk_with_accounts(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    accounts.turn_on(team.sit_down(own, "Maya"), "four lamps on the pier")

    app = visit("claim", claim="1")
    assert any("signed out" in one.value for one in app.info)
    assert not labels(app)


def type_passwords(app: AppTest, first: str, second: str) -> None:
    for label, words in (("Your password", first), ("The same once more", second)):
        next(one for one in app.text_input if one.label.startswith(label)).set_value(words)
    next(one for one in app.button if one.label == "Turn accounts on").click().run()


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("four lamps on the pier", "four lambs on the pier", "The two are not the same"),
        ("short", "short", "10 to 200 characters"),
    ],
)
def test_a_password_is_typed_twice_and_what_was_refused_is_told_once(
    own: Database, visit: Callable[..., AppTest], first: str, second: str, why: str
) -> None:
    app = visit("settings")
    app.radio(key="way in").set_value(SignIn.ACCOUNTS).run()
    type_passwords(app, first, second)

    (refused,) = app.error
    assert why in refused.value
    assert not app.toast
    assert people_screen(team.sit_down(own, "Maya")).sign_in is SignIn.LOCAL
    type_passwords(app, "four lamps on the pier", "four lamps on the pier")
    assert not app.error
    assert any("Accounts are on" in one.value for one in app.info)


@pytest.fixture
def administered(own: Database, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with accounts at which Maya, who administers it, is signed in; Ben is a checker."""
    maya = team.sit_down(own, "Maya")
    ben = team.sit_down(own, "Ben")
    accounts.turn_on(maya, "four lamps on the pier")
    accounts.set_role(maya, ben.actor, Role.CHECKER)
    token = begin_session(own, maya.actor)
    monkeypatch.setattr(visitor, "session_in", lambda database, _: session_of(database, token))
    return maya


def test_an_account_is_closed_only_by_choosing_somebody_and_typing_the_name(
    administered: Desk, visit: Callable[..., AppTest]
) -> None:
    app = visit("settings")
    who = next(one for one in app.selectbox if one.label == "Who")
    assert who.value is None
    assert "Close the account" not in labels(app)
    ben = next(one for one in people_screen(administered).people if one.name == "Ben")
    who.set_value(ben.id).run()

    assert next(one for one in app.button if one.label == "Close the account").disabled
    next(one for one in app.text_input if one.label.startswith("They left")).set_value("ben").run()
    next(one for one in app.button if one.label == "Close the account").click().run()
    assert [one.name for one in people_screen(administered).people if one.is_closed] == ["Ben"]


@pytest.mark.parametrize(
    ("known_as", "is_warned"), [("", True), ("https://desk.example.org", False)]
)
def test_an_invitation_says_where_its_link_can_be_opened(
    administered: Desk,
    visit: Callable[..., AppTest],
    monkeypatch: pytest.MonkeyPatch,
    known_as: str,
    is_warned: bool,
) -> None:
    monkeypatch.setenv("CLAIMDESK_ADDRESS", known_as)
    app = visit("settings")
    field = next(one for one in app.text_input if one.label == "Name, as colleagues know it")
    field.set_value("Cleo")
    next(one for one in app.button if one.label == "Make the invitation").click().run()

    (link,) = [one.value for one in app.code if "/join?code=" in one.value]
    assert link.startswith(known_as)
    assert any("this computer only" in one.value for one in app.warning) is is_warned
    assert "Cleo" in [one.name for one in people_screen(administered).people]
