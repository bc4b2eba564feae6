"""Forms that are folded away: built when they are first opened, not with every page.

Of a claim's page more than half was forms that nobody had opened. Each stands in a fragment, a part
of the page that is drawn anew by itself: opening one draws that form and nothing else, and so does
sending it; after that the whole page is drawn once (`st.rerun`), with what came of it. What is sent
is always the form as it was drawn, so a press is never lost because the page changed meanwhile.

Once built a form stays until what was asked for in it is done, or another claim or document is
looked at: what was typed into it must not go when it is shut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from ui.act import acts_done, where

if TYPE_CHECKING:
    from collections.abc import Callable

_BUILT = "built "
_FOLD = "fold "
"""The label of an expander, how it started and how it stands: to Streamlit one whose label or start
changes is another, which would start as the first one did."""


def popover(
    label: str,
    draw: Callable[[], None],
    *,
    about: str = "",
    icon: str | None = None,
    help: str | None = None,  # noqa: A002 -- what Streamlit calls it
    type: Literal["secondary", "tertiary"] = "secondary",  # noqa: A002
) -> None:
    """Draw a popover whose contents `draw` draws once it was opened.

    It is shut again once what was asked for in it is done; after a refusal it stays, with what was
    typed. `about` tells two of the same label apart.
    """
    key = f"{label} {about} {where()} {acts_done()}"

    @st.fragment
    def fragment() -> None:
        shown = st.popover(label, key=key, icon=icon, help=help, type=type, on_change="rerun")
        if _is_built(key, is_open=shown.open):
            with shown:
                draw()

    # A fragment takes the whole width, and in a row of buttons would stand on a line of its own.
    with st.container(width="content"):
        fragment()


@st.fragment
def expander(
    label: str,
    draw: Callable[[], None],
    *,
    about: str = "",
    icon: str | None = None,
    expanded: bool = False,
) -> None:
    """Draw an expander whose contents `draw` draws once it was opened, or at once if `expanded`.

    It stays open over what is done in it, unlike a popover. `about` tells two apart whose labels
    are the same, or one whose label changes from itself.
    """
    key = f"{about or label} {where()}"
    was: tuple[str, bool, bool] = st.session_state.get(_FOLD + key, (label, expanded, expanded))
    starts_open = was[1] if was[0] == label else was[2]
    shown = st.expander(label, key=key, icon=icon, expanded=starts_open, on_change="rerun")
    st.session_state[_FOLD + key] = (label, starts_open, bool(shown.open))
    if _is_built(key, is_open=shown.open):
        with shown:
            draw()


def _is_built(key: str, *, is_open: bool | None) -> bool:
    """Whether what is folded is open or was; noted for the next time it is drawn."""
    if is_open:
        st.session_state[_BUILT + key] = True
    return bool(st.session_state.get(_BUILT + key))
