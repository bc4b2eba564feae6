"""The form for evidence that is not among the documents: a page, file, record, interview.

The address is asked for first and looked up at once, so that a source that is here already is
offered before anything else about it is typed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from claims.model import ClaimState
from desk import evidence
from desk.attachments import LARGEST
from desk.screens.sources import known_source, sources_screen
from reports import wording
from reports.lineage_words import class_label
from review.model import Confidentiality, SourceKind, Stance
from ui import links, moments, session
from ui.act import outcome, tell
from ui.date_order import date_format
from ui.folding import popover
from ui.parts.source_fields import class_field
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from datetime import date

    from streamlit.delta_generator import DeltaGenerator
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from claims.model import Claim
    from desk.screens.sources import ListedSource
    from review.sources import SourceClass

_Code = TypeVar("_Code", bound=StrEnum)


_OUT = {ClaimState.PUBLISHED, ClaimState.CORRECTED}
_LINKED_LATER = (
    "Linked, for the desk. Readers see what was published until you publish a correction."
)


STANCE, TITLE, ADDRESS = "What it does to the claim", "Title", "Address"
"""What a source cannot be linked without: their labels say so, and refusals name them."""
_REQUIRED = " (required)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a person said of a source so far."""

    stance: Stance | None = None
    address: str = ""
    known: ListedSource | None = None
    title: str = ""
    kind: SourceKind = SourceKind.WEB
    quote: str = ""
    source_class: SourceClass | None = None
    confidentiality: Confidentiality = Confidentiality.ON_THE_RECORD
    locator: str
    published: date | None
    accessed: date | None
    note: str
    file: UploadedFile | None
    archived: str
    reliable: str


def source_form(claim: Claim) -> None:
    """Draw the form; sending it links the source to the claim."""
    popover("Add an outside source", lambda: _adding(claim))


def _adding(claim: Claim) -> None:
    form = f"source {claim.id}"
    generation = st.session_state.get(f"{form} sent", 0)
    address, known = _which(f"{form} {generation}")
    with st.form(f"{form} {generation} {known.id if known else ''}", border=False):
        asked = _fields(address, known)
        with st.container(key="form-foot"):
            problem = st.container()
            pressed = st.form_submit_button("Link the source", type="primary")
        if pressed:
            refused = _sent(claim, asked, form)
            if not refused:
                st.session_state[f"{form} sent"] = generation + 1
                tell(_LINKED_LATER if claim.state in _OUT else "Linked.")
                st.rerun()
            problem.error(plain(refused), icon=":material/block:")


def _missing(asked: _Asked) -> str:
    """Return what is still to be said, all of it at once."""
    needed = {
        STANCE: asked.stance is not None,
        TITLE: asked.known is not None or bool(asked.title.strip()),
        ADDRESS: asked.known is not None or asked.kind is not SourceKind.WEB or bool(asked.address),
    }
    missing = tuple(f"“{label}”" for label, said in needed.items() if not said)
    verb = "is" if len(missing) == 1 else "are"
    return f"{wording.listed(missing)} {verb} still empty. Nothing was saved." if missing else ""


def _sent(claim: Claim, asked: _Asked, form: str) -> str:
    """Link it; return why it was refused, or nothing."""
    missing = _missing(asked)
    if missing or asked.stance is None:
        return missing
    link = _link(claim, asked, asked.stance, session.command_id(form))
    done, refused = outcome(lambda: evidence.link_source(session.desk(), link))
    if done is not None:
        session.carried_out(form)
    return refused or ""


def _which(form: str) -> tuple[str, ListedSource | None]:
    """Ask where the source is; return the address and the source that is here, if one is."""
    address = st.text_input(
        f"{ADDRESS} (required for a web page)", placeholder="https://…", key=f"address {form}"
    )
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


def _fields(address: str, known: ListedSource | None) -> _Asked:
    """Draw what has to be said, and folded below it what may be."""
    stance = _stance()
    kind, title = SourceKind.WEB, ""
    if known is None:
        one, two = st.columns([3, 2])
        title = one.text_input(TITLE + _REQUIRED, placeholder="What people call it")
        kind = _code(two, "What it is", SourceKind)
    quote = st.text_area("What stands there, word for word", height=68)
    source_class = None if known else class_field(st.container())
    # In sight: whoever overlooks it puts a source on the record that was promised to stay off it.
    confidentiality = _code(st.container(), "Confidentiality", Confidentiality)
    with st.expander("More about it"):
        more = _more(is_new=known is None)
    return replace(
        more, stance=stance, address=address.strip(), known=known, title=title, kind=kind,
        quote=quote, source_class=source_class, confidentiality=confidentiality,
    )  # fmt: skip


def _more(*, is_new: bool) -> _Asked:
    """Draw what many sources do without."""
    published = accessed = None
    locator = st.text_input("Page, time code or section")
    if is_new:
        one, two = st.columns(2)
        published = one.date_input("Its date", None, format=date_format())
        accessed = two.date_input("Looked at on", moments.today(), format=date_format())
    note = st.text_area("Why it matters", height=68)
    return _Asked(
        locator=locator,
        published=published,
        accessed=accessed,
        note=note,
        file=st.file_uploader("Copy to keep with it", max_upload_size=LARGEST // 2**20),
        archived=st.text_input("Where an archive keeps that copy"),
        reliable=st.text_area("How far it can be relied on", height=68),
    )


def _link(claim: Claim, asked: _Asked, stance: Stance, command_id: str) -> evidence.LinkSource:
    file = asked.file
    return evidence.LinkSource(
        claim=claim.id,
        kind=asked.known.kind if asked.known else asked.kind,
        title=asked.title,
        stance=stance,
        source=asked.known.id if asked.known else None,
        address=asked.address or None,
        published_on=asked.published,
        accessed_on=asked.accessed,
        locator=asked.locator,
        quote=asked.quote,
        note=asked.note,
        confidentiality=asked.confidentiality,
        attachment=(file.name, file.getvalue()) if file is not None else None,
        source_class=asked.source_class,
        source_note=asked.reliable,
        archive_address=asked.archived or None,
        command_id=command_id,
    )


def _stance() -> Stance | None:
    """Ask for the stance; none is chosen beforehand, because a wrong one is easily recorded."""
    chosen = st.segmented_control(
        STANCE + _REQUIRED,
        [stance.value for stance in Stance],
        format_func=lambda one: wording.label(Stance(one)),
        width="stretch",
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
