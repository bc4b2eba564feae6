"""The rail of filters beside the list of claims; each one is part of the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from claims.model import Checkability, ClaimState, Kind
from reports import wording
from review.model import Stance
from ui import state
from ui.plain import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk.screens import ClaimsScreen


def rail(screen: ClaimsScreen) -> None:
    """Draw the filters; a change goes into the address and draws the page anew."""
    with st.sidebar:
        _words()
        titles = {one: f"{number}. {title}" for one, number, title in screen.documents}
        choice("document", "Document", list(titles), lambda one: shortened(titles[one], 60))
        speakers = dict(screen.speakers)
        choice("speaker", "Speaker", list(speakers), lambda one: f"{one} ({speakers[one]})")
        choice("kind", "Kind", [k.value for k in Kind], lambda one: wording.label(Kind(one)))
        choice(
            "checkability",
            "Checkability",
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
        if state.filter_parameters() and st.button("Clear all filters", width="stretch"):
            clear()


def clear() -> None:
    """Take every filter out of the address and forget what the widgets held."""
    st.query_params.clear()
    for name in (*state.LISTS, *state.SINGLE):
        st.session_state.pop(f"filter-{name}", None)
    st.rerun()


def state_strip(screen: ClaimsScreen) -> None:
    """Draw the counts by state, which are filters too."""
    options = [one.value for one in ClaimState]
    _remember("state", options)
    st.pills(
        "Where claims stand",
        options,
        selection_mode="multi",
        format_func=lambda one: (
            f"{wording.label(ClaimState(one))} **{screen.states[ClaimState(one)]:,}**"
        ),
        key="filter-state",
        on_change=_changed_list,
        args=("state",),
        label_visibility="collapsed",
    )


def choice(name: str, label: str, options: Sequence[str], shown: Callable[[str], str]) -> None:
    """Draw a choice of several values that is part of the address under `name`."""
    _remember(name, options)
    st.multiselect(
        label,
        options,
        format_func=shown,
        key=f"filter-{name}",
        on_change=_changed_list,
        args=(name,),
        placeholder="Any",
    )


def _words() -> None:
    if "filter-words" not in st.session_state:
        st.session_state["filter-words"] = st.query_params.get("words", "")
    st.text_input(
        "Search",
        key="filter-words",
        type="search",
        live=True,
        placeholder="Words of a claim or a speaker",
        on_change=_changed_single,
        args=("words",),
    )


def _least() -> None:
    steps = ["0", "25", "50", "75", "90"]
    _remember_single("least", steps)
    st.selectbox(
        "Check-worthiness",
        steps,
        format_func=lambda one: "Any" if one == "0" else f"{one} of 100 or more",
        key="filter-least",
        on_change=_changed_single,
        args=("least",),
    )


def _remember_single(name: str, options: Sequence[str]) -> None:
    """Give a widget the address's value on a first visit, if it is one that can be chosen."""
    asked = st.session_state.get(f"filter-{name}", st.query_params.get(name, options[0]))
    st.session_state[f"filter-{name}"] = asked if asked in options else options[0]


def _remember(name: str, options: Sequence[str]) -> None:
    """Give a widget the address's values on a first visit, and drop those that are gone."""
    key = f"filter-{name}"
    asked = st.session_state.get(key, st.query_params.get_all(name))
    st.session_state[key] = [value for value in asked if value in options]


def _changed_list(name: str) -> None:
    state.set_list(name, st.session_state[f"filter-{name}"])


def _changed_single(name: str) -> None:
    value = st.session_state[f"filter-{name}"]
    state.set_single(name, "" if value in {"", "0", None} else value)
