"""What of a page is in its address: filters, order, page number, the claim or document open.

An address is shared, bookmarked and typed by hand, so every value is checked against what
there is; what does not fit is ignored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import streamlit as st

from claims.model import Checkability, ClaimState, Kind
from db.board_view import ClaimFilter, Order
from review.model import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

LISTS = ("state", "document", "speaker", "kind", "checkability", "rating", "stance")
"""Parameters that may stand in the address several times."""

SINGLE = ("words", "least", "order", "page")

PAGE_SIZE = 50


def chosen_filter() -> ClaimFilter:
    """Return the filter that the address describes."""
    return ClaimFilter(
        states=_known("state", ClaimState),
        documents=_several("document"),
        speakers=_several("speaker"),
        kinds=_known("kind", Kind),
        checkabilities=_known("checkability", Checkability),
        ratings=_several("rating"),
        stances=_known("stance", Stance),
        words=st.query_params.get("words", ""),
        least_score=_least(),
    )


def order() -> Order:
    """Return the order that the address asks for."""
    asked = st.query_params.get("order", "worth")
    found: Order = next((known for known in get_args(Order) if known == asked), "worth")
    return found


def page_number() -> int:
    """Return the page that the address asks for, from 1."""
    asked = st.query_params.get("page", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1


def filter_parameters() -> dict[str, str | list[str]]:
    """Return the filter as parameters for a link to another page."""
    found: dict[str, str | list[str]] = {}
    for name in LISTS:
        values = st.query_params.get_all(name)
        if values:
            found[name] = values
    for name in ("words", "least", "order"):
        if st.query_params.get(name):
            found[name] = st.query_params[name]
    return found


def set_list(name: str, values: Iterable[str]) -> None:
    """Put a list into the address, and go back to the first page."""
    wanted = list(values)
    if wanted != st.query_params.get_all(name):
        st.query_params[name] = wanted
        st.query_params.pop("page", None)


def set_single(name: str, value: str) -> None:
    """Put a value into the address; an empty one takes it out."""
    if value == st.query_params.get(name, ""):
        return
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)
    if name != "page":
        st.query_params.pop("page", None)


def _several(name: str) -> tuple[str, ...]:
    return tuple(st.query_params.get_all(name))


def _known(name: str, kinds: type[StrEnum]) -> tuple[str, ...]:
    values = {member.value for member in kinds}
    return tuple(value for value in _several(name) if value in values)


def _least() -> float:
    asked = st.query_params.get("least", "")
    return min(100, int(asked)) / 100 if asked.isdecimal() and len(asked) < 4 else 0.0
