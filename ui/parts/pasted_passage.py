"""Linking a passage that was pasted: only where it stands in a document, in that one's words.

Words that stand there as pasted can be linked at once. Where they differ, the difference is shown
and a person decides whether the document's own words are meant. Else nothing is linked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import evidence
from reports import quotation_words, wording
from review.model import Stance
from sources.quotation import Match
from ui import session
from ui.act import attempt, tell
from ui.components.difference import Block, difference
from ui.components.passage import Line, lines
from ui.folding import popover
from ui.parts.quotation_check import looked_for

if TYPE_CHECKING:
    from claims.model import Claim
    from desk.quotation_check import QuotationPlace

MOST = 4
"""Places offered: whoever pastes a sentence means one."""


def pasted_passage(claim: Claim) -> None:
    """Draw the field for a pasted passage, and the places where it stands."""
    popover("Paste a passage", lambda: _pasting(claim))


def _pasting(claim: Claim) -> None:
    key = f"pasted passage {claim.id}"
    words = st.text_area("Words of a document that is here", key=key, height=90)
    st.button("Find it", key=f"{key} find")
    if not words.strip():
        return
    found = looked_for(words, most=MOST)
    if found is None:
        return
    places = [one for one in found.places if one.stand is not None]
    if not places:
        st.markdown(
            "These words stand in no document, not even altered, so they cannot be linked. "
            "Take in the document they come from, or add it as an outside source."
        )
    for number, place in enumerate(places):
        _offer(claim, place, key=f"{key} {number}")


def _offer(claim: Claim, place: QuotationPlace, *, key: str) -> None:
    head = quotation_words.headline(place.match, place.stand)
    where = f"document {place.number}, {place.title}"
    lines([Line(lead=head, quiet=where)], key=f"{key} head", label="Where the words stand")
    if place.stand is not None and place.match is Match.ALTERED:
        block = Block(words=place.stand.edits)
        difference([block], key=f"{key} difference", label="From the document to what was pasted")
        st.markdown("What would be linked are the document's own words.")
    else:
        lines([Line(words=place.quote)], key=f"{key} words", label="The document's words")
    stance = st.segmented_control(
        "They …",
        list(Stance),
        format_func=lambda one: f"{wording.SYMBOLS[one]} {wording.label(one)}",
        key=f"{key} stance",
    )
    if st.button("Link these words", key=f"{key} link", disabled=stance is None) and stance:
        _link(claim, place, stance)


def _link(claim: Claim, place: QuotationPlace, stance: Stance) -> None:
    extent = place.extent
    link = evidence.LinkPassage(
        claim=claim.id,
        document=place.document,
        start=extent.start,
        end=extent.end,
        stance=stance,
        command_id=session.command_id(f"paste {claim.id}", extent, stance, claim.revision),
    )
    if attempt(lambda: evidence.link_passage(session.desk(), link)) is not None:
        tell(f"Linked: {wording.label(stance).lower()} the claim.")
    st.rerun()
