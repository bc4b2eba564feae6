"""Keys of the read API in Settings: who reads what, making a key, revoking one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from desk import api_keys
from desk.api_keys import May
from desk.authority import Role, may
from ui import moments, session
from ui.act import attempt, tell
from ui.components.passage import Line, lines

if TYPE_CHECKING:
    from desk.api_keys import Key

_FORM = "api key"
_JUST_MADE = "key just made"
_MAY = {May.PUBLISHED: "What is published", May.EVERYTHING: "Everything the desk exports"}
_DAYS = {"a year": 365, "90 days": 90, "30 days": 30, "ever": None}


def api_key_form() -> None:
    """Draw the keys, and what an administrator can do about them."""
    st.header("Letting other programs read", anchor=False)
    st.markdown(
        "They read claims and verdicts at `/api`, which also says how. Confidential "
        "evidence, sealed reviews and what is under embargo are in no answer."
    )
    desk = session.desk()
    if not may(desk, Role.ADMINISTRATOR):
        return
    _anybody()
    _show_key()
    for one in api_keys.keys(desk):
        with st.container(border=True):
            lines([_line(one)], key=f"key {one.id}", label="A key")
            st.button("Revoke it", key=f"revoke {one.id}", on_click=_revoke, args=(one.id,))
    with st.popover("Make a key"):
        _make()


def _anybody() -> None:
    on = api_keys.anybody_reads(session.database())
    st.toggle(
        "Anybody who reaches this desk may read what is published, without a key",
        value=on,
        key=f"anybody reads {on}",
        on_change=_let,
        args=(not on,),
    )


def _let(on: bool) -> None:
    if attempt(lambda: api_keys.let_anybody_read(session.desk(), on=on)) is not None:
        tell("Anybody may read what is published." if on else "Nobody reads without a key.")


def _line(one: Key) -> Line:
    used = f"used last on {moments.moment(one.used_at)}" if one.used_at else "never used"
    until = f"good until {moments.moment(one.expires_at)}" if one.expires_at else "good for ever"
    return Line(lead=one.name, quiet=f"{_MAY[one.may]}; {until}; {used}; made by {one.made_by}")


def _make() -> None:
    with st.form("make a key", border=False):
        name = st.text_input("Which program will have it", key="key name")
        wanted = st.radio("It reads", list(_MAY), format_func=_MAY.__getitem__, key="key may")
        good = st.selectbox("Good for", list(_DAYS), key="key days")
        if not st.form_submit_button("Make it", type="primary"):
            return
    make = partial(
        api_keys.make, session.desk(), name, wanted or May.PUBLISHED,
        days=_DAYS[good or "a year"], command_id=session.command_id(_FORM),
    )  # fmt: skip
    made = attempt(make)
    if made is not None:
        session.carried_out(_FORM)
        st.session_state[_JUST_MADE] = made.key
    st.rerun()


def _show_key() -> None:
    """Show a key once, where it was just made."""
    key = st.session_state.pop(_JUST_MADE, None)
    if key is not None:
        st.success("Made. Copy it now: it is kept as a digest only and not shown again.")
        st.code(key, language=None)


def _revoke(key: str) -> None:
    if attempt(lambda: api_keys.revoke(session.desk(), key)) is not None:
        tell("Revoked: it opens nothing any more.")
