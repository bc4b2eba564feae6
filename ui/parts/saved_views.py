"""Saved views at the head of the rail: open one, keep this one, rename, share or remove."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from desk import views
from desk.screens.views import views_screen
from ui import session, state
from ui.act import attempt, pressed, refusal, tell
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk.act import Done
    from desk.screens.views import SavedView


def saved_views() -> None:
    """Draw the views that this person sees, and the way to keep what is on the page."""
    found = views_screen(session.desk())
    here = sorted(state.asks())
    with st.sidebar, st.container(key="saved-views", gap=None):
        for view in found:
            _open_button(view, is_open=sorted(view.asks) == here)
        with st.popover("Save or change views", icon=":material/bookmarks:", width="stretch"):
            _keep()
            mine = [view for view in found if view.may_change]
            if mine:
                st.divider()
                _change(mine)


def _open_button(view: SavedView, *, is_open: bool) -> None:
    """A view's name; the one that is open has a filled mark."""
    icon = ":material/bookmark_check:" if is_open else ":material/bookmark:"
    whose = "" if view.is_mine else f" · {view.made_by}"
    st.button(
        plain(shortened(view.name, 40) + whose),
        key=f"view {view.id}",
        icon=icon,
        type="tertiary",
        help="Shared with the team" if view.is_shared else None,
        on_click=state.open_view,
        args=(view.asks,),
    )


def _keep() -> None:
    with st.form("save-view", border=False, clear_on_submit=False):
        name = st.text_input("Keep this filter and order as", key="view-name")
        shared = st.checkbox("Share with the team", key="view-shared")
        if pressed("Save", at="save view"):
            asks = state.asks()
            command = session.command_id("save-view", name, shared, asks)
            save = partial(
                views.save, session.desk(), name, asks, shared=shared, command_id=command
            )
            _do(save, "Saved.", at="save view")


def _change(mine: Sequence[SavedView]) -> None:
    named = {view.id: view for view in mine}
    chosen = st.selectbox(
        "Change a view", list(named), format_func=lambda one: named[one].name, key="view-chosen"
    )
    view = named[chosen]
    name = st.text_input("Name", value=view.name, key=f"view-rename {view.id}")
    change = partial(views.change, session.desk(), view.id)
    with st.container(horizontal=True):
        if st.button("Rename", key="view-do-rename"):
            _do(partial(change, name=name), "Renamed.", at="change view")
        if st.button("Keep this filter in it", key="view-do-replace"):
            _do(partial(change, asks=state.asks()), f"“{view.name}” keeps this filter now.")
        told = "Share with the team" if not view.is_shared else "Share no longer"
        if st.button(told, key="view-do-share"):
            _do(partial(change, shared=not view.is_shared), "Changed.")
        if st.button("Remove", key="view-do-remove"):
            _do(partial(views.remove, session.desk(), view.id), f"“{view.name}” was removed.")
    refusal("change view")


def _do(change: Callable[[], Done], told: str, *, at: str = "") -> None:
    if attempt(change, at=at) is not None:
        session.carried_out("save-view")
        tell(told)
    st.rerun()
