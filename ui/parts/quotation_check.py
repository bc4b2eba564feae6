"""Checking a quotation: the words as pasted or selected, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from claims.errors import Refusal
from desk.quotation_check import MOST, check_quotation
from reports import quotation_words, wording
from sources.compare import Edit
from sources.quotation import Match
from ui import session, state
from ui.components.difference import Block, difference
from ui.components.passage import Line, lines
from ui.parts.guide import titled
from ui.plain import plain

if TYPE_CHECKING:
    from claims.model import Document
    from desk.quotation_check import QuotationCheck, QuotationPlace

_ADDRESS = "words"


def show() -> None:
    """Draw the page: a field for the words, and what became of them."""
    titled("Check a quotation", "checkers#quotations")
    key = "quoted words"
    asked = st.query_params.get(_ADDRESS, "")
    if st.session_state.get(key) != asked:
        st.session_state[key] = asked
    st.text_area(
        "The quotation, as it is to be printed",
        key=key,
        height=110,
        on_change=lambda: state.set_single(_ADDRESS, st.session_state[key]),
        help="Dots and [brackets] are read as editors use them.",
    )
    st.button("Check", type="primary", key="check-quotation")
    if asked.strip():
        found = looked_for(asked)
        if found is not None:
            draw(found, key="page")
    else:
        st.markdown(
            "Paste the words. They are looked for in every document: word for word, altered "
            "or only paraphrased, with who says them there."
        )


@st.dialog("Where these words stand", width="large")
def check_dialog(document: Document, start: int, end: int) -> None:
    """Show where words selected in a document stand, here and elsewhere."""
    words = document.text[start:end]
    found = looked_for(words)
    if found is not None:
        draw(found, key=f"{document.id} {start} {end}")


def looked_for(words: str, *, most: int = MOST) -> QuotationCheck | None:
    """Return where words stand, or None after saying on the page why they cannot be looked for."""
    try:
        return check_quotation(session.database(), words, most=most)
    except Refusal as refusal:
        st.error(plain(str(refusal)))
        return None


def draw(found: QuotationCheck, *, key: str) -> None:
    """Draw what became of the words, place by place, best first."""
    for remark in quotation_words.remarks(found.quoted):
        st.warning(plain(remark))
    if not found.places:
        st.markdown(quotation_words.NOT_FOUND)
    for number, place in enumerate(found.places):
        _place(place, key=f"quotation {key} {number}")
    if found.more:
        rest = wording.count(found.more, "further document")
        st.markdown(f"{rest} with these words not shown. Check a longer stretch to narrow them.")


def _place(place: QuotationPlace, *, key: str) -> None:
    address = "document?" + urlencode({"document": place.number, "at": place.extent.start})
    told = (place.title, place.publisher, f"document {place.number}")
    head = Line(
        lead=quotation_words.headline(place.match, place.stand),
        words=place.quote if place.quote[0] in '"“”«»' else f"“{place.quote}”",
        quiet=quotation_words.who(place.voice, place.attribution),
        href=address,
    )
    remarks = quotation_words.differences(place.stand) if place.stand else ()
    about = [Line(quiet=" · ".join(filter(None, told))), *(Line(words=one) for one in remarks)]
    lines([head, *about], key=key, label="A place where the words stand")
    if place.match is Match.ALTERED and place.stand:
        block = Block(
            kind=Edit.CHANGED, lead="From the document to the quotation", words=place.stand.edits
        )
        difference([block], key=f"{key} difference", label="What differs")
