"""The archive of earlier checks in Settings: what it holds, and a way in for small files."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import streamlit as st

from desk.archive import import_file, kept_out, mapping_of
from desk.archive_matches import catch_up_soon
from desk.authority import Role
from desk.screens.archive import archive_screen
from reports.wording import count
from ui import moments, session
from ui.act import attempt, tell
from ui.components.passage import Line, lines
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from db.archive_imports import Import
    from desk.archive import Imported, Progress
    from desk.screens.archive import ArchiveScreen

ENDINGS = ["json", "jsonld", "jsonl", "ndjson", "csv", "tsv", "html", "htm"]
"""What the file chooser offers; what a file is, is told by its content."""


def archive_settings() -> None:
    """Draw the archive's size, sources and latest imports, and the form."""
    st.header("Earlier checks", anchor=False)
    screen = archive_screen(session.database())
    if screen.checks:
        _held(screen)
    else:
        st.markdown(
            "Fact-checks that others published, to be found beside each claim. Nothing is here yet."
        )
    if session.may(Role.EDITOR):
        with st.expander("Import earlier checks"):
            _form()


def _held(screen: ArchiveScreen) -> None:
    lacking = f"; {screen.behind:,} not searched yet" if screen.behind else ""
    st.markdown(f"{count(screen.checks, 'check')} in the archive{lacking}.")
    if screen.behind:
        catch_up_soon(session.database())
    shown = [
        Line(lead=one.publisher or "Publisher not told", quiet=count(one.checks, "check"))
        for one in screen.sources
    ]
    lines(shown, key="archive sources", label="Publishers with most checks first")
    with st.expander("Latest imports"):
        for one in screen.imports:
            _import(one)


def _import(one: Import) -> None:
    ended = (
        moments.moment(one.finished_at) if one.finished_at else "cut off; import it again to go on"
    )
    st.markdown(
        f"**{plain(one.file)}** · {plain(one.imported_by)}, {ended} · {plain(_counts(one))}"
    )
    if one.refused:
        st.download_button(
            f"Kept out ({one.refused:,})",
            data=lambda: _kept_out(one),
            file_name=f"kept-out-{one.number}.jsonl",
            mime="application/jsonl",
            key=f"kept-out-{one.id}",
            type="tertiary",
        )


def _kept_out(one: Import) -> bytes:
    found = (json.dumps(asdict(r), ensure_ascii=False) for r in kept_out(session.database(), one))
    return "".join(f"{line}\n" for line in found).encode()


def _counts(one: Import) -> str:
    parts = [f"{one.added:,} added"]
    parts += [f"{one.changed:,} newer versions"] if one.changed else []
    parts += [f"{one.known:,} here already"] if one.known else []
    parts += [f"{one.refused:,} kept out"] if one.refused else []
    return ", ".join(parts)


def _form() -> None:
    st.markdown(
        "ClaimReview (a page, its JSON-LD, a feed), JSON Lines, or a table with a header. Large "
        "files go faster from a terminal: `claimdesk archive import FILE`."
    )
    with st.form("archive import", border=False, clear_on_submit=True):
        file = st.file_uploader("A file of earlier checks", type=ENDINGS)
        words = st.text_input(
            "Columns",
            placeholder="claim=statement, rating=verdict",
            help="Which column holds what, where their names do not say it.",
        )
        if st.form_submit_button("Import", type="primary"):
            _take(file, words)


def _take(file: UploadedFile | None, words: str) -> None:
    if file is None:
        st.error("No file was chosen. Choose one, then import it.")
        return
    bar = st.progress(0.0, "Reading …")

    def told(now: Progress) -> None:
        share = min(1.0, now.position / now.size) if now.size else 1.0
        bar.progress(share, f"{now.records:,} records")

    found = attempt(lambda: _imported(file, words, told))
    if found is not None:
        catch_up_soon(session.database())
        again = "This very file was imported before; " if found.again else ""
        tell(f"{again}{file.name}: {_counts(found.import_)}.")
    st.rerun()


def _imported(file: UploadedFile, words: str, told: Callable[[Progress], None]) -> Imported:
    """Import from a copy on the disk: an import reads its file more than once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "checks"
        path.write_bytes(file.getbuffer())
        return import_file(
            session.desk(), path, name=file.name, mapping=mapping_of(words), told=told
        )
