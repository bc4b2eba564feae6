"""The rail of filters beside the list of claims; each one is part of the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from claims.model import Checkability, ClaimState, Kind
from db.board_view import NOBODY
from reports import wording
from review.model import Stance
from ui import state, words
from ui.plain import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk.screens import ClaimsScreen


_ALWAYS = (ClaimState.CANDIDATE, ClaimState.TRIAGED, ClaimState.IN_REVIEW, ClaimState.READY)
"""States that the strip shows at zero, too: where most claims come through."""


def rail(screen: ClaimsScreen) -> None:
    """Draw the filters; a change goes into the address and draws the page anew."""
    with st.sidebar:
        _words()
        tags = {one.plain: f"{one.name} ({one.claims})" for one in screen.tags}
        choice("tag", "Tag", list(tags), lambda one: tags[one])
        people = {state.ME: "Me", NOBODY: "Nobody", **dict(screen.people)}
        choice("with", "Assigned to", list(people), lambda one: people[one])
        titles = {one: f"{number}. {title}" for one, number, title in screen.documents}
        choice("document", "Document", list(titles), lambda one: shortened(titles[one], 60))
        speakers = dict(screen.speakers)
        choice("speaker", "Speaker", list(speakers), lambda one: f"{one} ({speakers[one]})")
        choice("kind", "Kind", [k.value for k in Kind], lambda one: wording.label(Kind(one)))
        choice(
            "checkability",
            "Can it be checked?",
            [c.value for c in Checkability],
            lambda one: wording.label(Checkability(one)),
        )
        ratings = {key: f"{rating.label} ({count})" for key, rating, count in screen.ratings}
        choice("rating", "Verdict", list(ratings), lambda one: ratings[one])
        choice(
            "stance",
            "Has evidence that",
            [s.value for s in Stance],
            lambda one: f"{wording.SYMBOLS[Stance(one)]} {wording.label(Stance(one))}",
        )
        _least()
        if state.is_filtered() and st.button("Clear all filters", width="stretch"):
            clear()


def clear() -> None:
    """Take every filter out of the address; the widgets follow it."""
    st.query_params.clear()
    st.rerun()


def state_strip(screen: ClaimsScreen) -> None:
    """Draw the counts by state, which are filters too."""
    chosen = st.query_params.get_all("state")
    options = [
        one.value
        for one in ClaimState
        if screen.states[one] or one in _ALWAYS or one.value in chosen
    ]
    _follow("state", options)
    st.pills(
        "Where claims stand",
        options,
        selection_mode="multi",
        format_func=lambda one: (
            f"{wording.label(ClaimState(one))} **{screen.states[ClaimState(one)]:,}**"
        ),
        key="filter-state",
        on_change=changed,
        label_visibility="collapsed",
    )


def order_choice() -> None:
    """Draw the choice of the order."""
    follow_one("order", state.order())
    st.selectbox(
        "Order",
        list(words.ORDERS),
        format_func=lambda one: words.ORDERS[one],
        key="filter-order",
        label_visibility="collapsed",
        on_change=changed,
        width=220,
    )


def choice(name: str, label: str, options: Sequence[str], shown: Callable[[str], str]) -> None:
    """Draw a choice of several values that is part of the address under `name`."""
    _follow(name, options)
    st.multiselect(
        label,
        options,
        format_func=shown,
        key=f"filter-{name}",
        on_change=changed,
        placeholder="Any",
    )


def _words() -> None:
    follow_one("words", st.query_params.get("words", ""))
    st.text_input(
        "Search",
        key="filter-words",
        type="search",
        live=True,
        placeholder="Words of a claim or a speaker",
        on_change=changed,
    )


def _least() -> None:
    steps = ["0", "25", "50", "75", "90"]
    asked = st.query_params.get("least", "0")
    follow_one("least", asked if asked in steps else "0")
    st.selectbox(
        "Check-worthiness",
        steps,
        format_func=lambda one: "Any" if one == "0" else f"{one} of 100 or more",
        key="filter-least",
        on_change=changed,
    )


def _follow(name: str, options: Sequence[str]) -> None:
    """Give a widget what the address says of it, without what cannot be chosen.

    The address is right: it may have changed by the browser's own way back, too.
    """
    follow_one(name, [value for value in st.query_params.get_all(name) if value in options])


def follow_one(name: str, value: str | list[str]) -> None:
    """Give the widget `filter-<name>` the value that the address has for it."""
    if st.session_state.get(f"filter-{name}") != value:
        st.session_state[f"filter-{name}"] = value


def changed() -> None:
    """Put what all the widgets say into the address.

    All, not the changed one alone: a browser that has not heard of the last change yet sends
    an address from before it.
    """
    for name in (*state.LISTS, *state.CROSS_CHECK):
        if (values := st.session_state.get(f"filter-{name}")) is not None:
            state.set_list(name, values)
    for name, blank in (("words", ""), ("least", "0"), ("order", "worth"), ("view", "")):
        if (value := st.session_state.get(f"filter-{name}")) is not None:
            state.set_single(name, "" if value == blank else value)
