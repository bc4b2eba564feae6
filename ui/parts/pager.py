"""From one page of a list to the next: the page is in the address."""

from __future__ import annotations

import streamlit as st

from ui import state


def pager(last: int) -> None:
    """Draw the way to the neighbouring pages; nothing where there is one page only."""
    if last < 2:
        return
    page = state.page_number()
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, wanted in (("Previous page", page - 1), ("Next page", page + 1)):
            if st.button(label, disabled=not 1 <= wanted <= last, key=label):
                state.set_single("page", str(wanted))
                st.rerun()
        st.markdown(f"Page {page} of {last}")
