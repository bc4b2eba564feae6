"""What is known of a document, to be corrected; and its day, asked for where words wait for it.

Each form is a fragment: what it is sent with is done before the page is drawn, once.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import streamlit as st

from claims.moments import PUBLICATION
from desk import intake
from desk.authority import Role
from reports import wording
from ui import folding, session
from ui.act import attempt, pressed, refuse, tell
from ui.date_order import date_format
from ui.plain import plain, shortened
from ui.seen import seen, send

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from claims.model import Document
    from desk.act import Done
    from desk.screens import DocumentScreen
    from ui.seen import Seen

EARLIEST = "1400-01-01"
"""Nothing that was printed is older."""
NO_PUBLISHER = "Write who published it first. Nothing was saved."
NO_DAY = "No day was given. Nothing was saved. Give the day, then set it."


@st.fragment
def ask_for_the_day(screen: DocumentScreen) -> None:
    """Ask for the publication date, and say which words wait for it."""
    if not session.may(Role.CHECKER):
        return
    drawn = seen(f"day {screen.document.id}", screen.revision, screen.document)
    with st.container(border=True), st.form(drawn.key("form"), border=False):
        _say_what_waits(screen)
        published = st.date_input(
            "When was it published?",
            None,
            min_value=EARLIEST,
            max_value="today",
            key=drawn.key("published"),
            format=date_format(),
        )
        if pressed("Set the date", at=drawn.form):
            if published is None:
                refuse(NO_DAY, at=drawn.form)
                st.rerun()
            _send(drawn, {"published_on": published})


def publisher_popover(document_id: str, title: str) -> None:
    """Draw the way for a checker to say who published a document that counts for nothing so far."""
    label = f"Say who published “{plain(shortened(title, 30))}”, so that it can count"
    folding.popover(label, lambda: _publishing(document_id), about=document_id)


def _publishing(document_id: str) -> None:
    with st.form(f"publisher {document_id}", border=False):
        publisher = st.text_input("Publisher")
        at = f"publisher {document_id}"
        if pressed("Save", at=at, type="primary"):
            if not publisher.strip():
                refuse(NO_PUBLISHER, at=at)
            elif attempt(
                lambda: intake.correct(session.desk(), document_id, {"publisher": publisher}), at=at
            ):
                tell("Saved.")
            st.rerun()


@st.fragment
def known_of_it(screen: DocumentScreen) -> None:
    """Show what is known of a document, to be corrected."""
    if not session.may(Role.CHECKER):
        return
    drawn = seen(f"known {screen.document.id}", screen.revision, screen.document)
    document = drawn.shown
    with st.expander("What is known of it"), st.form(drawn.key("form"), border=False):
        values: dict[str, str | date | None] = {
            "published_on": st.date_input(
                "Publication date",
                document.published_on,
                min_value=EARLIEST,
                max_value="today",
                key=drawn.key("published"),
                format=date_format(),
            )
        }
        for name, label in _WORDS.items():
            before = getattr(document, name) or ""
            values[name] = st.text_input(label, before, key=drawn.key(name))
        if pressed("Save the corrections", at=drawn.form):
            _send(
                drawn, {name: one for name, one in values.items() if _differs(document, name, one)}
            )


_WORDS = {"title": "Title", "publisher": "Publisher", "author": "Author", "url": "Address"}


def _differs(document: Document, name: str, value: str | date | None) -> bool:
    """Whether somebody changed a field: the others may have been corrected meanwhile."""
    return bool((value or None) != getattr(document, name))


def _say_what_waits(screen: DocumentScreen) -> None:
    waiting = [time for time in screen.unresolved if time.needs == PUBLICATION]
    if not waiting:
        return
    phrases = dict.fromkeys(one.extent.of(screen.document.text) for one in waiting)
    named = shortened(", ".join(f"“{phrase}”" for phrase in phrases), 120)
    wait = "waits" if len(waiting) == 1 else "wait"
    st.markdown(
        f"**{wording.count(len(waiting), 'date')} in this text {wait} for the publication "
        f"date**: {plain(named)}"
    )


def _send(drawn: Seen[Document], changes: Mapping[str, str | date | None]) -> None:
    send(
        drawn.form,
        lambda: intake.correct(
            session.desk(), drawn.shown.id, changes, seen_revision=drawn.revision
        ),
        corrected,
    )


def corrected(done: Done) -> str:
    """Say what a correction brought about."""
    resolved: int = json.loads(done.event.details).get("resolved", 0)
    return (
        f"Saved; the dates of {wording.count(resolved, 'claim')} were read anew."
        if resolved
        else "Saved."
    )
