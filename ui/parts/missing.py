"""What a page shows of what is not there: the refusal, and the way back to the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from claims.errors import Refusal
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

_Screen = TypeVar("_Screen")


def unless_missing(
    read: Callable[[], _Screen], *, title: str, back: str, to: str
) -> _Screen | None:
    """Return the screen of one thing; None after saying under `title` why there is none.

    `back` is the page of the list that the thing would stand in, `to` what that list is called.
    """
    try:
        return read()
    except Refusal as refusal:
        st.title(plain(title), anchor=False)
        st.error(plain(str(refusal)))
        st.page_link(back, label=plain(f"Back to {to}"))
        return None
