"""People and roles: turning accounts on, inviting, giving roles, closing; for administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import streamlit as st

from desk import accounts
from desk.authority import MEANINGS, Role, SignIn
from desk.screens import people_screen
from reports import wording
from ui import session
from ui.act import attempt, tell
from ui.components.passage import Line, lines
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk.screens import PeopleScreen, Person

_CODE = "code for somebody"


def people_form() -> None:
    """Draw who works here, and what an administrator can do about it."""
    st.subheader("People")
    screen = people_screen(session.desk())
    if screen.sign_in is SignIn.LOCAL:
        _without_accounts(screen)
        return
    shown = [_line(one, screen) for one in screen.people]
    lines(shown, key="people", label="People of this desk, those who left last")
    if screen.own_role is Role.ADMINISTRATOR:
        _show_code()
        _invite()
        _change(screen)


def _line(one: Person, screen: PeopleScreen) -> Line:
    state = "left" if one.is_closed else (one.role.value if one.role else "no account")
    if one.role and not one.is_closed and not one.has_password:
        state += ", invited"
    seen = f"seen {wording.moment(one.seen_at)}" if one.seen_at else ""
    return Line(
        lead=one.name + (" (you)" if one.id == screen.actor else ""),
        quiet=" · ".join(filter(None, (state, seen))),
    )


def _without_accounts(screen: PeopleScreen) -> None:
    names = ", ".join(one.name for one in screen.people)
    st.markdown(
        f"Whoever sits at this machine says a name: {plain(names)}. With accounts, everybody signs "
        "in with a password and has a role. You become the administrator."
    )
    with st.popover("Turn accounts on"), st.form("accounts on", border=False):
        password = st.text_input("Your password, ten characters or more", type="password")
        if st.form_submit_button("Turn accounts on", type="primary"):
            _do(lambda: accounts.turn_on(session.desk(), password), "Accounts are on. Sign in.")


def _show_code() -> None:
    """Show a code once, to be handed over; it cannot be shown again."""
    kept: tuple[str, str] | None = st.session_state.pop(_CODE, None)
    if kept is not None:
        name, code = kept
        st.success(f"Hand this to {plain(name)}; it works once and is not shown again.")
        st.code(urljoin(st.context.url or "", f"/join?code={code}"), language=None)


def _invite() -> None:
    with st.popover("Invite somebody"), st.form("invite", border=False, clear_on_submit=True):
        name = st.text_input("Name, as colleagues know it")
        role = _role("Role", Role.CHECKER, key="role of somebody new")
        if st.form_submit_button("Make the invitation", type="primary"):
            _give_code(name, lambda: accounts.invite(session.desk(), name, role))


def _change(screen: PeopleScreen) -> None:
    people = {one.id: one for one in screen.people if one.role}
    with st.popover("Change an account"):
        chosen = people[st.selectbox("Who", list(people), format_func=lambda i: people[i].name)]
        if chosen.is_closed:
            if st.button("Let them in again"):
                _do(lambda: accounts.reopen(session.desk(), chosen.id), "They can sign in again.")
            return
        role = _role("Role", chosen.role or Role.READER, key=f"role {chosen.id} {chosen.role}")
        if role is not chosen.role and st.button("Give this role", type="primary"):
            _do(lambda: accounts.set_role(session.desk(), chosen.id, role), "Role changed.")
        if st.button("Link for a new password"):
            _give_code(chosen.name, lambda: accounts.reset_password(session.desk(), chosen.id))
        if st.button("They left: close the account"):
            _do(lambda: accounts.close(session.desk(), chosen.id), "Closed. Their work stays.")


def _role(label: str, now: Role, *, key: str) -> Role:
    told = [f"{one.value}: {MEANINGS[one]}" for one in Role]
    chosen = st.selectbox(label, told, index=now.rank, key=key)
    return tuple(Role)[told.index(chosen)]


def _give_code(name: str, make: Callable[[], str]) -> None:
    code = attempt(make)
    if code is not None:
        st.session_state[_CODE] = (name, code)
    st.rerun()


def _do(do: Callable[[], object], told: str) -> None:
    if attempt(do) is not None:
        tell(told)
    st.rerun()
