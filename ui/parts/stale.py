"""Verdicts to look at again: the list, the notice above the claims, the line on a claim's page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from desk import stale
from desk.authority import Role
from reports import version_words
from ui import links, session
from ui.act import attempt, popover, tell
from ui.components.passage import Line, lines
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from desk.screens import ClaimScreen
    from desk.stale import StaleVerdict


def show() -> None:
    """Draw every stale verdict, one's own first among the decided ones."""
    st.page_link(links.CLAIMS, label="Claims", icon=":material/arrow_back:")
    st.title("Verdicts to look at again", anchor=False)
    found = stale.stale_verdicts(session.database(), viewer=session.desk().actor)
    if not found:
        st.markdown(version_words.NOTHING_STALE)
    for one in sorted(found, key=lambda one: session.desk().actor not in one.people_ids):
        with st.container(border=True):
            _head(one)
            _holds(one)


def notice() -> None:
    """Say above the list of claims that verdicts wait, first of all to whoever gave them."""
    found = stale.stale_verdicts(session.database(), viewer=session.desk().actor)
    if not found:
        return
    actor = session.desk().actor
    own = [one for one in found if actor in one.people_ids]
    people = tuple(dict.fromkeys(name for one in found for name in one.people))
    told = version_words.waiting(len(found), people)
    yours = f" **{len(own)} of them you gave.**" if own else ""
    with st.container(key="stale-notice", horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/history: {plain(told)}{yours}")
        st.page_link(links.STALE, label="Look at them")
        st.page_link(links.CLAIMS, label="Only these claims", query_params={"stale": "yes"})


def on_claim(screen: ClaimScreen) -> None:
    """Say on a claim's page why its verdict should be looked at again, and let it be upheld."""
    desk = session.desk()
    for one in stale.stale_verdicts(desk.database, claim=screen.claim.id, viewer=desk.actor):
        with st.container(border=True):
            st.markdown("**Look at this verdict again**")
            lines(_causes(one), key=f"stale {one.id}", label="What changed under the verdict")
            _holds(one)


def _head(one: StaleVerdict) -> None:
    given = f"“{one.rating}”, given by {', '.join(one.people)}"
    address = "claim?" + urlencode({"claim": one.number})
    head = Line(
        lead=f"Claim {one.number}", words=shortened(one.statement, 200), quiet=given, href=address
    )
    lines([head, *_causes(one)], key=f"stale {one.id}", label="A verdict to look at again")


def _causes(one: StaleVerdict) -> list[Line]:
    found = []
    for cause in one.causes:
        why = version_words.cause(cause.outcome, of_claim=cause.of_claim, newer=cause.newer)
        became = f" → “{shortened(cause.became, 200)}”" if cause.became else ""
        href = None
        if cause.newer is not None:
            href = "version?" + urlencode({"document": cause.newer})
        words = f"“{shortened(cause.was, 200)}”{became}"
        found.append(Line(lead=why.capitalize(), words=words, href=href))
    return found


def _holds(one: StaleVerdict) -> None:
    if not session.may(Role.CHECKER):
        return
    with popover("It still holds", about=one.id), st.form(f"holds {one.id}", border=False):
        because = st.text_input("Why it holds although this changed")
        if st.form_submit_button("Record it"):
            done = attempt(lambda: stale.still_holds(session.desk(), one.id, because=because))
            if done is not None:
                tell("Recorded: the verdict still holds.")
            st.rerun()
