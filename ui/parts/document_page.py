"""The page of one document: the reader, its claims, and what is known about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from claims.errors import Refusal
from claims.model import Mode
from claims.moments import PUBLICATION
from claims.text import Extent
from desk import intake, readings, triage
from desk.screens import document_screen
from reports import wording
from ui import links, session
from ui.act import attempt, tell
from ui.components.passage import Line, lines
from ui.components.reader import Action, Figure, Mark, ReaderDocument, Speech, reader
from ui.parts.document_link import link_dialog
from ui.parts.reading_corrections import correct_block, speaker_dialog
from ui.parts.reread_notice import reread_notice
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from claims.model import Attribution
    from desk.act import Done
    from desk.screens import DocumentScreen, MarkedClaim
    from ui.components.reader import Chosen

ACTIONS = (
    Action(key="claim", label="Make a claim"),
    Action(key="evidence", label="Link as evidence"),
)


def show() -> None:
    """Draw the document that the address names."""
    screen = _screen(st.query_params.get("document", ""))
    if screen is None:
        return
    document = screen.document
    st.page_link(links.DOCUMENTS, label="Documents", icon=":material/arrow_back:")
    st.title(plain(document.title), anchor=False)
    st.markdown(plain(_about(screen)))
    words, beside = st.columns([7, 3], gap="large")
    with words:
        result = reader(
            _shown(screen), key=f"reader {document.id}", focus=_focus(screen), actions=ACTIONS
        )
    with beside:
        _beside(screen)
    if result.opened:
        _open(result.opened, screen)
    if result.chosen:
        _chosen(screen, result.chosen)
    if result.corrected:
        correct_block(screen, result.corrected)
    if result.asked:
        speaker_dialog(screen, result.asked)


def _screen(reference: str) -> DocumentScreen | None:
    try:
        return document_screen(session.database(), reference)
    except Refusal as refusal:
        st.title("Document", anchor=False)
        st.error(plain(str(refusal)))
        st.page_link(links.DOCUMENTS, label="Back to the list of documents")
        return None


def _about(screen: DocumentScreen) -> str:
    document = screen.document
    published = wording.day(document.published_on) if document.published_on else "date not known"
    told = (document.publisher, document.author, published, f"document {document.number}")
    return " · ".join(filter(None, told))


def _shown(screen: DocumentScreen) -> ReaderDocument:
    return ReaderDocument(
        text=screen.document.text,
        title=screen.document.title,
        blocks=screen.blocks,
        marks=tuple(_mark(one) for one in screen.marks),
        speeches=_speeches(screen),
        figures=_figures(screen),
        places=screen.places,
        sentences=screen.sentences,
        by_hand=screen.document.by_hand,
    )


def _speeches(screen: DocumentScreen) -> tuple[Speech, ...]:
    """Return what is said and by whom, as the reader shows it."""
    return tuple(
        Speech(
            start=one.extent.start,
            end=one.extent.end,
            who="" if readings.is_open(one.attribution) else one.attribution.speaker or "",
            note=_how_known(one.attribution),
            is_quoted=one.attribution.mode in {Mode.DIRECT, Mode.MIXED},
        )
        for one in screen.statements
    )


def _how_known(said: Attribution) -> str:
    if readings.is_corrected(said):
        return "settled by a person"
    named = " or ".join(dict.fromkeys(filter(None, (said.speaker, *said.candidates))))
    return f"the text leaves it open: {named}" if readings.is_open(said) and named else ""


def _figures(screen: DocumentScreen) -> tuple[Figure, ...]:
    numbers = tuple(
        Figure(start=n.extent.start, end=n.extent.end, kind="number", told=wording.amount(n))
        for n in screen.numbers
    )
    times = tuple(
        Figure(
            start=t.extent.start,
            end=t.extent.end,
            kind="time",
            told=wording.period(t) if t.needs is None else f"needs {t.needs}",
            is_open=t.needs is not None,
        )
        for t in screen.times
    )
    return numbers + times


def _mark(one: MarkedClaim) -> Mark:
    return Mark(
        id=one.claim,
        start=one.extent.start,
        end=one.extent.end,
        state=one.state.value,
        number=one.number,
        colour=one.rating.colour if one.rating else None,
        label=one.rating.label if one.rating else "",
    )


def _focus(screen: DocumentScreen) -> str | Extent | None:
    """Return the place that the address asks to be shown."""
    asked = st.query_params.get("at", "")
    if not asked.isdecimal() or int(asked) >= len(screen.document.text):
        return None
    at = int(asked)
    around = next((s for s in screen.sentences if s.start <= at < s.end), None)
    return around or Extent(start=at, end=at + 1)


def _beside(screen: DocumentScreen) -> None:
    if screen.document.published_on is None:
        _ask_for_the_day(screen)
    reread_notice(screen)
    _correct(screen)
    _found(screen)
    st.subheader(wording.count(len(screen.marks), "claim"))
    st.page_link(
        links.CLAIMS,
        label="As a list, to sort and filter",
        icon=":material/list:",
        query_params=_of_document(screen),
    )
    with st.container(height=640, border=False):
        lines(
            [_line(mark, screen) for mark in screen.marks],
            key=f"claims of {screen.document.id}",
            label="Claims of this document, in the order of the text",
        )


def _ask_for_the_day(screen: DocumentScreen) -> None:
    """Ask for the publication date, and say what waits for it."""
    waiting = [time for time in screen.unresolved if time.needs == PUBLICATION]
    why = f"{wording.count(len(waiting), 'date')} in this text " if waiting else ""
    with st.container(border=True), st.form(f"day {screen.document.id}", border=False):
        if waiting:
            phrases = dict.fromkeys(one.extent.of(screen.document.text) for one in waiting)
            named = shortened(", ".join(f"“{phrase}”" for phrase in phrases), 120)
            wait = "waits" if len(waiting) == 1 else "wait"
            st.markdown(f"**{why}{wait} for the publication date**: {plain(named)}")
        published = st.date_input(
            "When was it published?", None, min_value="1400-01-01", max_value="today"
        )
        if st.form_submit_button("Set the date"):
            _save(screen, {"published_on": published})


def _of_document(screen: DocumentScreen) -> dict[str, str]:
    return {"document": screen.document.id, "order": "place"}


def _line(mark: MarkedClaim, screen: DocumentScreen) -> Line:
    told = (wording.label(mark.state), mark.speaker, wording.label(mark.kind))
    address = urlencode({"claim": mark.number, **_of_document(screen)})
    return Line(
        lead=mark.rating.label if mark.rating else "",
        words=shortened(mark.statement, 140),
        quiet=" · ".join(filter(None, (f"#{mark.number}", *told))),
        colour=mark.rating.colour if mark.rating else None,
        href=f"claim?{address}",
    )


def _correct(screen: DocumentScreen) -> None:
    document = screen.document
    with (
        st.expander("What is known of it"),
        st.form(f"correct {document.id} {screen.revision}", border=False),
    ):
        published = st.date_input(
            "Publication date", document.published_on, min_value="1400-01-01", max_value="today"
        )
        title = st.text_input("Title", document.title)
        publisher = st.text_input("Publisher", document.publisher or "")
        author = st.text_input("Author", document.author or "")
        url = st.text_input("Address", document.url or "")
        if st.form_submit_button("Save the corrections"):
            changes = {
                "published_on": published,
                "title": title,
                "publisher": publisher,
                "author": author,
                "url": url,
            }
            _save(screen, changes)


def _save(screen: DocumentScreen, changes: Mapping[str, str | date | None]) -> None:
    document = screen.document.id
    done = attempt(
        lambda: intake.correct(session.desk(), document, changes, seen_revision=screen.revision)
    )
    if done is not None:
        tell(_corrected(done))
    st.rerun()


def _corrected(done: Done) -> str:
    """Say what a correction brought about."""
    resolved: int = json.loads(done.event.details).get("resolved", 0)
    return (
        f"Corrected; the dates of {wording.count(resolved, 'claim')} were read anew."
        if resolved
        else "Corrected."
    )


def _found(screen: DocumentScreen) -> None:
    document = screen.document
    with st.expander("Where this comes from"):
        for field, (value, where) in screen.found.items():
            name = wording.plain(field).capitalize()
            st.markdown(f"**{plain(name)}**: {plain(value)} · {plain(where)}")
        st.markdown(
            f"File {plain(document.file)}, read by {plain(document.reader)}; digest "
            f"{plain(wording.short_digest(document.digest))}. Taken in by "
            f"{plain(document.added_by)}, {plain(wording.moment(document.added_at))}."
        )


def _open(claim_id: str, screen: DocumentScreen) -> None:
    number = next((mark.number for mark in screen.marks if mark.claim == claim_id), None)
    if number is not None:
        parameters = {"claim": str(number), **_of_document(screen)}
        st.switch_page(links.CLAIM, query_params=parameters)


def _chosen(screen: DocumentScreen, chosen: Chosen) -> None:
    document = screen.document
    if chosen.action == "evidence":
        link_dialog(document, chosen.start, chosen.end)
        return
    place = (chosen.start, chosen.end)
    command = session.command_id(f"make {document.id}", *place)
    done = attempt(
        lambda: triage.make_claim(session.desk(), document.id, *place, command_id=command)
    )
    if done is not None:
        tell("A claim was made of the words you selected.")
    st.rerun()
