"""The page of documents: taking in, and the list of what is here."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from desk.screens import documents_screen
from reports import wording
from ui import links, session
from ui.components.passage import Line, lines
from ui.parts.intake_form import intake_form, show_results

if TYPE_CHECKING:
    from desk.screens import ListedDocument

MOST_SHOWN = 200
"""Documents listed at once; beyond, one looks for a title or publisher."""


def show() -> None:
    """Draw the form for taking in, what came of it, and the documents."""
    st.title("Documents", anchor=False)
    documents = documents_screen(session.database())
    with st.expander(
        "Take in documents", expanded=not documents, icon=":material/upload_file:", key="take-in"
    ):
        intake_form()
    with st.container(key="taken-in"):
        show_results()
    st.page_link(links.SOURCES, label="Outside sources", icon=":material/public:")
    if documents:
        _list(documents)
    else:
        st.markdown(
            "No document is here yet. Drop files above, or paste a text: "
            "its claims are listed under **Claims** a moment later."
        )


def _list(documents: tuple[ListedDocument, ...]) -> None:
    found = documents
    if len(documents) > 8:
        sought = st.text_input(
            "Find a document", type="search", live=True, key="find", bind="query-params"
        )
        found = tuple(one for one in documents if _holds(one, sought or ""))
    lines(
        [_line(one) for one in found[:MOST_SHOWN]],
        key="documents",
        label="Documents, the latest first",
    )
    if len(found) > MOST_SHOWN:
        rest = wording.count(len(found) - MOST_SHOWN, "older document")
        st.markdown(f"{rest} not shown. Look for a title or publisher above.")
    if not found:
        st.markdown("No document has these words in its title or publisher. Try fewer.")


def _holds(one: ListedDocument, sought: str) -> bool:
    named = f"{one.title} {one.publisher or ''} {one.author or ''} {one.file}".casefold()
    return all(word in named for word in sought.casefold().split())


def _line(one: ListedDocument) -> Line:
    published = wording.day(one.published_on) if one.published_on else "publication date not known"
    waiting = f", {one.candidates:,} to triage" if one.candidates else ""
    told = (
        one.publisher,
        published,
        f"{wording.count(one.claims, 'claim')}{waiting}",
        f"used as evidence {wording.count(one.evidence, 'time')}" if one.evidence else "",
        f"taken in by {one.added_by}, {wording.day(one.added_at.date())}",
    )
    return Line(
        lead=str(one.number),
        words=one.title,
        quiet=" · ".join(filter(None, told)),
        href="document?" + urlencode({"document": one.number}),
    )
