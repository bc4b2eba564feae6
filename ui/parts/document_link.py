"""Linking words selected in a document to a claim of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from db import search
from desk import evidence
from reports import wording
from review.model import Stance
from ui import session
from ui.act import attempt, tell
from ui.components.first_field import first_field
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from claims.model import Document


@st.dialog("Link as evidence", width="large")
def link_dialog(document: Document, start: int, end: int) -> None:
    """Ask for the claim and the stance, then link the selected words."""
    st.markdown(f"“{plain(shortened(document.text[start:end], 300))}”")
    sought = st.text_input("Find the claim", placeholder="Words of the claim", type="search")
    first_field()
    labels = _claims(sought)
    if sought and not labels:
        st.markdown("No claim holds these words. Try fewer.")
        return
    if not labels:
        return
    claim = st.selectbox("Claim", list(labels), format_func=lambda one: shortened(labels[one], 110))
    stance = st.segmented_control(
        "These words …",
        [one.value for one in Stance],
        format_func=lambda one: f"{wording.SYMBOLS[Stance(one)]} {wording.label(Stance(one))}",
    )
    note = st.text_input("Why it matters (optional)")
    if st.button("Link", type="primary", disabled=stance is None) and stance is not None:
        link = evidence.LinkPassage(
            claim=claim,
            document=document.id,
            start=start,
            end=end,
            stance=Stance(stance),
            note=note,
        )
        if attempt(lambda: evidence.link_passage(session.desk(), link)) is not None:
            tell("Linked.")
        st.rerun()


def _claims(sought: str) -> dict[str, str]:
    with session.database().snapshot() as snapshot:
        found = search.claims(snapshot, sought, most=30)
    return {row["id"]: f"{row['number']}. {row['statement']}" for row in found}
