"""Asking for the day of each document that was just taken in, where its words wait for it.

One date for many files is rarely true of all, and the forms for it cannot stand beside files that
nobody has read yet. So the question comes with the answer: one line a file, its own date with it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from claims.moments import PUBLICATION
from desk import intake
from desk.screens import document_screen
from ui import session
from ui.act import attempt, tell
from ui.date_order import date_format
from ui.parts.document_facts import EARLIEST, NO_DAY, corrected
from ui.plain import plain

if TYPE_CHECKING:
    from datetime import date

    from claims.model import TimeReference
    from desk.intake import TakenIn


def awaits_day(one: TakenIn) -> bool:
    """Whether words of what was taken in wait for the day of its publication."""
    return bool(one.unresolved) and one.document is not None and not one.known


def with_day(one: TakenIn) -> TakenIn:
    """Ask for the day of a document if words of it wait for one; return what is known now."""
    if one.document is None or not awaits_day(one):
        return one
    with st.form(f"day of {one.document}", border=False):
        field, button = st.columns([2, 3], vertical_alignment="bottom")
        published = field.date_input(
            f"When was “{plain(one.title)}” published?",
            None,
            min_value=EARLIEST,
            max_value="today",
            format=date_format(),
        )
        wanted = button.form_submit_button("Set the date")
    return _dated(one, one.document, published) if wanted else one


def _dated(one: TakenIn, document: str, published: date | None) -> TakenIn:
    if published is None:
        tell(NO_DAY, kind="refused")
        st.rerun()
    changes = {"published_on": published}
    done = attempt(partial(intake.correct, session.desk(), document, changes))
    if done is None:
        return one
    tell(corrected(done))
    return replace(one, unresolved=len(_waiting(document)))


def _waiting(document: str) -> list[TimeReference]:
    screen = document_screen(session.database(), document)
    return [time for time in screen.unresolved if time.needs == PUBLICATION]
