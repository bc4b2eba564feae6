"""People and roles: how everybody signs in, inviting, giving roles, closing; for administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import streamlit as st

from desk import accounts
from desk.address import LOOPBACK, public_address
from desk.authority import MEANINGS, Role, SignIn
from desk.passwords import typed_twice
from desk.screens import people_screen
from ui import moments, session, words
from ui.act import acts_done, attempt, close_popovers, outcome, popover, pressed, tell
from ui.components.passage import Line, lines
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk.screens import PeopleScreen, Person

_CODE = "code for somebody"


_WAYS = {
    SignIn.LOCAL: "A name, nothing proved",
    SignIn.ACCOUNTS: "Accounts: a name and a password",
    SignIn.OPENID: "OpenID Connect: a provider says who one is",
}


def people_form() -> None:
    """Draw who works here, and what an administrator can do about it."""
    st.header("People", anchor=False)
    screen = people_screen(session.desk())
    if screen.sign_in is SignIn.LOCAL:
        names = ", ".join(one.name for one in screen.people)
        st.markdown(f"Whoever reaches this desk says a name, and is believed: {plain(names)}.")
    else:
        shown = [_line(one, screen) for one in screen.people]
        lines(shown, key="people", label="People of this desk, those who left last")
    if screen.own_role is not Role.ADMINISTRATOR:
        return
    _show_code()
    with st.container(horizontal=True, key="about people"):
        if screen.sign_in is not SignIn.LOCAL:
            _invite(screen)
            _change(screen)
        _way_in(screen.sign_in)


def _line(one: Person, screen: PeopleScreen) -> Line:
    state = "left" if one.is_closed else (one.role.value if one.role else "no account")
    comes = one.is_bound if screen.sign_in is SignIn.OPENID else one.has_password
    if one.role and not one.is_closed and not comes:
        state += ", invited"
    seen = f"seen {moments.moment(one.seen_at)}" if one.seen_at else ""
    return Line(
        lead=one.name + (" (you)" if one.id == screen.actor else ""),
        quiet=" · ".join(filter(None, (state, seen))),
    )


def _way_in(now: SignIn) -> None:
    """Let an administrator choose how everybody comes in; each way asks for what it needs."""
    with popover("How people sign in"):
        chosen = st.radio(
            "How people sign in",
            list(_WAYS),
            index=list(_WAYS).index(now),
            format_func=_WAYS.__getitem__,
            key="way in",
        )
        if chosen is now:
            st.markdown("This is how it is now.")
        elif chosen is SignIn.LOCAL:
            _turn_accounts_off()
        elif chosen is SignIn.ACCOUNTS:
            _turn_accounts_on()
        else:
            st.markdown("You go to the provider first; it counts only once you have come back.")
            way = Line(words="Go on to OpenID Connect", href="/provider")
            lines([way], key="to the provider", label=session.WHAT_TO_DO)


def _turn_accounts_off() -> None:
    st.markdown("Whoever reaches the desk can then act under any name.")
    if not st.button("Ask for a name only"):
        return
    if attempt(lambda: accounts.turn_off(session.desk())) is None:
        st.rerun()
    st.success("From now on a name is enough.")
    way = Line(words="Say your name", href="/welcome?next=/settings")
    lines([way], key="to the name", label=session.WHAT_TO_DO)
    st.stop()


def _turn_accounts_on() -> None:
    st.markdown("Everybody then has a password and a role. You become the administrator.")
    with st.form("accounts on", border=False):
        password = st.text_input(
            "Your password, ten characters or more, your name not among them", type="password"
        )
        again = st.text_input("The same once more", type="password")
        if not st.form_submit_button("Turn accounts on", type="primary"):
            return
    _, refused = outcome(lambda: accounts.turn_on(session.desk(), typed_twice(password, again)))
    if refused is not None:
        # Told here and not as a notice, which would still stand there once a good one was taken.
        st.error(plain(refused))
        return
    session.sign_in_again("Accounts are on. Sign in with the password that you just set.")
    st.rerun()


def _show_code() -> None:
    """Show a code once, to be handed over; it cannot be shown again."""
    kept: tuple[str, str] | None = st.session_state.pop(_CODE, None)
    if kept is not None:
        name, code = kept
        st.success(f"Hand this to {plain(name)}; it works once and is not shown again.")
        link = urljoin(public_address() or st.context.url or "", f"/join?code={code}")
        st.code(link, language=None)
        if urlsplit(link).hostname in {None, *LOOPBACK}:
            st.warning(plain(words.ONLY_THIS_COMPUTER))


def _invite(screen: PeopleScreen) -> None:
    with popover("Invite somebody"), st.form(f"invite {acts_done()}", border=False):
        name = st.text_input("Name, as colleagues know it", key=f"new name {acts_done()}")
        role = _role("Role", Role.CHECKER, key="role of somebody new")
        known_as = ""
        if screen.sign_in is SignIn.OPENID:
            known_as = st.text_input("E-mail address at the provider, if you know it")
        if pressed("Make the invitation", at="invite", type="primary"):
            _give_code(
                name,
                lambda: accounts.invite(session.desk(), name, role, known_as=known_as),
                at="invite",
            )


def _change(screen: PeopleScreen) -> None:
    people = {one.id: one for one in screen.people if one.role}
    with popover("Change an account"):
        who = st.selectbox(
            "Who",
            list(people),
            index=None,
            placeholder="Choose somebody",
            format_func=lambda i: people[i].name,
        )
        if who is None:
            return
        chosen = people[who]
        if chosen.is_closed:
            if st.button("Let them in again"):
                _do(lambda: accounts.reopen(session.desk(), chosen.id), "They can sign in again.")
            return
        role = _role("Role", chosen.role or Role.READER, key=f"role {chosen.id} {chosen.role}")
        if role is not chosen.role and st.button("Give this role", type="primary"):
            _do(lambda: accounts.set_role(session.desk(), chosen.id, role), "Role changed.")
        again = "to sign in anew" if screen.sign_in is SignIn.OPENID else "for a new password"
        if st.button(f"Link {again}"):
            _give_code(chosen.name, lambda: accounts.reset_password(session.desk(), chosen.id))
        if st.button("Sign them out everywhere"):
            _do(lambda: accounts.sign_out(session.desk(), chosen.id), "Signed out everywhere.")
        _close(chosen)


def _close(chosen: Person) -> None:
    """Close an account once its name was typed: whoever it is falls out of their work at once."""
    typed = st.text_input(
        plain(f"They left? To close the account, type: {chosen.name}"), key=f"close {chosen.id}"
    )
    is_meant = typed.strip().casefold() == chosen.name.casefold()
    if st.button("Close the account", disabled=not is_meant):
        _do(lambda: accounts.close(session.desk(), chosen.id), "Closed. Their work stays.")


def _role(label: str, now: Role, *, key: str) -> Role:
    known = [one.value for one in Role]
    captions = [MEANINGS[one] for one in Role]
    return Role(st.radio(label, known, index=now.rank, captions=captions, key=key) or now)


def _give_code(name: str, make: Callable[[], str], *, at: str = "") -> None:
    code = attempt(make, at=at)
    if code is not None:
        st.session_state[_CODE] = (name, code)
        close_popovers()
    st.rerun()


def _do(do: Callable[[], object], told: str) -> None:
    if attempt(do) is not None:
        tell(told)
    st.rerun()
