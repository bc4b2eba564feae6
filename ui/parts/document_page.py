"""The page of one document: the reader, its claims, and what is known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from claims.model import Mode
from claims.text import Extent
from desk import readings, triage
from desk.authority import Role
from desk.screens import document_screen
from reports import wording
from ui import links, moments, session
from ui.act import attempt, tell
from ui.components.passage import Line, lines
from ui.components.reader import Action, Figure, Mark, ReaderDocument, Speech, reader
from ui.parts import claim_tags, document_withdrawal, history, quotation_check, talk, versions
from ui.parts.document_facts import ask_for_the_day, known_of_it
from ui.parts.document_link import link_dialog
from ui.parts.guide import help_on
from ui.parts.missing import unless_missing
from ui.parts.reading_corrections import correct_block, speaker_dialog
from ui.parts.reread_notice import reread_notice
from ui.plain import plain, shortened, side_by_side

if TYPE_CHECKING:
    from claims.model import Attribution
    from desk.screens import DocumentScreen, MarkedClaim
    from ui.components.reader import Chosen

ACTIONS = (
    Action(key="claim", label="Make a claim"),
    Action(key="evidence", label="Link as evidence"),
    Action(key="quotation", label="Check the quotation"),
    Action(key="talk", label="Talk about it"),
)


def show() -> None:
    """Draw the document that the address names."""
    screen = _screen(st.query_params.get("document", ""))
    if screen is None:
        return
    document = screen.document
    with st.container(horizontal=True, vertical_alignment="center", key="document-heading"):
        st.page_link(links.DOCUMENTS, label="Documents", icon=":material/arrow_back:")
        help_on("checkers#one-document")
    st.title(plain(document.title), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(side_by_side(plain(one) for one in _about(screen)), width="content")
        claim_tags.show_of_document(document.id)
    if document.withdrawn:
        document_withdrawal.notice(screen)
        return
    words, beside = st.columns([7, 3], gap="large")
    with words:
        result = reader(
            _shown(screen),
            key=f"reader {document.id}",
            focus=_focus(screen),
            actions=ACTIONS if session.may(Role.CHECKER) else (),
        )
    with beside:
        _beside(screen)
        document_withdrawal.offer(document)
    if result.opened:
        _open(result.opened, screen)
    if result.chosen:
        _chosen(screen, result.chosen)
    if result.corrected:
        correct_block(screen, result.corrected)
    if result.asked:
        speaker_dialog(screen, result.asked)


def _screen(reference: str) -> DocumentScreen | None:
    return unless_missing(
        lambda: document_screen(session.database(), reference, viewer=session.desk().actor),
        title="Document",
        back=links.DOCUMENTS,
        to="the list of documents",
    )


def _about(screen: DocumentScreen) -> list[str]:
    document = screen.document
    published = wording.day(document.published_on) if document.published_on else "date not known"
    told = (document.publisher, document.author, published, f"document {document.number}")
    return [one for one in told if one]


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
        ask_for_the_day(screen)
    talk.on_document(screen.document)
    versions.beside_document(screen)
    reread_notice(screen)
    known_of_it(screen)
    _found(screen)
    st.header(wording.count(len(screen.marks), "claim"), anchor=False)
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
    history.show(screen.document.id)


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


def _found(screen: DocumentScreen) -> None:
    document = screen.document
    with st.expander("Where this comes from"):
        for field, (value, where) in screen.found.items():
            name = wording.plain(field).capitalize()
            st.markdown(f"**{plain(name)}**: {plain(value)} · {plain(where)}")
        st.markdown(
            f"File {plain(document.file)}, read by {plain(document.reader)}; digest "
            f"{plain(wording.short_digest(document.digest))}. Taken in by "
            f"{plain(document.added_by)}, {plain(moments.moment(document.added_at))}."
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
    if chosen.action == "quotation":
        quotation_check.check_dialog(document, chosen.start, chosen.end)
        return
    if chosen.action == "talk":
        talk.choose(document, chosen.start, chosen.end)
        st.rerun()
    place = (chosen.start, chosen.end)
    command = session.command_id(f"make {document.id}", *place)
    done = attempt(
        lambda: triage.make_claim(session.desk(), document.id, *place, command_id=command)
    )
    if done is not None:
        tell("A claim was made of the words you selected.")
    st.rerun()
