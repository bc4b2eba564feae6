"""Webhooks in Settings: which programs are told what happens, how it goes, and setting one up."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from desk import webhooks
from desk.authority import Role, may
from desk.webhooks import KINDS, AddWebhook
from reports import wording
from ui import moments, session
from ui.act import attempt, tell
from ui.components.passage import Line, lines

if TYPE_CHECKING:
    from desk.webhooks import Webhook

_JUST_SET_UP = "webhook just set up"
_FORM = "webhook"


def webhook_form() -> None:
    """Draw the webhooks, and what an administrator can do about them."""
    st.header("Telling other programs", anchor=False)
    st.markdown(
        "Another program of the newsroom, such as a chat server, can be told as it happens what "
        "was done (a webhook): which claim or document, of which kind, and by whom. It is told no "
        "words, no ratings and no reasons."
    )
    if not may(session.desk(), Role.ADMINISTRATOR):
        return
    _show_secret()
    for one in webhooks.webhooks(session.database()):
        with st.container(border=True):
            lines([_line(one)], key=f"webhook {one.id}", label="A webhook")
            _buttons(one)
    with st.popover("Tell a program"):
        _set_up()


def _line(one: Webhook) -> Line:
    inside = ", in our own network" if one.is_inside else ""
    told = f"told last on {moments.moment(one.told_at)}" if one.told_at else "told nothing yet"
    return Line(
        lead=one.host,
        words=_trouble(one),
        quiet=f"{wording.listed(one.kinds)}{inside}; {told}; set up by {one.added_by}",
    )


def _trouble(one: Webhook) -> str:
    if one.failure is None:
        return ""
    if one.given_up_at is not None:
        return (
            f"Given up on {moments.moment(one.given_up_at)} after {one.tries} tries: "
            f"{one.failure}. What it was not told is kept."
        )
    return f"Not taken the last time: {one.failure}. Tried again {moments.moment(one.next_at)}."


def _buttons(one: Webhook) -> None:
    with st.container(horizontal=True, key=f"about {one.id}"):
        if one.failure is not None:
            st.button("Try again now", key=f"again {one.id}", on_click=_again, args=(one.id, False))
            st.button(
                "Leave out what was missed", key=f"skip {one.id}", on_click=_again,
                args=(one.id, True),
            )  # fmt: skip
        st.button("End it", key=f"end {one.id}", on_click=_end, args=(one.id,))


def _set_up() -> None:
    with st.form("set up a webhook", border=False):
        address = st.text_input("Address, beginning with https://", key="webhook address")
        kinds = st.multiselect("Tell it about", list(KINDS), key="webhook kinds")
        inside = st.checkbox("This address is inside our own network", key="webhook inside")
        reached = st.text_input(
            "How people reach this desk, for links", value=_here(), key="webhook desk"
        )
        if not st.form_submit_button("Set it up", type="primary"):
            return
    wanted = AddWebhook(
        address=address,
        kinds=tuple(kinds),
        is_inside=inside,
        desk_address=reached,
        command_id=session.command_id(_FORM),
    )
    secret = attempt(lambda: webhooks.add(session.desk(), wanted))
    if secret is not None:
        session.carried_out(_FORM)
        st.session_state[_JUST_SET_UP] = secret
    st.rerun()


def _show_secret() -> None:
    """Show the secret of a webhook once, where it was just set up."""
    secret = st.session_state.pop(_JUST_SET_UP, None)
    if secret is None:
        return
    st.success("Set up. Its messages are signed with this secret, which is not shown again:")
    st.code(secret, language=None)


def _again(webhook: str, skip: bool) -> None:
    if attempt(lambda: webhooks.try_again(session.desk(), webhook, skip=skip)) is not None:
        tell("It is tried again now.")


def _end(webhook: str) -> None:
    if attempt(lambda: webhooks.end(session.desk(), webhook)) is not None:
        tell("Ended: it is told nothing any more.")


def _here() -> str:
    """Return the address at which this browser reaches the desk."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
