"""The copies of a source over time, what changed between them, and keeping a further one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import fetching, outside_sources
from desk.attachments import LARGEST
from desk.authority import Role
from reports import wording
from reports.lineage_words import way
from ui import moments, session
from ui.act import attempt, popover, tell
from ui.components.passage import Line, lines
from ui.date_order import date_format
from ui.parts import document_withdrawal
from ui.plain import shortened

if TYPE_CHECKING:
    from datetime import date

    from desk.screens.sources import SeenCopy, SourceScreen
    from sources.snapshot import Change

MOST_CHANGES = 12
"""Changed passages shown between two copies; a page drawn anew has hundreds."""
OPENING = 1_200
"""Characters shown of a copy's words."""


def show(screen: SourceScreen) -> None:
    """Draw the copies, newest first, and the ways to keep another."""
    st.header("Copies", anchor=False)
    if not screen.copies:
        st.markdown("No copy is kept yet. A page can change or vanish: keep one.")
    if screen.source.address and not screen.may_fetch:
        st.markdown(
            "Fetching pages is off at this desk; the person who runs it can turn it on under "
            "Settings."
        )
    with st.container(horizontal=True):
        _keep(screen)
    for number, seen in reversed(list(enumerate(screen.copies, 1))):
        _copy(seen, number)


def _copy(seen: SeenCopy, number: int) -> None:
    copy = seen.copy
    told = (
        way(copy.way),
        copy.file,
        copy.media_type,
        f"{copy.size:,} bytes",
        f"digest {wording.short_digest(copy.digest)}",
        copy.address or "",
        f"archived at {copy.archive_address}" if copy.archive_address else "",
        f"kept by {copy.added_by}",
    )
    lines(
        [
            Line(
                lead=f"{number} · {wording.day(copy.accessed_on)}",
                words=_difference(seen, number),
                quiet=" · ".join(filter(None, told)),
            )
        ],
        key=f"copy {copy.id}",
        label=f"Copy {number}",
    )
    if seen.changes:
        with st.expander(f"What changed since copy {number - 1}"):
            _changes(seen.changes, copy.id)
    document_withdrawal.offer_copy(copy, number)
    if copy.text is not None:
        with st.expander(f"Words of copy {number}"):
            words = copy.text[:OPENING] + ("…" if len(copy.text) > OPENING else "")
            lines([Line(words=words)], key=f"words {copy.id}", label="Its words")


def _difference(seen: SeenCopy, number: int) -> str:
    if seen.copy.withdrawn:
        return seen.copy.withdrawn
    if seen.same_bytes:
        return "Unchanged since the copy before."
    if seen.copy.text is None:
        return "No words could be read in it."
    if seen.changes is None:
        return "The first copy with words." if number > 1 else "The first copy."
    if not seen.changes:
        return "Its words are the same as before."
    return f"{wording.count(len(seen.changes), 'passage')} changed."


def _changes(found: tuple[Change, ...], copy_id: str) -> None:
    shown = []
    for change in found[:MOST_CHANGES]:
        if change.before:
            shown.append(Line(lead="before", quiet=shortened(change.before, 600)))
        if change.after:
            shown.append(Line(lead="now" if change.before else "new", words=change.after[:600]))
        if not change.after:
            shown.append(Line(lead="now", quiet="gone"))
    lines(shown, key=f"changes {copy_id}", label="Passages that changed, before and now")
    if len(found) > MOST_CHANGES:
        rest = wording.count(len(found) - MOST_CHANGES, "more passage")
        st.markdown(f"{rest} changed.")


def _keep(screen: SourceScreen) -> None:
    source = screen.source
    if not session.may(Role.CHECKER):
        return
    if source.address and screen.may_fetch:
        st.button(
            "Fetch it as it is now", on_click=_fetch, args=(source.id,), icon=":material/download:"
        )
    form = f"copy of {source.id}"
    generation = st.session_state.get(f"{form} sent", 0)
    with popover("Attach a copy"), st.form(f"{form} {generation}", border=False):
        file = st.file_uploader("The file", max_upload_size=LARGEST // 2**20)
        seen_on = st.date_input("It looked so on", moments.today(), format=date_format())
        archived = st.text_input("Where an archive keeps it (optional)", placeholder="https://…")
        if st.form_submit_button("Keep the copy", type="primary"):
            if file is None:
                tell("No file was chosen. Nothing was saved.", kind="refused")
            elif _kept(source.id, (file.name, file.getvalue()), seen_on, archived, form):
                st.session_state[f"{form} sent"] = generation + 1
            st.rerun()


def _kept(
    source_id: str, file: tuple[str, bytes], seen_on: date | None, archived: str, form: str
) -> bool:
    done = attempt(
        lambda: outside_sources.add_copy(
            session.desk(),
            source_id,
            file,
            accessed_on=seen_on,
            archive_address=archived or None,
            command_id=session.command_id(form),
        )
    )
    if done is None:
        return False
    session.carried_out(form)
    tell("The copy is kept.")
    return True


def _fetch(source_id: str) -> None:
    if attempt(lambda: fetching.fetch_copy(session.desk(), source_id)) is not None:
        tell("Fetched. The copy is kept.")
