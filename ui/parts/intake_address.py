"""Taking a page in by its address, where somebody has turned fetching on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import fetching
from desk.intake import About
from ui import links, session
from ui.act import attempt, pressed

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk.intake import TakenIn


def address_form(generation: int, *, finish: Callable[[list[TakenIn]], None]) -> None:
    """Draw the field for an address, or where fetching can be turned on and who should."""
    with session.database().snapshot() as snapshot:
        on = fetching.is_on(snapshot)
    if not on:
        st.markdown(
            "This desk fetches no pages. The person who runs the desk can turn it on in Settings, "
            "under “Fetching pages”. Until then, save the page in a browser and drop the file."
        )
        st.page_link(links.SETTINGS, label="Settings", icon=":material/settings:")
        return
    with st.form(f"address {generation}", border=False):
        address = st.text_input("Address of the page", placeholder="https://…")
        publisher = st.text_input("Its publisher", placeholder="Left empty, it is looked for")
        if pressed("Fetch and take in", at="fetch a page", type="primary"):
            about = About(publisher=publisher or None)
            with st.spinner("Fetching …"):
                taken = attempt(
                    lambda: fetching.take_in_page(session.desk(), address, about), at="fetch a page"
                )
            if taken is None:
                st.rerun()
            else:
                finish([taken])
