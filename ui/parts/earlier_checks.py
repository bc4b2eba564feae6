"""Earlier checks by others that may answer a claim; a person says whether one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk.archive_answers import decide, earlier_screen
from desk.authority import Role
from reports.claim_places import web_address
from reports.earlier_checks import rated, source
from reports.wording import count
from review.earlier import Decision
from ui import moments, session
from ui.act import attempt, tell
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from claims.earlier_check import EarlierCheck
    from desk.screens import ClaimScreen
    from review.earlier import EarlierAnswer

MOST = 4
"""Checks shown. In public collections the one that answers is among the first three or nowhere."""

_TOLD = {
    Decision.ANSWERS: "The earlier check stands beside the claim, and in reports.",
    Decision.DOES_NOT_ANSWER: "It is not shown for this claim again.",
    Decision.OPEN: "Taken back.",
}


def show(screen: ClaimScreen) -> None:
    """Draw the checks taken as answers, then those that may be; nothing while there are none."""
    if screen.merged_into is not None:
        return
    found = earlier_screen(session.desk(), screen.claim.id, most=MOST)
    if found.is_empty:
        return
    st.header("Earlier checks", anchor=False)
    for answer in found.answers:
        _answer(screen, answer)
    for one in found.matches.found:
        _match(screen, one.check)
    if not found.answers and not found.matches.found:
        st.markdown("None of the archive shares a telling word with this claim.")
    if found.matches.behind:
        lacking = count(found.matches.behind, "check")
        st.markdown(f"{lacking} not searched yet: the index is catching up.")
    _set_aside(screen, found.set_aside)


def _answer(screen: ClaimScreen, answer: EarlierAnswer) -> None:
    with st.container(border=True, key=f"earlier-answer-{answer.check.number}"):
        _words(answer.check)
        newer = " Its publisher has a newer version." if answer.superseded else ""
        note = f" {plain(answer.note)}" if answer.note else ""
        said = f"{plain(answer.decided_by)}, {moments.moment(answer.decided_at)}"
        st.markdown(f":material/check: Answers this claim ({said}).{newer}{note}")
        with st.container(horizontal=True):
            _open(answer.check)
            _button(screen, answer.check, Decision.OPEN, "Take back")


def _match(screen: ClaimScreen, check: EarlierCheck) -> None:
    with st.container(border=True, key=f"earlier-{check.number}"):
        _words(check)
        with st.container(horizontal=True):
            _open(check)
            _button(screen, check, Decision.ANSWERS, "Answers it")
            _button(screen, check, Decision.DOES_NOT_ANSWER, "Does not answer")


def _set_aside(screen: ClaimScreen, set_aside: tuple[EarlierAnswer, ...]) -> None:
    if not set_aside:
        return
    with st.expander(f"{count(len(set_aside), 'check')} set aside"):
        for answer in set_aside:
            st.markdown(plain(shortened(answer.check.claim)))
            _button(screen, answer.check, Decision.OPEN, "Take back")


def _words(check: EarlierCheck) -> None:
    by = plain(source(check))
    st.markdown(f"**{plain(rated(check))}**{f' · {by}' if by else ''}")
    claimant = f"{plain(check.claimant)}: " if check.claimant else ""
    st.markdown(f"{claimant}“{plain(shortened(check.claim, 280))}”")


def _open(check: EarlierCheck) -> None:
    address = web_address(check.address)
    if address is not None:
        st.link_button("Read it", address, icon=":material/open_in_new:", type="tertiary")


def _button(screen: ClaimScreen, check: EarlierCheck, decision: Decision, label: str) -> None:
    if not session.may(Role.CHECKER):
        return
    form = f"earlier {screen.claim.id} {check.number} {decision.value}"
    st.button(
        label,
        key=form,
        type="secondary" if decision is Decision.ANSWERS else "tertiary",
        on_click=_decide,
        args=(form, screen.claim.id, check.number, decision),
    )


def _decide(form: str, claim: str, check: int, decision: Decision) -> None:
    command = session.command_id(form)
    done = attempt(lambda: decide(session.desk(), claim, check, decision, command_id=command))
    if done is not None:
        session.carried_out(form)
        tell(_TOLD[decision])
