"""The page of the desk: what waits, what comes and goes, how people agree, what happens now."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from claims.model import Kind
from desk.screens import desk_screen, latest_events
from reports import inbox_words, wording
from ui import moments, session, words
from ui.components.figures import Bar, bars, grid
from ui.components.passage import Line, lines
from ui.parts.guide import titled
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from desk.screens import Agreement, DeskScreen, Happened
    from desk.screens.agreement import Share

TOO_WIDE = 0.5
"""An interval that leaves half of all shares open says nothing: so it is with about a dozen claims
of which half agree, with three of which all do."""

BEYOND_CHANCE = (
    (0.8, "That is far more than chance would bring."),
    (0.667, "That is more than chance would bring; draw careful conclusions only."),
    (0.2, "That is somewhat more than chance would bring, too little to rely on."),
)
"""From which alpha on, in words. The first two bounds are those that Krippendorff advises."""

EVENTS = 60
SHOWN = 10
"""Events looked at, and lines made of them: what was done to one thing is one line."""

EVERY = 10
"""Seconds between two looks at what happened; only that part of the page is drawn anew."""


def show() -> None:
    """Draw the desk."""
    titled("Desk", "editors#the-desk")
    screen = desk_screen(session.desk())
    figures, people = st.columns(2, gap="large")
    with figures:
        _waiting(screen)
        _weeks(screen)
    with people:
        _agreements(screen)
        st.header("Happening now", anchor=False)
        _activity()


def _waiting(screen: DeskScreen) -> None:
    st.header("What waits", anchor=False)
    if not screen.waiting:
        st.markdown("Nothing waits. Every claim is decided or dismissed.")
        return
    shown = [
        Bar(
            label=wording.label(one.state),
            values=(one.claims,),
            note=f"the longest for {wording.count(one.days, 'day')}" if one.days else "",
            href="?" + urlencode({"state": one.state.value, "order": "number"}),
        )
        for one in screen.waiting
    ]
    bars(shown, heads=("Claims that are", "How many"), key="waiting", label="Claims that wait")


def _weeks(screen: DeskScreen) -> None:
    if not screen.weeks:
        return
    st.header("Week by week", anchor=False)
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
    st.header("Agreement", anchor=False)
    if not screen.agreements:
        st.markdown(
            "Figures stand here once two people have reviewed the same claim on the same scale."
        )
    for number, one in enumerate(screen.agreements):
        st.markdown(
            f"**{one.scale.title}**, “{words.LAYER_QUESTIONS[one.layer]}” Two reviewers "
            f"chose the same for **{_percent(one.percent)}** of "
            f"{wording.count(one.claims, 'claim')}. {plain(_how_telling(one))}"
        )
        _confused(one, number)
        _parts(one, number)


def _how_telling(one: Agreement) -> str:
    """Say what the share is worth: how far it could be off, and whether it is more than chance."""
    low, high = one.interval
    if high - low > TOO_WIDE:
        return "Too few to tell how well people agree."
    told = f"With more claims it could be anything from {_percent(low)} to {_percent(high)}."
    return f"{told} {_beyond_chance(one.nominal)}"


def _beyond_chance(alpha: float | None) -> str:
    if alpha is None:
        return "Everybody always chose one rating, so chance cannot be told from agreement."
    for least, told in BEYOND_CHANCE:
        if alpha >= least:
            return told
    return "That is hardly more than chance would bring."


def _parts(one: Agreement, number: int) -> None:
    """Draw the same by kind, person, pair and month, folded."""
    with st.expander("By kind, person and month", key=f"agreement parts {number}"):
        st.markdown(
            f"Beyond chance (1 is full agreement, 0 chance): Krippendorff’s alpha "
            f"{_alpha(one.nominal)}, with the order of the ratings {_alpha(one.ordinal)}, Fleiss’ "
            f"kappa {_alpha(one.fleiss)}."
        )
        kinds = [replace(share, name=wording.label(Kind(share.name))) for share in one.by_kind]
        for head, shares in (("Kind", kinds), ("Person", one.by_person), ("Month", one.by_month)):
            bars(
                [_share(share) for share in shares], heads=(head, "Chose the same, %"),
                key=f"agreement {head} {number}", label=f"Agreement by {head.lower()}",
            )  # fmt: skip
        lines(
            [
                Line(
                    lead=f"{pair.one} and {pair.other}",
                    quiet=f"Cohen’s kappa {_alpha(pair.kappa)} over "
                    f"{wording.count(pair.rounds, 'claim')}",
                )
                for pair in one.pairs
            ],
            key=f"pairs {number}", label="Two reviewers of the same claims",
        )  # fmt: skip


def _share(share: Share) -> Bar:
    low, high = share.interval
    return Bar(
        label=share.name,
        values=(round(100 * share.percent),),
        note=f"of {wording.count(share.rounds, 'claim')}; {_percent(low)} to {_percent(high)}; "
        f"alpha {_alpha(share.nominal)}",
    )


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
        _happened(tuple(together))
        for _, together in groupby(
            latest_events(session.desk(), most=EVENTS), lambda one: (one.kind, one.number)
        )
    ][:SHOWN]
    if shown:
        lines(shown, key="activity", label="Latest events, newest first")
    else:
        st.markdown("Nothing has happened here yet.")


def _happened(together: tuple[Happened, ...]) -> Line:
    """Return what was done one after another to one claim or document as one line."""
    one = together[0]
    return Line(
        lead=inbox_words.acts([each.event for each in together]),
        words=_named(one) if one.kind else "",
        quiet=moments.moment(one.event.at),
        href=f"{one.kind}?" + urlencode({one.kind: one.number}) if one.kind else None,
    )


def _named(one: Happened) -> str:
    return f"{one.kind.capitalize()} {one.number}: {shortened(one.words, 90)}"


def _time(hours: float) -> str:
    if hours < 1:
        return wording.count(max(1, round(hours * 60)), "minute")
    if hours < 48:
        return wording.count(round(hours), "hour")
    return wording.count(round(hours / 24), "day")


def _percent(share: float) -> str:
    return f"{round(100 * share)}\N{NO-BREAK SPACE}%"


def _alpha(value: float | None) -> str:
    return "does not exist here" if value is None else f"{value:.2f}".replace("-", "\N{MINUS SIGN}")
