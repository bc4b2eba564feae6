"""The right of reply on the page of a claim: whom it names, who was asked, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from claims.model import ClaimState
from desk import replies
from desk.authority import Role
from reports import headings, reply_words, wording
from review.reply import Outcome, ReplyRequest, Way, missing, overdue
from review.workflow import ClaimAction
from ui import moments, session
from ui.act import attempt, pressed, tell
from ui.components.passage import Line, lines
from ui.date_order import date_format
from ui.folding import expander, popover
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk.act import Done
    from desk.screens import ClaimScreen


_WAYS: list[Way] = list(Way)
_OUTCOMES: list[Outcome] = list(Outcome)


def show(screen: ClaimScreen) -> None:
    """Draw who was asked and what they said, and the forms; open where a signature waits for it.

    Whoever signs has the forms in the list above.
    """
    open_names = missing(screen.claim, screen.heard)
    signs = ClaimAction.SIGN_OFF in screen.way.actions and not screen.way.checked_it
    awaited = screen.claim.state in {ClaimState.READY, ClaimState.SIGNED_OFF}
    label = f"{headings.REPLIES}{_how_many(screen, open_names)}"
    expander(
        plain(label),
        lambda: _replies(screen, open_names),
        about="replies",
        expanded=awaited and bool(open_names) and not signs,
    )


def _how_many(screen: ClaimScreen, open_names: tuple[str, ...]) -> str:
    """Say in the folded line what is still to be done, or how many were asked."""
    if open_names:
        return f" · {len(open_names)} not asked yet"
    asked = len(screen.heard.standing)
    return f" · {asked}" if asked else ""


def _replies(screen: ClaimScreen, open_names: tuple[str, ...]) -> None:
    claim = screen.claim
    late = {one.id for one in overdue(screen.heard, moments.today())}
    shown = [_line(one, late=one.id in late) for one in screen.heard.standing]
    shown += [Line(lead=one.party, words=f"Not asked: {one.because}", quiet=_said(one.said_by))
              for one in screen.heard.waivers]  # fmt: skip
    if shown:
        lines(shown, key=f"replies {claim.id}", label=f"{headings.REPLIES}, oldest first")
    if open_names:
        named = wording.listed(tuple(f"“{name}”" for name in open_names))
        st.markdown(plain(f"Nobody asked {named} yet."))
    if screen.merged_into is not None or not session.may(Role.CHECKER):
        return
    ways(screen, open_names)


def ways(screen: ClaimScreen, open_names: tuple[str, ...], *, at: str = "") -> None:
    """Draw a button for each thing that can be written down; `at` tells two places apart."""
    with st.container(horizontal=True):
        _ask(screen, open_names, at)
        for one in () if at else screen.heard.standing:
            _answer(one)
        for name in open_names:
            _excuse(screen, name, at)


def _line(one: ReplyRequest, *, late: bool) -> Line:
    overdue_words = " The day has passed." if late else ""
    # The question is the desk's own: whoever takes the answer down needs it, no report prints it.
    question = f": “{one.words}”" if one.words else ""
    return Line(
        lead=reply_words.named(one),
        words=reply_words.came(one) + overdue_words,
        quiet=f"{reply_words.asked(one)}{question} · {_said(one.recorded_by)}",
    )


def _said(name: str) -> str:
    return f"written down by {name}"


def _ask(screen: ClaimScreen, open_names: tuple[str, ...], at: str) -> None:
    popover("Somebody was asked", lambda: _asking(screen, open_names, at), about=at)


def _asking(screen: ClaimScreen, open_names: tuple[str, ...], at: str) -> None:
    form = f"ask {screen.claim.id} {at}"
    with st.form(form, border=False):
        party = st.text_input("Who", value=open_names[0] if open_names else "")
        office = st.text_input("Role, or for which body")
        way = st.selectbox("How", _WAYS, format_func=_way)
        asked_on = st.date_input("When", value=moments.today(), format=date_format())
        answer_by = st.date_input("Answer asked for by", value=None, format=date_format())
        words = st.text_area("What was asked", placeholder="Stays at the desk")
        if pressed("Write down", at=form):
            asked = replies.AskForReply(
                claim=screen.claim.id, party=party, office=office, way=way, asked_on=asked_on,
                answer_by=answer_by, words=words, command_id=session.command_id(form),
            )  # fmt: skip
            _send(form, lambda: replies.ask(session.desk(), asked), "Written down.")


def _answer(one: ReplyRequest) -> None:
    label = plain(f"What came of asking {shortened(one.party, 30)}")
    popover(label, lambda: _answering(one), about=one.id)


def _answering(one: ReplyRequest) -> None:
    form = f"reply {one.id}"
    with st.form(form, border=False):
        outcome = st.radio(
            "What came",
            _OUTCOMES,
            format_func=_outcome,
        )
        on = st.date_input("When", value=moments.today(), format=date_format())
        words = st.text_area("In their words")
        if pressed("Write down", at=form):
            reply = replies.RecordReply(
                request=one.id, outcome=outcome, on=on, words=words,
                command_id=session.command_id(form),
            )  # fmt: skip
            _send(form, lambda: replies.record_reply(session.desk(), reply), "Written down.")
    with st.form(f"retract {one.id}", border=False):
        because = st.text_input("Or take the entry back: what was wrong with it")
        if pressed("Take back", at=f"take back {one.id}"):
            _send(
                f"take back {one.id}",
                lambda: replies.retract_request(session.desk(), one.id, because=because),
                "Taken back. It stays in the record.",
            )


def _excuse(screen: ClaimScreen, name: str, at: str) -> None:
    form = f"excuse {screen.claim.id} {name} {at}"
    label = plain(f"“{shortened(name, 30)}” need not be asked")
    popover(label, lambda: _excusing(screen, name, form), about=f"{name} {at}")


def _excusing(screen: ClaimScreen, name: str, form: str) -> None:
    with st.form(form, border=False):
        because = st.text_input("Not needed because")
        if pressed("Write down", at=form):
            _send(
                form,
                lambda: replies.excuse(session.desk(), screen.claim.id, name, because=because),
                "Written down, with the reason.",
            )


def _way(one: Way) -> str:
    return reply_words.WAYS[one]


def _outcome(one: Outcome) -> str:
    return reply_words.OUTCOMES[one]


def _send(form: str, do: Callable[[], Done], said: str) -> None:
    if attempt(do, at=form) is not None:
        session.carried_out(form)
        tell(said)
    st.rerun()
