"""The page of one outside source: what it is, its copies over time, notes, and what leans on it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from desk.screens.sources import source_screen
from reports import act_words, wording
from reports.claim_places import web_address
from reports.lineage_words import CLASSES, class_label
from ui import links, moments, session
from ui.components.passage import Line, lines
from ui.parts import source_copies, source_notes
from ui.parts.missing import unless_missing
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from desk.screens.sources import LeaningPiece, SourceScreen


def show() -> None:
    """Draw the source that the address names."""
    screen = _screen(st.query_params.get("source", ""))
    if screen is None:
        return
    st.page_link(links.SOURCES, label="Outside sources", icon=":material/arrow_back:")
    with st.container(key="source-title"):
        st.title(plain(screen.source.title), anchor=False)
    _facts(screen)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _leaning(screen)
        source_copies.show(screen)
    with right:
        source_notes.show(screen)
        _history(screen)


def _screen(source_id: str) -> SourceScreen | None:
    return unless_missing(
        lambda: source_screen(session.database(), source_id, viewer=session.desk().actor),
        title="Source",
        back=links.SOURCES,
        to="the list of sources",
    )


def _facts(screen: SourceScreen) -> None:
    source, said = screen.source, screen.said
    because = f": {said.because}" if said and said.because else ""
    judged = f"{said.said_by}, {moments.day(said.said_at)}{because}" if said else ""
    meaning = (
        CLASSES[said.source_class].meaning
        if said
        else "Nobody has said yet what sort of source it is."
    )
    facts = [
        Line(
            lead=class_label(said.source_class if said else None),
            words=meaning,
            quiet=judged,
        ),
        Line(words=_told(screen), quiet=source.note),
    ]
    lines(facts, key=f"facts {source.id}", label="What this source is")
    with st.container(horizontal=True):
        again = "Class it anew" if screen.said else "Say what class of source it is"
        source_notes.class_popover(screen.source.id, again)
        if web_address(source.address):
            st.link_button("Open the address", source.address or "", icon=":material/open_in_new:")


def _told(screen: SourceScreen) -> str:
    source = screen.source
    told = (
        wording.label(source.kind),
        source.address,
        f"published {wording.day(source.published_on)}" if source.published_on else "",
        f"looked at {wording.day(source.accessed_on)}" if source.accessed_on else "",
        f"added by {screen.added_by}, {moments.day(screen.added_at)}",
    )
    return " · ".join(filter(None, told))


def _leaning(screen: SourceScreen) -> None:
    st.header("What leans on it", anchor=False)
    if not screen.leaning:
        st.markdown("No evidence points to it yet.")
        return
    lines(
        [_piece(one) for one in screen.leaning],
        key=f"leaning {screen.source.id}",
        label="Evidence that leans on this source, oldest first",
    )


def _piece(one: LeaningPiece) -> Line:
    piece = one.piece
    words = f"“{shortened(piece.quote, 160)}”" if piece.quote else ""
    told = (
        words,
        piece.locator,
        "stands in a copy below" if one.place else "",
        f"retracted: {piece.retracted_because}" if piece.retracted_at else "",
        piece.added_by,
    )
    return Line(
        lead=f"{wording.SYMBOLS[piece.stance]} {wording.label(piece.stance)}",
        words=f"{one.number}. {shortened(one.statement, 140)}",
        quiet=" · ".join(filter(None, told)),
        href="claim?" + urlencode({"claim": one.number}),
    )


def _history(screen: SourceScreen) -> None:
    with st.expander("History"):
        lines(
            [
                Line(
                    lead=event.actor,
                    quiet=f"{act_words.told(event.action)}, {moments.moment(event.at)}",
                )
                for event in reversed(screen.history)
            ],
            key=f"history {screen.source.id}",
            label="What was done with this source, newest first",
        )
