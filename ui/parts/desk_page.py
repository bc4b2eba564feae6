"""The page of the desk: what waits, what comes and goes, how people agree, what happens now."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from desk.screens import desk_screen, latest_events
from reports import wording
from ui import session, words
from ui.components.figures import Bar, bars, grid
from ui.components.passage import Line, lines

if TYPE_CHECKING:
    from desk.screens import Agreement, DeskScreen

EVERY = 10
"""Seconds between two looks at what happened; only that part of the page is drawn anew."""


def show() -> None:
    """Draw the desk."""
    st.title("Desk", anchor=False)
    screen = desk_screen(session.desk())
    figures, people = st.columns(2, gap="large")
    with figures:
        _waiting(screen)
        _weeks(screen)
    with people:
        _agreements(screen)
        st.subheader("Happening now")
        _activity()


def _waiting(screen: DeskScreen) -> None:
    st.subheader("What waits")
    if not screen.waiting:
        st.markdown("Nothing waits. Every claim is decided or dismissed.")
        return
    shown = [
        Bar(
            label=wording.label(one.state),
            values=(one.claims,),
            note=f"the longest for {wording.count(one.days, 'day')}",
            href="?" + urlencode({"state": one.state.value, "order": "number"}),
        )
        for one in screen.waiting
    ]
    bars(shown, heads=("Claims that are", "How many"), key="waiting", label="Claims that wait")


def _weeks(screen: DeskScreen) -> None:
    st.subheader("Week by week")
    shown = [
        Bar(label=wording.day(one.monday), values=(one.came, one.decided)) for one in screen.weeks
    ]
    heads = ("Week from", "Claims came", "First verdicts")
    bars(shown, heads=heads, key="weeks", label="Claims and verdicts by week")
    if screen.median_hours is not None and screen.slowest_tenth_hours is not None:
        st.markdown(
            f"From intake to the first verdict: **{_time(screen.median_hours)}** for half of the "
            f"claims, more than {_time(screen.slowest_tenth_hours)} for one in ten."
        )


def _agreements(screen: DeskScreen) -> None:
    st.subheader("Agreement")
    if not screen.agreements:
        st.markdown(
            "Figures stand here once two people have reviewed the same claim on the same scale."
        )
    for number, one in enumerate(screen.agreements):
        st.markdown(
            f"**{one.scale.title}**, “{words.LAYER_QUESTIONS[one.layer]}” Two reviewers "
            f"chose the same for **{_percent(one.percent)}** of "
            f"{wording.count(one.claims, 'claim')} ({_percent(one.interval[0])} to "
            f"{_percent(one.interval[1])})."
        )
        st.markdown(
            f"More than chance would have it: Krippendorff’s alpha {_alpha(one.nominal)}, "
            f"with the order of the ratings {_alpha(one.ordinal)} (1 is full agreement, 0 chance)."
        )
        _confused(one, number)


def _confused(one: Agreement, number: int) -> None:
    """Draw which ratings are chosen side by side, over the ratings that were given at all."""
    used = {key for pair in one.confused for key in pair}
    ratings = [rating for rating in one.scale.ratings if rating.key in used]
    counts = [
        [
            one.confused.get((a.key, b.key), 0) + (a != b) * one.confused.get((b.key, a.key), 0)
            for b in ratings
        ]
        for a in ratings
    ]
    grid(
        [rating.label for rating in ratings], counts, key=f"confused {number}",
        label=f"Which ratings two reviewers of one claim chose, {one.scale.title}",
    )  # fmt: skip


@st.fragment(run_every=EVERY)
def _activity() -> None:
    shown = [
        Line(lead=event.actor, quiet=f"{event.action}, {wording.moment(event.at)}")
        for event in latest_events(session.desk())
    ]
    if shown:
        lines(shown, key="activity", label="Latest events, newest first")
    else:
        st.markdown("Nothing has happened here yet.")


def _time(hours: float) -> str:
    if hours < 1:
        return wording.count(max(1, round(hours * 60)), "minute")
    if hours < 48:
        return wording.count(round(hours), "hour")
    return wording.count(round(hours / 24), "day")


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"


def _alpha(value: float | None) -> str:
    return "does not exist here" if value is None else f"{value:.2f}"
