"""The page of documents: taking in, and the list of what is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from desk.screens import documents_screen
from reports import wording
from ui import links, session
from ui.parts.intake_form import intake_form, show_results

if TYPE_CHECKING:
    from desk.screens import ListedDocument

_MOST_ROWS = 200
"""Rows that a table of Streamlit's draws without a wait."""


def show() -> None:
    """Draw the form for taking in, what came of it, and the documents."""
    st.title("Documents")
    documents = documents_screen(session.database())
    with st.expander("Take in documents", expanded=not documents, icon=":material/upload_file:"):
        intake_form()
    show_results()
    if documents:
        _table(documents)
    else:
        st.markdown(
            "No document is here yet. Drop files above, or paste a text: "
            "its claims are listed under **Claims** a moment later."
        )


def _table(documents: tuple[ListedDocument, ...]) -> None:
    shown = documents[:_MOST_ROWS]
    st.markdown(
        f"{wording.count(len(documents), 'document')}, the latest first. Select one to open it."
    )
    chosen = st.dataframe(
        pd.DataFrame([_row(one) for one in shown]),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"documents {documents[0].number}",
        column_config={
            "No.": st.column_config.NumberColumn(width=60),
            "Title": st.column_config.TextColumn(width="large"),
        },
    )
    rows = chosen.selection.rows
    if rows:
        number = shown[rows[0]].number
        st.switch_page(links.DOCUMENT, query_params={"document": str(number)})


def _row(one: ListedDocument) -> dict[str, str | int]:
    return {
        "No.": one.number,
        "Title": one.title,
        "Publisher": one.publisher or "",
        "Published": wording.day(one.published_on) if one.published_on else "not known",
        "Claims": one.claims,
        "To triage": one.candidates,
        "Used as evidence": one.evidence,
        "Taken in": wording.day(one.added_at.date()),
        "By": one.added_by,
    }
