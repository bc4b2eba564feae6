"""Talk on a page: the threads of a claim or a document, kept up to date while one reads.

Only this part of the page is drawn anew, every few seconds, so that what another person says
appears without a reload; nothing else moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from claims.text import Extent
from desk import talk
from desk.authority import Role, may
from desk.talk import About
from reports import wording
from review.talk import pieces
from ui import moments, session, words
from ui.act import outcome
from ui.components.talk import ShownRemark, ShownThread, TalkBoard, said, talk_board
from ui.parts.inbox import follow_button
from ui.plain import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from claims.model import Document
    from desk import Desk
    from desk.screens import ClaimScreen
    from desk.talk import Talk
    from review.model import Evidence
    from review.talk import Remark, Thread
    from ui.components.talk import Said

EVERY = 5
"""Seconds between two looks. A look at a claim with 50 remarks takes about 3 ms of the server."""

_KEPT = "talk kept"
_REFUSED = "talk refused"
_CHOSEN = "talk chosen"
_REMEMBERED = 20
"""Commands that a visit remembers having carried out: more than anybody sends between two looks."""

ADVICE = "A rating and its reasons belong into your review, not here: others may still be judging."


def on_claim(screen: ClaimScreen) -> None:
    """Draw what is said about a claim, its evidence and its words."""
    _heading(claim=screen.claim.id)
    named = {one.id: _evidence(number, one) for number, one in enumerate(screen.evidence, 1)}
    _claim_talk(screen.claim.id, named)


def on_document(document: Document) -> None:
    """Draw what is said about passages of a document."""
    found = talk.document_talk(session.desk(), document.id)
    if _chosen(document.id) is None and not found.threads:
        follow_button(document=document.id)
        return
    _heading(document=document.id)
    _document_talk(document.id, document.number)


def _heading(*, claim: str | None = None, document: str | None = None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header("Talk", anchor=False)
        follow_button(claim=claim, document=document)


def choose(document: Document, start: int, end: int) -> None:
    """Have the next look at a document offer to talk about these words."""
    place = Extent(start=start, end=end)
    st.session_state[f"{_CHOSEN} {document.id}"] = (place, document.text[start:end])


def _chosen(document: str) -> tuple[Extent, str] | None:
    """Return where the words are that somebody wants to talk about, and the words."""
    chosen: tuple[Extent, str] | None = st.session_state.get(f"{_CHOSEN} {document}")
    return chosen


@st.fragment(run_every=EVERY)
def _claim_talk(claim: str, evidence: Mapping[str, str]) -> None:
    desk, key = session.desk(), f"talk {claim}"
    found = talk.claim_talk(desk, claim)
    abouts = (("", "the claim"), *evidence.items())
    board = _board(desk, found, abouts, evidence)
    talk_board(board, key=key, on_said=lambda: _heard(key, lambda one: _about_claim(claim, one)))


@st.fragment(run_every=EVERY)
def _document_talk(document: str, number: int) -> None:
    desk, key = session.desk(), f"talk {document}"
    found, chosen = talk.document_talk(desk, document), _chosen(document)
    abouts = () if chosen is None else (("passage", f"“{shortened(chosen[1], 60)}”"),)
    board = _board(desk, found, abouts, {}, number=number, is_begun=chosen is not None)
    talk_board(board, key=key, on_said=lambda: _heard(key, lambda _: _about_words(document)))


def _about_words(document: str) -> About:
    """Return what the new thread is about; the next one is about other words."""
    chosen: tuple[Extent, str] | None = st.session_state.pop(f"{_CHOSEN} {document}", None)
    return About(document=document, place=None if chosen is None else chosen[0])


def _evidence(number: int, piece: Evidence) -> str:
    return f"{wording.label(piece.stance)} · {number}: {words.said_there(piece, 60)}"


def _about_claim(claim: str, one: Said) -> About:
    return About(claim=claim, evidence=one.target or None)


def _heard(key: str, about: Callable[[Said], About]) -> None:
    """Carry out what a person did, and remember what came of it for the box it came from."""
    one = said(key)
    if one is None:
        return
    desk = session.desk()
    done, refused = outcome(lambda: _do(desk, one, about))
    if done is None:
        st.session_state[_REFUSED] = {one.command: refused or ""}
        return
    kept = [*st.session_state.get(_KEPT, ()), one.command]
    st.session_state[_KEPT] = kept[-_REMEMBERED:]


def _do(desk: Desk, one: Said, about: Callable[[Said], About]) -> object:
    match one.what:
        case "begin":
            return talk.begin(desk, about(one), one.words, command_id=one.command)
        case "answer":
            return talk.reply(desk, one.target, one.words, command_id=one.command)
        case "reword":
            return talk.reword(desk, one.target, one.words, command_id=one.command)
        case "withdraw":
            return talk.withdraw(desk, one.target, command_id=one.command)
        case _:
            resolved = one.what == "resolve"
            return talk.settle(desk, one.target, resolved=resolved, command_id=one.command)


def _board(
    desk: Desk,
    found: Talk,
    abouts: Sequence[tuple[str, str]],
    evidence: Mapping[str, str],
    *,
    number: int | None = None,
    is_begun: bool = False,
) -> TalkBoard:
    return TalkBoard(
        threads=tuple(_thread(one, found, evidence, number) for one in found.threads),
        names=found.names,
        abouts=tuple(abouts),
        can_write=may(desk, Role.CHECKER),
        advice=ADVICE,
        kept=tuple(st.session_state.get(_KEPT, ())),
        refused=tuple(st.session_state.get(_REFUSED, {}).items()),
        is_begun=is_begun,
        asked=st.query_params.get("talk", ""),
    )


def _thread(
    one: Thread, found: Talk, evidence: Mapping[str, str], number: int | None
) -> ShownThread:
    """`number` is that of the document on whose page it is shown, which may be a newer version."""
    resolved = ""
    if one.resolved_at is not None:
        resolved = f"Resolved by {one.resolved_by}, {moments.moment(one.resolved_at)}"
    return ShownThread(
        id=one.id,
        about=_about_evidence(evidence.get(one.evidence or "")),
        quote=one.quote,
        href=_href(one, number or one.document_number),
        resolved=resolved,
        remarks=tuple(_remark(remark, found) for remark in one.remarks),
        is_partly_hidden=one.is_partly_hidden,
        is_orphaned=number is not None and one.place is None,
    )


def _about_evidence(told: str | None) -> str:
    return "" if told is None else f"About the evidence · {told}"


def _href(one: Thread, number: int | None) -> str | None:
    if number is None or one.place is None:
        return None
    return "document?" + urlencode({"document": number, "at": one.place.start})


def _remark(one: Remark, found: Talk) -> ShownRemark:
    return ShownRemark(
        id=one.id,
        who=one.written_by,
        when=moments.moment(one.written_at),
        pieces=tuple((words, name is not None) for words, name in pieces(one.words, found.names)),
        reworded=moments.moment(one.changed_at) if one.changed_at else "",
        withdrawn=moments.moment(one.withdrawn_at) if one.withdrawn_at else "",
        earlier=tuple((words, moments.moment(at)) for words, at in one.earlier),
        is_mine=one.written_by == found.actor and one.withdrawn_at is None,
    )
