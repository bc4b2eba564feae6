"""The form for evidence that is not among the documents: a page, file, record, interview."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from desk import clock, evidence
from reports import wording
from review.model import Confidentiality, SourceKind, Stance
from ui import session
from ui.act import attempt, tell

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from claims.model import Claim

_Code = TypeVar("_Code", bound=StrEnum)


def source_form(claim: Claim) -> None:
    """Draw the form; sending it links the source to the claim."""
    form = f"source {claim.id}"
    generation = st.session_state.get(f"{form} sent", 0)
    with (
        st.expander("Add an outside source", key=f"outside {claim.id}"),
        st.form(f"{form} {generation}", border=False),
    ):
        link = _fields(claim, form)
        if st.form_submit_button("Link the source", type="primary"):
            if link is None:
                tell("Choose what the source does to the claim. Nothing was saved.", kind="refused")
            elif attempt(lambda: evidence.link_source(session.desk(), link)) is not None:
                session.carried_out(form)
                st.session_state[f"{form} sent"] = generation + 1
                tell("Linked.")
            st.rerun()


def _fields(claim: Claim, form: str) -> evidence.LinkSource | None:
    one, two = st.columns(2)
    kind = _code(one, "What it is", SourceKind)
    stance = _stance(two)
    title = st.text_input("Title", placeholder="What people call it")
    address = st.text_input("Address", placeholder="https://…")
    three, four = st.columns(2)
    published = three.date_input("Its date", None)
    accessed = four.date_input("Looked at on", clock.now().date())
    locator = st.text_input("Page, time code or section")
    quote = st.text_area("What stands there, word for word", height=90)
    note = st.text_area("Why it matters", height=70)
    confidentiality = _code(st.container(), "May be quoted", Confidentiality)
    file = st.file_uploader("File to keep with it (optional)")
    if stance is None:
        return None
    return evidence.LinkSource(
        claim=claim.id,
        kind=kind,
        title=title,
        stance=stance,
        address=address.strip() or None,
        published_on=published,
        accessed_on=accessed,
        locator=locator,
        quote=quote,
        note=note,
        confidentiality=confidentiality,
        attachment=(file.name, file.getvalue()) if file is not None else None,
        command_id=session.command_id(form),
    )


def _stance(place: DeltaGenerator) -> Stance | None:
    """Ask for the stance; none is chosen beforehand, because a wrong one is easily recorded."""
    values = [stance.value for stance in Stance]
    chosen = place.selectbox(
        "Stance",
        values,
        index=None,
        placeholder="Choose",
        format_func=lambda one: wording.label(Stance(one)),
    )
    return Stance(chosen) if chosen else None


def _code(place: DeltaGenerator, label: str, codes: type[_Code]) -> _Code:
    """Draw a choice among coded values, shown by their labels."""
    values = [code.value for code in codes]
    chosen = place.selectbox(label, values, format_func=lambda one: wording.label(codes(one)))
    return codes(chosen or values[0])
