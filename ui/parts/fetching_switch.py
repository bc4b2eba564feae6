"""The switch in Settings for fetching pages by address."""

from __future__ import annotations

import streamlit as st

from desk import fetching
from desk.authority import Role
from ui import session
from ui.act import attempt, tell


def fetching_switch() -> None:
    """Draw the switch and what it means."""
    st.header("Fetching pages", anchor=False)
    with session.database().snapshot() as snapshot:
        on = fetching.is_on(snapshot)
    st.markdown(
        "Off, this desk asks no other host for anything. On, a page whose address somebody gives "
        "is fetched once, from public hosts only: at most 5 MB, within 10 seconds. Its host learns "
        "that somebody is interested. Whether to turn it on is for the person who runs the desk."
    )
    st.markdown(f"It is **{'on' if on else 'off'}** now.")
    if not session.may(Role.ADMINISTRATOR):
        return
    label = "Turn fetching off" if on else "Turn fetching on"
    st.button(label, on_click=_switch, args=(not on,), key="fetching-switch")


def _switch(on: bool) -> None:
    if attempt(lambda: fetching.switch(session.desk(), on=on)) is not None:
        tell(f"Fetching pages is {'on' if on else 'off'}.")
