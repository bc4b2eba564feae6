"""The page of documents: taking in, and the list of what is here."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from desk.authority import Role
from desk.screens import document_list
from reports import wording
from ui import links, moments, session, state
from ui.components.passage import Line, lines
from ui.parts.guide import titled
from ui.parts.intake_form import intake_form, is_left, put_away_told, show_results
from ui.parts.pager import pager
from ui.plain import side_by_side

if TYPE_CHECKING:
    from desk.screens import DocumentList, ListedDocument

FIND = "find"
"""The search field, and what it is called in the address."""

FEW = 8
"""Documents that are seen at a glance; with more one can look for a title or publisher."""


def show() -> None:
    """Draw the form for taking in, what came of it, and the documents."""
    titled("Documents", "checkers#documents")
    listed = _listed()
    if session.may(Role.CHECKER):
        _take_in(first=not listed.everything)
    st.page_link(links.SOURCES, label="Outside sources", icon=":material/public:")
    if listed.everything:
        _list(listed)
    elif not session.may(Role.CHECKER):
        st.markdown("No document is here yet.")
    else:
        st.markdown(
            "No document is here yet. Drop files above, or paste a text: "
            "its claims are listed under **Claims** a moment later."
        )


def _take_in(*, first: bool) -> None:
    """Draw the form, open while nothing is here yet or a text waits in it, and what came of it."""
    with st.expander(
        "Take in documents",
        expanded=first or is_left(),
        icon=":material/upload_file:",
        key="take-in",
    ):
        intake_form()
    with st.container(key="taken-in"):
        if session.has_just_come():
            put_away_told()
        show_results()


def _listed() -> DocumentList:
    """Return the page that the address asks for; another search begins at the first."""
    sought = str(st.session_state.get(FIND, st.query_params.get(FIND, "")))
    if st.session_state.setdefault("found before", sought) != sought:
        st.session_state["found before"] = sought
        state.set_single("page", "")
    return document_list(
        session.database(),
        sought,
        page=state.page_number(),
        size=state.PAGE_SIZE,
        viewer=session.desk().actor,
    )


def _list(listed: DocumentList) -> None:
    if listed.everything > FEW:
        st.text_input("Find a document", type="search", live=True, key=FIND, bind="query-params")
    if not listed.found:
        st.markdown("No document has these words in its title or publisher. Try fewer.")
        return
    if listed.everything > FEW:
        of_all = f" of {listed.everything:,}" if listed.found < listed.everything else ""
        st.markdown(f"{wording.count(listed.found, 'document')}{of_all}, the latest first")
    lines(
        [_line(one) for one in listed.documents],
        key="documents",
        label="Documents, the latest first",
    )
    pager(listed.pages)


def _line(one: ListedDocument) -> Line:
    published = wording.day(one.published_on) if one.published_on else "publication date not known"
    waiting = f", {one.candidates:,} to triage" if one.candidates else ""
    told = (
        one.publisher,
        published,
        f"{wording.count(one.claims, 'claim')}{waiting}",
        f"used as evidence {wording.count(one.evidence, 'time')}" if one.evidence else "",
        f"taken in by {one.added_by}, {moments.day(one.added_at)}",
    )
    return Line(
        lead=str(one.number),
        words=one.title,
        quiet=side_by_side(told),
        href="document?" + urlencode({"document": one.number}),
    )
