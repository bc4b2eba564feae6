"""The evidence of a claim: linked, suggested, searched for, and from outside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from claims.model import ClaimState
from desk import evidence
from desk.authority import Role
from reports import wording
from review.model import Confidentiality, Shown, Stance
from review.workflow import ClaimAction, actions
from ui import moments, session, state
from ui.act import attempt, refusal, tell
from ui.components.evidence import Piece, Proposal, evidence_board
from ui.components.first_field import first_field
from ui.parts import claim_confidential, claim_lineage
from ui.parts.pasted_passage import pasted_passage
from ui.parts.search_refused import refuse_suggestion, set_aside_list
from ui.parts.source_form import source_form

if TYPE_CHECKING:
    from desk.screens import ClaimScreen
    from desk.suggestions import Suggestion
    from review.model import Evidence, OutsideSource
    from ui.components.evidence import Linking

STANCES = {stance: (wording.SYMBOLS[stance], wording.label(stance)) for stance in Stance}


WENT_OUT = (ClaimState.PUBLISHED, ClaimState.CORRECTED)

AFTER_PUBLICATION = (
    "What you link or retract here does not change what went out. “Revise” takes the verdict up "
    "again."
)


def show(screen: ClaimScreen) -> None:
    """Draw the evidence and link, or retract, what a person asks for."""
    claim = screen.claim
    linking = {ClaimAction.LINK, ClaimAction.ACCEPT} & {*actions(claim.state)}
    can_act = bool(linking) and session.may(Role.CHECKER)
    st.header("Evidence", anchor=False)
    claim_lineage.show(screen)
    key = f"evidence-search {claim.id}"
    sought = st.query_params.get("find", "")
    if st.session_state.get(key) != sought:
        st.session_state[key] = sought
    st.text_input(
        "Search the documents",
        key=key,
        on_change=lambda: state.set_single("find", st.session_state[key]),
        type="search",
        placeholder="Words of a passage; empty shows suggestions",
    )
    if can_act:
        if claim.state in WENT_OUT:
            st.markdown(AFTER_PUBLICATION)
        with st.container(horizontal=True):
            pasted_passage(claim)
            source_form(claim)
    proposals = {f"{s.document}:{s.start}:{s.end}": s for s in screen.suggestions}
    result = evidence_board(
        [_piece(piece, screen) for piece in screen.evidence],
        [_proposal(key, one) for key, one in proposals.items()],
        key=f"evidence {claim.id}",
        stances=STANCES,
        can_act=can_act,
        can_refuse=not sought,
        nothing=_nothing(sought),
        on_linking=lambda asked: _link(screen, proposals[asked.proposal], asked),
        on_refusing=lambda key: refuse_suggestion(claim.id, proposals[key]),
    )
    claim_confidential.show(screen)
    set_aside_list(claim.id)
    if result.retracting:
        _retract(result.retracting)


def _piece(piece: Evidence, screen: ClaimScreen) -> Piece:
    linked = (f"linked by {piece.added_by}", moments.day(piece.added_at))
    bare = Piece(
        id=piece.id,
        stance=piece.stance,
        label=_label(piece),
        quote=piece.quote,
        source="",
        note=piece.note,
        retracted=(piece.retracted_because or "in confidence") if piece.retracted_at else None,
    )
    if piece.shown is not Shown.EVERYTHING:
        kept = f"Kept from you. Ask {piece.added_by}."
        return replace(bare, source=kept, meta=linked, is_kept=True)
    if piece.span is not None:
        number, title = screen.titles[piece.span.document_id]
        return replace(bare, source=title, href=_place(number, piece.span.start), meta=linked)
    if piece.source is None:
        return bare
    told = (*_told(piece.source, piece.locator), *linked)
    href = "source?" + urlencode({"source": piece.source.id})
    return replace(bare, source=piece.source.title, href=href, meta=told)


def _told(source: OutsideSource, locator: str) -> tuple[str, ...]:
    """Return what is to be known of an outside source beside its title."""
    accessed = f"accessed {wording.day(source.accessed_on)}" if source.accessed_on else ""
    return tuple(filter(None, (locator, wording.label(source.kind), source.note, accessed)))


def _label(piece: Evidence) -> str:
    if piece.confidentiality is Confidentiality.ON_THE_RECORD:
        return ""
    released = "" if piece.released is Shown.NOTHING else ", released"
    return f"{wording.label(piece.confidentiality)}{released}"


def _proposal(key: str, one: Suggestion) -> Proposal:
    source = f"{one.document_number}. {one.title}"
    if one.publisher:
        source = f"{source} · {one.publisher}"
    href = _place(one.document_number, one.start)
    label = "Same words" if one.same_words else ""
    return Proposal(
        id=key, quote=one.quote, source=source, reason=one.reason, href=href, label=label
    )


def _place(number: int, start: int) -> str:
    return "document?" + urlencode({"document": number, "at": start})


def _nothing(sought: str) -> str:
    if sought:
        return (
            "No further passage holds all of these words; what is linked already is left out. "
            "Try fewer words, or take in another document."
        )
    return "No other document has a passage like this. Search, or add an outside source."


def _link(screen: ClaimScreen, one: Suggestion, asked: Linking) -> None:
    form = f"link {screen.claim.id} {asked.proposal} {asked.stance.value}"
    link = evidence.LinkPassage(
        claim=screen.claim.id,
        document=one.document,
        start=one.start,
        end=one.end,
        stance=asked.stance,
        command_id=session.command_id(form),
    )
    done = attempt(lambda: evidence.link_passage(session.desk(), link))
    if done is not None:
        session.carried_out(form)
        told = f"Linked: {wording.label(asked.stance).lower()} the claim."
        tell(told, undo=done.event.seq)


@st.dialog("Retract this piece of evidence?")
def _retract(evidence_id: str) -> None:
    st.markdown("It stays in the record, struck through. Verdicts that rest on it become stale.")
    reason = st.text_input("What was wrong with it", key=f"retract {evidence_id}")
    first_field()
    if st.button("Retract", type="primary"):
        done = attempt(
            lambda: evidence.retract(session.desk(), evidence_id, because=reason),
            at=f"retract {evidence_id}",
        )
        if done is not None:
            tell("Retracted.", undo=done.event.seq)
            st.rerun()
    refusal(f"retract {evidence_id}")
