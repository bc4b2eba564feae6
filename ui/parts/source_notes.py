"""What sort of source it is, and how far it can be relied on: said, revised, never overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import outside_sources
from desk.authority import Role
from ui import folding, moments, session
from ui.act import attempt, popover, tell
from ui.components.passage import Line, lines
from ui.parts.source_fields import class_field
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from desk.screens.sources import SourceScreen
    from review.sources import SourceNote


def show(screen: SourceScreen) -> None:
    """Draw the notes, and the ways to say them anew."""
    st.header("How far it can be relied on", anchor=False)
    if screen.notes:
        lines(
            [_line(note) for note in screen.notes],
            key=f"notes {screen.source.id}",
            label="Notes on this source, oldest first",
        )
    if not session.may(Role.CHECKER):
        return
    with st.container(horizontal=True):
        for note in screen.notes:
            _revise(note)
    _add(screen)


def class_popover(source_id: str, label: str) -> None:
    """Draw the way to say what class of source it is."""
    if session.may(Role.CHECKER):
        folding.popover(label, lambda: _classing(source_id), about=source_id)


def _classing(source_id: str) -> None:
    with st.form(f"class {source_id}", border=False):
        wanted = class_field(st.container())
        because = st.text_input("Why (optional)")
        if st.form_submit_button("Save", type="primary"):
            if wanted is None:
                tell("Choose a class first. Nothing was saved.", kind="refused")
            elif attempt(
                lambda: outside_sources.set_class(
                    session.desk(), source_id, wanted, because=because
                )
            ):
                tell("Classed.")
            st.rerun()


def _line(note: SourceNote) -> Line:
    revised = "revised by " if note.supersedes else ""
    told = f"{revised}{note.written_by}, {moments.moment(note.written_at)}"
    return Line(words=note.words, quiet=told)


def _revise(note: SourceNote) -> None:
    label = plain(f"Revise “{shortened(note.words, 24)}”")
    with popover(label, about=note.id), st.form(f"revise {note.id}", border=False):
        words = st.text_area("How it should read", note.words)
        if st.form_submit_button("Revise"):
            done = attempt(lambda: outside_sources.revise_note(session.desk(), note.id, words))
            if done is not None:
                tell("Revised. The first wording stays in the record.")
            st.rerun()


def _add(screen: SourceScreen) -> None:
    form = f"note {screen.source.id}"
    with st.form(form, clear_on_submit=True, border=False):
        words = st.text_area(
            "Note",
            height=90,
            placeholder="Who made it, what it leaves out, when it was right before",
        )
        if st.form_submit_button("Add the note"):
            command = session.command_id(form, words)
            if attempt(
                lambda: outside_sources.add_note(
                    session.desk(), screen.source.id, words, command_id=command
                )
            ):
                tell("Noted.")
            st.rerun()
