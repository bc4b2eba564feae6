"""Keeping the desk's tags in order, in the rail: an editor writes one differently or folds two."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from desk import tags
from desk.authority import Role, may
from ui import links, session
from ui.act import attempt, popover, tell

if TYPE_CHECKING:
    from desk.screens import ClaimsScreen


def show(screen: ClaimsScreen) -> None:
    """Lead to the tags where there are any, and offer it to editors."""
    if not screen.tags:
        return
    with st.sidebar:
        st.page_link(links.TAGS, label="All tags", icon=":material/sell:")
    if not may(session.desk(), Role.EDITOR):
        return
    names = [one.name for one in screen.tags]
    with st.sidebar, popover("Rename or fold tags", icon=":material/sell:", width="stretch"):
        name = st.selectbox("Tag", names, key="tag-kept")
        wanted = st.selectbox(
            "Its new name, or the tag to fold it into", [n for n in names if n != name],
            index=None, accept_new_options=True, key="tag-wanted",
        )  # fmt: skip
        folds = wanted in names
        label = "Fold it in" if folds else "Rename"
        if st.button(label, disabled=not wanted, key="tag-do") and wanted:
            do = partial(tags.merge if folds else tags.rename, session.desk(), name, wanted)
            if attempt(do) is not None:
                tell(f"“{name}” is “{wanted}” now.")
            st.rerun()
