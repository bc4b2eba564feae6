"""The field on every page that searches everything."""

from __future__ import annotations

import streamlit as st

from ui import links

_FIELD, _SHOWN, _ASKED = "everywhere", "everywhere shown", "everywhere asked"


def search_field() -> None:
    """Draw the field, with the words of the address in it; Enter opens the page of results."""
    sought = st.query_params.get("q", "")
    if st.session_state.get(_SHOWN) != sought:
        st.session_state[_SHOWN] = st.session_state[_FIELD] = sought
    with st.container(key="search-everywhere"):
        st.text_input(
            "Search everything",
            key=_FIELD,
            type="search",
            label_visibility="collapsed",
            placeholder="Search everything",
            on_change=_ask,
        )
    if st.session_state.pop(_ASKED, False) and st.session_state[_FIELD].strip():
        st.switch_page(links.SEARCH, query_params={"q": st.session_state[_FIELD].strip()})


def _ask() -> None:
    """Remember that the words changed: only the run itself may go to another page."""
    st.session_state[_ASKED] = True
