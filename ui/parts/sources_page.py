"""The page of outside sources: each once, however many claims lean on it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from desk.screens.sources import sources_screen
from reports import wording
from reports.lineage_words import class_label
from ui import links, session
from ui.components.passage import Line, lines
from ui.parts.guide import titled

if TYPE_CHECKING:
    from desk.screens.sources import ListedSource

MOST_SHOWN = 200
"""Sources listed at once; beyond, one looks for a title or host."""


def show() -> None:
    """Draw the list."""
    st.page_link(links.DOCUMENTS, label="Documents", icon=":material/arrow_back:")
    titled("Outside sources", "checkers#outside-sources")
    found = sources_screen(session.database(), viewer=session.desk().actor)
    if not found:
        st.markdown(
            "No outside source is here yet. Open a claim and add one below its evidence: a page, "
            "a file, a record, an interview."
        )
        return
    sought = st.text_input("Find a source", type="search", live=True, key="find-source")
    _list(tuple(one for one in found if _holds(one, sought or "")))


def _list(found: tuple[ListedSource, ...]) -> None:
    lines(
        [_line(one) for one in found[:MOST_SHOWN]],
        key="sources",
        label="Outside sources, the latest first",
    )
    if len(found) > MOST_SHOWN:
        rest = wording.count(len(found) - MOST_SHOWN, "older source")
        st.markdown(f"{rest} not shown. Look for a title or host above.")
    if not found:
        st.markdown("No source has these words in its title or address. Try fewer.")


def _holds(one: ListedSource, sought: str) -> bool:
    named = f"{one.title} {one.address or ''} {class_label(one.source_class)}".casefold()
    return all(word in named for word in sought.casefold().split())


def _line(one: ListedSource) -> Line:
    told = (
        wording.label(one.kind),
        class_label(one.source_class),
        wording.count(one.claims, "claim leans on it", "claims lean on it"),
        wording.count(one.copies, "copy", "copies") if one.copies else "no copy kept",
        one.address or "",
    )
    return Line(
        words=one.title,
        quiet=" · ".join(filter(None, told)),
        href="source?" + urlencode({"source": one.id}),
    )
