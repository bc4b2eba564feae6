"""What of a page is in its address: filters, order, page number, the claim or document open.

An address is shared, bookmarked and typed by hand, so every value is checked against what
there is; what does not fit is ignored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args
from urllib.parse import urlencode, urlsplit

import streamlit as st

from claims.model import Checkability, ClaimState, Kind
from db.board_view import ClaimFilter, Order
from review.model import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from enum import StrEnum

LISTS = (
    "state", "document", "speaker", "kind", "checkability", "rating", "stance", "tag", "with",
)  # fmt: skip
"""Parameters that may stand in the address several times."""

CROSS_CHECK = ("relation", "decision")
"""Further ones that the cross-check has."""

MOST_SELECTED = 60
"""Selected claims that an address carries; with more it would be too long to share."""

PAGE_SIZE = 50

ME = "me"
"""Stands in an address for whoever opens it, so that a shared view shows each their own claims."""


def chosen_filter(me: str = ME) -> ClaimFilter:
    """Return the filter that the address describes; `me` is the id of whoever looks."""
    return ClaimFilter(
        states=_known("state", ClaimState),
        documents=_several("document"),
        speakers=_several("speaker"),
        kinds=_known("kind", Kind),
        checkabilities=_known("checkability", Checkability),
        ratings=_several("rating"),
        stances=_known("stance", Stance),
        tags=_several("tag"),
        assignees=tuple(me if one == ME else one for one in _several("with")),
        words=st.query_params.get("words", ""),
        least_score=_least(),
        stale=st.query_params.get("stale", "") == "yes",
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
    for name in ("words", "least", "stale", "order"):
        if st.query_params.get(name):
            found[name] = st.query_params[name]
    return found


def asks() -> list[tuple[str, str]]:
    """Return the filter and the order as (parameter, value) pairs, as a saved view keeps them."""
    found = filter_parameters()
    return [
        (name, one)
        for name, value in found.items()
        for one in (value if isinstance(value, list) else [value])
    ]


def open_view(asked: Iterable[tuple[str, str]]) -> None:
    """Put what a saved view asks into the address, in place of what is there."""
    grouped: dict[str, list[str]] = {}
    for name, value in asked:
        grouped.setdefault(name, []).append(value)
    st.query_params.from_dict(grouped)


def is_filtered() -> bool:
    """Whether the address leaves claims out; an order alone does not."""
    return bool(filter_parameters().keys() - {"order"})


def here() -> str:
    """Return the address of the page as a path of this site, to come back to."""
    path = urlsplit(st.context.url or "").path or "/"
    several = [(name, one) for name in st.query_params for one in st.query_params.get_all(name)]
    query = urlencode(several)
    return f"{path}?{query}" if query else path


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


def keep_selected(ids: Sequence[str]) -> None:
    """Put the selected claims into the address, if it stays short enough to share."""
    kept = list(ids) if len(ids) <= MOST_SELECTED else []
    if kept != st.query_params.get_all("selected"):
        st.query_params["selected"] = kept


def _several(name: str) -> tuple[str, ...]:
    return tuple(st.query_params.get_all(name))


def _known(name: str, kinds: type[StrEnum]) -> tuple[str, ...]:
    values = {member.value for member in kinds}
    return tuple(value for value in _several(name) if value in values)


def _least() -> float:
    asked = st.query_params.get("least", "")
    return min(100, int(asked)) / 100 if asked.isdecimal() and len(asked) < 4 else 0.0
