"""Where a claim stands: the passage in each document, who says it, what was read in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from reports import wording
from ui import links, words
from ui.components.passage import Line, Passage, lines, passage
from ui.parts.reading_corrections import corrections
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from claims.model import Occurrence
    from claims.text import Extent
    from desk.screens import ClaimScreen, Context


def show(screen: ClaimScreen) -> None:
    """Draw each occurrence in its surroundings, as tabs when there are several."""
    st.header("In context", anchor=False)
    _unanswered(screen)
    if len(screen.contexts) > 1:
        labels = [plain(f"{c.document_number}. {shortened(c.title, 28)}") for c in screen.contexts]
        for tab, context in zip(st.tabs(labels), screen.contexts, strict=True):
            with tab:
                _context(screen, context)
    elif screen.contexts:
        _context(screen, screen.contexts[0])


def _unanswered(screen: ClaimScreen) -> None:
    """Lead to the newer versions in which nobody has said what became of the words."""
    if screen.unanswered:
        lines(
            [
                Line(
                    words=f"Document {number} is newer and has words of this otherwise: say what "
                    "became of them",
                    href="version?" + urlencode({"document": number}),
                )
                for number in screen.unanswered
            ],
            key=f"unanswered {screen.claim.id}",
            label="Newer versions to look at",
        )


def _context(screen: ClaimScreen, context: Context) -> None:
    occurrence = context.occurrence
    lines(_said(context), key=f"said {occurrence.id}", label="Who says it, and where")
    passage(
        Passage(before=context.lead, parts=_parts(context), after=context.tail),
        key=f"passage {occurrence.id}",
    )
    st.page_link(
        links.DOCUMENT,
        label="Open in the document",
        icon=":material/menu_book:",
        query_params={"document": str(context.document_number), "at": str(occurrence.span.start)},
    )
    read = _read(occurrence)
    if read:
        lines(read, key=f"read {occurrence.id}", label="Numbers and dates in the claim")
    if not context.is_withdrawn:
        corrections(screen.claim, occurrence)


def _said(context: Context) -> list[Line]:
    said = context.occurrence.attribution
    where = ", ".join(filter(None, (context.title, context.publisher, context.place)))
    published = context.published_on and wording.day(date.fromisoformat(context.published_on))
    dated = f"published {published}" if published else "date not known"
    who = words.speaker(said) or "In the writer's own voice"
    how = wording.label(said.mode) if words.speaker(said) else ""
    verb = "according to" if said.verb == "according" else said.verb
    cue = f"{how} · “{verb}”" if how and verb else how
    return [Line(lead=who, quiet=cue), Line(words=where, quiet=dated)]


def _parts(context: Context) -> tuple[tuple[str, str], ...]:
    """Cut the claim's words at what was read in them; a notice in their place stays whole."""
    occurrence, span = context.occurrence, context.occurrence.span
    if context.is_withdrawn:
        return ((span.quote, ""),)
    marks = [(q.extent, "number") for q in occurrence.quantities]
    marks += [(t.extent, "time") for t in occurrence.times]
    parts: list[tuple[str, str]] = []
    at = span.start
    for extent, kind in sorted(marks, key=lambda mark: mark[0]):
        if extent.start < at or extent.end > span.end:
            continue
        parts.append((_cut(occurrence, at, extent.start), ""))
        parts.append((_cut(occurrence, extent.start, extent.end), kind))
        at = extent.end
    parts.append((_cut(occurrence, at, span.end), ""))
    return tuple(part for part in parts if part[0])


def _cut(occurrence: Occurrence, start: int, end: int) -> str:
    offset = occurrence.span.start
    return occurrence.span.quote[start - offset : end - offset]


def _read(occurrence: Occurrence) -> list[Line]:
    found = [
        Line(lead=wording.amount(q), quiet=f"“{_phrase(occurrence, q.extent)}”")
        for q in occurrence.quantities
    ]
    found += [
        Line(lead=wording.period(t), quiet=f"“{_phrase(occurrence, t.extent)}”")
        for t in occurrence.times
    ]
    return found


def _phrase(occurrence: Occurrence, extent: Extent) -> str:
    return _cut(occurrence, extent.start, extent.end)
