"""What stands on every page: the sample's notice, the database's warning, who is looking."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from db.opening import warning
from desk import address, visitor
from ui import links, session, state
from ui.act import attempt, tell
from ui.components.passage import Line, lines
from ui.parts import first_steps
from ui.parts.search_field import search_field
from ui.plain import plain


def header() -> None:
    """Say what desk this is, who sits at it, and what is to be known about it."""
    with st.container(key="who"):
        lines(
            [Line(words=session.name(), href=_welcome())], key="who-lines", label="You sit here as"
        )
    search_field()
    with st.container(key="about-this-desk"):
        if session.where().is_sample:
            _sample_notice()
        known = warning()
        if known is not None:
            st.warning(plain(known))


def _welcome() -> str | None:
    """Return where the name or the account can be changed; nowhere, when the name is fixed."""
    if visitor.has_accounts(session.database()):
        return "/account?" + urlencode({"next": state.here()})
    if visitor.is_fixed():
        return None
    return "/welcome?" + urlencode({"next": state.here()})


def _sample_notice() -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="sample-notice"):
        st.markdown("**Sample newsroom.** Try anything: it has a database of its own.")
        if st.button("Start my own desk", key="start-own", type="primary"):
            if attempt(address.start_own) is not None:
                tell("Your own desk is ready, and empty. Take in your first documents.")
            st.switch_page(links.DOCUMENTS)
    first_steps.show()
