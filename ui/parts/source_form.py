"""The form for evidence that is not among the documents: a page, file, record, interview.

The address is asked for first and looked up at once, so that a source that is here already is
offered before anything else about it is typed.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from claims.model import ClaimState
from desk import clock, evidence
from desk.screens.sources import known_source, sources_screen
from reports import wording
from reports.lineage_words import class_label
from review.model import Confidentiality, SourceKind, Stance
from ui import links, session
from ui.act import attempt, tell
from ui.folding import popover
from ui.parts.source_fields import class_field
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from datetime import date

    from streamlit.delta_generator import DeltaGenerator

    from claims.model import Claim
    from desk.screens.sources import ListedSource

_Code = TypeVar("_Code", bound=StrEnum)


_OUT = {ClaimState.PUBLISHED, ClaimState.CORRECTED}
_LINKED_LATER = (
    "Linked, for the desk. Readers see what was published until you publish a correction."
)


def source_form(claim: Claim) -> None:
    """Draw the form; sending it links the source to the claim."""
    popover("Add an outside source", lambda: _adding(claim))


def _adding(claim: Claim) -> None:
    form = f"source {claim.id}"
    generation = st.session_state.get(f"{form} sent", 0)
    address, known = _which(f"{form} {generation}")
    with st.form(f"{form} {generation} {known.id if known else ''}", border=False):
        link = _fields(claim, form, address, known)
        if st.form_submit_button("Link the source", type="primary"):
            _send(link, form, generation, is_out=claim.state in _OUT)
            st.rerun()


def _send(link: evidence.LinkSource | None, form: str, generation: int, *, is_out: bool) -> None:
    if link is None:
        tell("Choose what the source does to the claim. Nothing was saved.", kind="refused")
    elif attempt(lambda: evidence.link_source(session.desk(), link)) is not None:
        session.carried_out(form)
        st.session_state[f"{form} sent"] = generation + 1
        tell(_LINKED_LATER if is_out else "Linked.")


def _which(form: str) -> tuple[str, ListedSource | None]:
    """Ask where the source is; return the address and the source that is here, if one is."""
    address = st.text_input("Address", placeholder="https://…", key=f"address {form}")
    desk = session.desk()
    here = {one.id: one for one in sources_screen(desk.database, viewer=desk.actor)}
    chosen = None
    if here:
        chosen = st.selectbox(
            "Or one that is here already",
            list(here),
            index=None,
            placeholder="A new source",
            format_func=lambda one: shortened(here[one].title),
            key=f"known {form}",
        )
    known = here[chosen] if chosen else known_source(desk.database, address, viewer=desk.actor)
    if known is not None:
        _offer(known)
    return address, known


def _offer(known: ListedSource) -> None:
    leaning = wording.count(known.claims, "claim leans", "claims lean")
    st.info(
        f"This source is here already: **{plain(known.title)}** "
        f"({plain(class_label(known.source_class))}; {leaning} on it). "
        "It is linked, not made again.",
        icon=":material/link:",
    )
    st.page_link(
        links.SOURCE, label="Open the source", icon=":material/open_in_new:",
        query_params={"source": known.id},
    )  # fmt: skip


def _fields(
    claim: Claim, form: str, address: str, known: ListedSource | None
) -> evidence.LinkSource | None:
    stance = _stance(st.container())
    kind, title, published, accessed = _about(known)
    locator = st.text_input("Page, time code or section")
    quote = st.text_area("What stands there, word for word", height=90)
    note = st.text_area("Why it matters", height=70)
    confidentiality = _code(st.container(), "Confidentiality", Confidentiality)
    file = st.file_uploader("Copy to keep with it (optional)")
    archived = st.text_input("Where an archive keeps that copy (optional)")
    source_class = None if known else class_field(st.container())
    reliable = st.text_area("How far it can be relied on (optional)", height=70)
    if stance is None:
        return None
    return evidence.LinkSource(
        claim=claim.id,
        kind=kind,
        title=title,
        stance=stance,
        source=known.id if known else None,
        address=address.strip() or None,
        published_on=published,
        accessed_on=accessed,
        locator=locator,
        quote=quote,
        note=note,
        confidentiality=confidentiality,
        attachment=(file.name, file.getvalue()) if file is not None else None,
        source_class=source_class,
        source_note=reliable,
        archive_address=archived or None,
        command_id=session.command_id(form),
    )


def _about(
    known: ListedSource | None,
) -> tuple[SourceKind, str, date | None, date | None]:
    """Ask what a new source is, when it appeared and when it was seen; a known one has all that."""
    if known is not None:
        return known.kind, "", None, None
    kind = _code(st.container(), "What it is", SourceKind)
    title = st.text_input("Title", placeholder="What people call it")
    one, two = st.columns(2)
    published = one.date_input("Its date", None)
    return kind, title, published, two.date_input("Looked at on", clock.now().date())


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
    """Draw a choice among coded values, shown by their labels, what they mean behind the mark."""
    values = [code.value for code in codes]
    chosen = place.selectbox(
        label, values, format_func=lambda one: wording.label(codes(one)),
        help="\n".join(
            f"- **{plain(wording.label(code))}**: {plain(wording.meaning(code))}" for code in codes
        ),
    )  # fmt: skip
    return codes(chosen or values[0])
