"""The caveats of a claim: what limits how far it reaches; adding one, and settling one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import relations
from desk.authority import Role
from ui import moments, session
from ui.act import attempt, pressed, tell
from ui.components.passage import Line, lines
from ui.folding import popover
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from claims.model import Caveat
    from desk.screens import ClaimScreen


def show(screen: ClaimScreen) -> None:
    """Draw the standing caveats, and the way to settle each."""
    standing = [one for one in screen.caveats if one.resolved_at is None]
    if not standing:
        return
    st.header("Caveats", anchor=False)
    shown = [_line(one) for one in standing]
    lines(shown, key=f"caveats {screen.claim.id}", label="Caveats, oldest first")
    if not session.may(Role.CHECKER):
        return
    with st.container(horizontal=True):
        for one in standing:
            _resolve(one)


def offer(screen: ClaimScreen) -> None:
    """Draw the way to add a caveat; a claim that was folded into another gets none."""
    if screen.merged_into is not None or not session.may(Role.CHECKER):
        return
    popover("Add a caveat", lambda: _adding(screen), type="tertiary")


def _adding(screen: ClaimScreen) -> None:
    form = f"add caveat {screen.claim.id}"
    with st.form(form, border=False):
        said = st.text_area("What limits the claim", placeholder="Federal courts alone")
        if pressed("Add", at=form):
            caveat = relations.AddCaveat(
                claim=screen.claim.id, words=said, command_id=session.command_id(form)
            )
            done = attempt(lambda: relations.add_caveat(session.desk(), caveat), at=form)
            if done is not None:
                session.carried_out(form)
                tell("The caveat stands beside the claim.", undo=done.event.seq)
            st.rerun()


def _line(one: Caveat) -> Line:
    added = moments.moment(one.added_at) if one.added_at else ""
    quote = f"“{shortened(one.span.quote, 120)}” · " if one.span else ""
    return Line(words=one.text, quiet=f"{quote}{one.added_by}, {added}")


def _resolve(one: Caveat) -> None:
    label = plain(f"Resolve “{shortened(one.text, 24)}”")
    popover(label, lambda: _resolving(one), about=one.id)


def _resolving(one: Caveat) -> None:
    with st.form(f"resolve {one.id}", border=False):
        because = st.text_input("Why it no longer limits the claim")
        if pressed("Resolve", at=f"resolve {one.id}"):
            done = attempt(
                lambda: relations.resolve_caveat(session.desk(), one.id, because=because),
                at=f"resolve {one.id}",
            )
            if done is not None:
                tell("Resolved. It stays in the record.", undo=done.event.seq)
            st.rerun()
