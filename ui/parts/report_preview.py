"""A report as it will be: the sheets of a PDF, the web page, or the text of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import exports
from reports.pdf_pictures import PrintedPage, printed_page
from ui import session
from ui.parts.report_under_way import AT_ONCE
from ui.plain import plain

if TYPE_CHECKING:
    from desk.exports import Export, Scope

_PDF = b"%PDF-"
_PACKAGE = b"PK\x03\x04"
"""How a zipped office file begins: nothing a page could show as text."""

_SHEET = "sheet drawn"


def preview(made: Export, scope: Scope, key: str, as_of: str | None) -> None:
    """Show what a report will look like in the hands of whoever gets it.

    No policy of ours lets a page show a file by a plug-in or a frame of this site, so that
    nothing that a report quotes can ever run here: sheets are pictures.
    """
    if not made.body.startswith((_PDF, _PACKAGE)):
        _text(made.body, key)
        return
    if made.body.startswith(_PDF):
        sheets, page = st.tabs(["As it prints", "As a web page"])
        with sheets:
            _sheets(made)
        with page:
            _web_page(made, scope, as_of)
    else:
        st.info("This format is shown by the program that opens it. Here is what it says.")
        _web_page(made, scope, as_of)


def _web_page(made: Export, scope: Scope, as_of: str | None) -> None:
    if made.claims > AT_ONCE:
        st.info("A report as long as this one is not shown here. Download it.")
        return
    _text(exports.preview(session.desk(), scope, "html", as_of=as_of).body, "html")


@st.fragment
def _sheets(made: Export) -> None:
    number = int(st.session_state.get("report-sheet") or 1)
    one = _drawn(made, number)
    if one.pages > 1:
        st.number_input(
            plain(f"Sheet, of {one.pages}"),
            1,
            one.pages,
            min(number, one.pages),
            key="report-sheet",
        )
    st.image(one.picture, caption=f"Sheet {one.number} of {one.pages}", width="stretch")


def _drawn(made: Export, number: int) -> PrintedPage:
    """Draw a sheet once, however often the page is drawn meanwhile."""
    wanted = (made.digest, number)
    kept: tuple[tuple[str, int], PrintedPage] | None = st.session_state.get(_SHEET)
    if kept is None or kept[0] != wanted:
        kept = (wanted, printed_page(made.body, number))
        st.session_state[_SHEET] = kept
    return kept[1]


def _text(body: bytes, key: str) -> None:
    text = body.decode("utf-8-sig", "replace")
    if text.startswith("<!doctype html"):
        st.iframe(text, height=900)
    else:
        st.code(text[:20_000], language="json" if key == "json" else None, height=900)
