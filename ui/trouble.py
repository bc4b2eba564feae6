"""A page that could not be drawn to its end says so in the desk's words, with a number."""

from __future__ import annotations

import streamlit as st

from desk.incidents import reported
from ui.plain import plain


def tell_trouble(error: Exception) -> bool:
    """Draw what a person is told where the page broke off; Streamlit then says nothing itself."""
    st.error(plain(reported(error)), icon=":material/block:")
    return True
