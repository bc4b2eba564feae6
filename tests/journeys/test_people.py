"""People and roles in the settings, without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk import accounts, team
from desk.authority import Role, SignIn
from desk.screens import people_screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database


def labels(app: AppTest) -> set[str]:
    return {one.label for one in app.button}


def test_a_desk_without_accounts_offers_to_turn_them_on(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("settings")
    app.radio(key="way in").set_value(SignIn.ACCOUNTS).run()
    next(one for one in app.text_input if "Your password" in one.label).set_value(
        "four lamps on the pier"
    )
    next(one for one in app.button if one.label == "Turn accounts on").click().run()

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
