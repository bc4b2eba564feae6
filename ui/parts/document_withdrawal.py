"""Withdrawing a document, or a copy of a source: what goes is shown before, and never undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from desk import withdrawal
from desk.authority import Role, may
from desk.withdrawal import Withdraw
from reports import wording
from ui import session
from ui.act import attempt, refusal, tell
from ui.components.first_field import first_field
from ui.components.passage import Line, lines
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.model import Document
    from db.withdrawal_store import Going
    from desk.screens import DocumentScreen
    from review.sources import SourceSnapshot


def notice(screen: DocumentScreen) -> None:
    """Draw what stands in place of a withdrawn document: when and why, and its claims."""
    st.error(plain(screen.document.withdrawn), icon=":material/block:")
    st.markdown("Its digest, its events, and the verdicts on its claims stay in the record.")
    claims = [
        Line(lead=f"Claim {one.number}", words=one.statement, href=f"claim?claim={one.number}")
        for one in screen.marks
    ]
    if claims:
        st.header("Claims that stood in it", anchor=False)
        lines(claims, key="withdrawn claims", label="Claims, in order of place")


def offer(document: Document) -> None:
    """Draw the way to withdraw a document, for an administrator."""
    if document.withdrawn or not may(session.desk(), Role.ADMINISTRATOR):
        return
    if st.button("Withdraw the document …", type="tertiary", icon=":material/block:"):
        _confirm(Withdraw(because="", document=document.id))


def offer_copy(copy: SourceSnapshot, number: int) -> None:
    """Draw the way to withdraw a copy of a source, for an administrator."""
    if copy.withdrawn or not may(session.desk(), Role.ADMINISTRATOR):
        return
    label = f"Withdraw copy {number} …"
    if st.button(label, key=f"withdraw {copy.id}", type="tertiary", icon=":material/block:"):
        _confirm(Withdraw(because="", copy=copy.id))


def going_lines(going: Going) -> Iterator[str]:
    """Yield what a withdrawal takes with it and what stays, a sentence each."""
    yield f"{wording.count(len(going.texts), 'stored text')} and {_files(going)} are deleted."
    if going.passages:
        yield f"{wording.count(going.passages, 'sentence')} leave the search."
    if going.claims:
        named = wording.count(len(going.claims), "claim")
        wordings = wording.count(len(going.statements), "wording")
        yield f"{named} quote it; {wordings} of them made of its words go, too."
    if going.evidence:
        yield f"{wording.count(going.evidence, 'piece')} of evidence lose their words."
    if going.drafts:
        yield f"{wording.count(len(going.drafts), 'draft')} that quote it are deleted."
    if going.worded:
        yield f"{wording.count(len(going.worded), 'wording')} that people wrote stay."
    if going.kept:
        yield f"{wording.count(len(going.kept), 'text')} stay: something else holds them, too."


def _files(going: Going) -> str:
    return wording.count(len(going.originals), "original file")


@st.dialog("Withdraw it for good?", width="medium")
def _confirm(asked: Withdraw) -> None:
    takes = False
    if asked.document is not None:
        takes = st.checkbox("Wordings of its claims that people wrote go, too")
    asked = replace(asked, statements=takes)
    going = withdrawal.foresee(session.desk(), asked)
    lines([Line(words=one) for one in going_lines(going)], key="going", label="What goes")
    st.warning(plain(f"This cannot be undone. {withdrawal.OLDER}"), icon=":material/warning:")
    because = st.text_input("Why (everybody reads it where the words were)")
    first_field()
    if st.button("Withdraw it", type="primary"):
        done = attempt(
            lambda: withdrawal.withdraw(session.desk(), replace(asked, because=because)),
            at="withdraw for good",
        )
        if done is not None:
            tell(f"Withdrawn. {withdrawal.OLDER}")
            if not done.is_scrubbed:
                tell(withdrawal.STILL_OPEN, kind="refused")
            st.rerun()
    refusal("withdraw for good")
