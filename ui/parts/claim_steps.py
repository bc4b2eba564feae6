"""What else can be done with a claim: give it to somebody, let it wait, stop it, ask for more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from claims.model import ClaimState
from desk import assigning, holding, policy
from desk.screens import people_screen
from reports import wording
from review.requirements import MOST, Own
from review.workflow import ClaimAction
from ui import links, session
from ui.act import attempt, pressed, tell
from ui.date_order import date_format
from ui.folding import popover
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk.act import Done
    from desk.screens import ClaimScreen


def show(screen: ClaimScreen) -> None:
    """Draw who it is with, and a button for each step aside."""
    possible = screen.way.actions
    if ClaimAction.ASSIGN in possible or _assigning_accepts(screen):
        _assign(screen)
    if ClaimAction.RELEASE in possible:
        st.button("Release", type="primary", on_click=_release, args=(screen.claim.id,))
    popover("More", lambda: _more(screen))


def _more(screen: ClaimScreen) -> None:
    possible, claim = screen.way.actions, screen.claim
    if ClaimAction.HOLD in possible:
        with st.form(f"hold {claim.id}", border=False):
            st.markdown("**Let it wait**")
            because = st.text_input("What it waits for")
            until = st.date_input("Look again on", value=None, format=date_format())
            if pressed("Hold it", at="hold"):
                _do(
                    lambda: holding.hold(session.desk(), claim.id, because=because, until=until),
                    "Held.",
                    at="hold",
                )
    if ClaimAction.KILL in possible and not screen.way.is_told:
        with st.form(f"kill {claim.id}", border=False):
            st.markdown("**Stop checking it**")
            why = st.text_input("Why its checking stops for good")
            if pressed("Kill it", at="kill"):
                _do(
                    lambda: holding.kill(session.desk(), claim.id, because=why),
                    "Killed.",
                    at="kill",
                )
    if ClaimAction.REVIVE in possible:
        with st.form(f"revive {claim.id}", border=False):
            again = st.text_input("Why it is taken up again")
            if pressed("Revive it", at="revive"):
                _do(
                    lambda: holding.revive(session.desk(), claim.id, because=again),
                    "Revived.",
                    at="revive",
                )
    if ClaimAction.REQUIRE in possible:
        _require(screen)
    _dossier(claim.number)


def _dossier(number: int) -> None:
    """Lead to the report of this claim alone, which can be turned back to a past day there."""
    st.page_link(
        links.REPORTS,
        label="All that is known of it, now or as of a day",
        icon=":material/description:",
        query_params={
            "report-title": f"Dossier of claim {number}",
            "report-claims": str(number),
        },
    )


def _require(screen: ClaimScreen) -> None:
    own = screen.way.own
    counts = [None, *range(1, MOST + 1)]
    lawyers = {None: "As the desk asks", True: "A lawyer signs", False: "No lawyer"}
    with st.form(f"require {screen.claim.id}", border=False):
        st.markdown("**What this claim needs**")
        reviews = st.selectbox(
            "Reviewers it needs", counts, index=counts.index(own.reviews),
            format_func=lambda n: "As the desk asks" if n is None else str(n),
        )  # fmt: skip
        legal = st.selectbox(
            "Before publishing", list(lawyers), index=list(lawyers).index(own.legal),
            format_func=lambda one: lawyers[one],
        )  # fmt: skip
        if st.form_submit_button("Ask this of the claim"):
            wanted = Own(reviews=reviews, legal=legal)
            _do(lambda: policy.require(session.desk(), screen.claim.id, wanted), "Saved.")


def _assign(screen: ClaimScreen) -> None:
    held = screen.way.assigned
    label = ", ".join(one.person for one in held) if held else "Assign"
    popover(plain(label), lambda: _assigning(screen), icon=":material/person:")


def _assigning(screen: ClaimScreen) -> None:
    for one in screen.way.assigned:
        due = f", due {wording.day(date.fromisoformat(one.due_on))}" if one.due_on else ""
        st.markdown(plain(f"{one.person}{due} · given by {one.given_by}"))
        if st.button(f"Take it from {plain(one.person)}", key=f"unassign {one.person_id}"):
            _take(screen, one.person_id)
    if _assigning_accepts(screen):
        st.markdown("This accepts it, too.")
    _give(screen)


def _assigning_accepts(screen: ClaimScreen) -> bool:
    """Whether it is a candidate, which one may hand on and thereby accept."""
    return screen.claim.state is ClaimState.CANDIDATE and ClaimAction.ACCEPT in screen.way.actions


def _give(screen: ClaimScreen) -> None:
    people = {one.id: one.name for one in people_screen(session.desk()).workers}
    with st.form(f"assign {screen.claim.id}", border=False):
        person = st.selectbox("To", list(people), format_func=people.__getitem__)
        due = st.date_input("Due on, if any", value=None, format=date_format())
        if pressed("Assign", at="assign", type="primary") and person:
            _do(
                lambda: assigning.assign(session.desk(), [screen.claim.id], person, due_on=due),
                f"Assigned to {people[person]}.",
                at="assign",
            )


def _take(screen: ClaimScreen, person: str) -> None:
    _do(lambda: assigning.unassign(session.desk(), [screen.claim.id], person), "Taken back.")


def _release(claim: str) -> None:
    """Release a held claim; as a callback, before the page is drawn."""
    if attempt(lambda: holding.release(session.desk(), claim)) is not None:
        tell("Released.")


def _do(do: Callable[[], Done], told: str, *, at: str = "") -> None:
    if attempt(do, at=at) is not None:
        tell(told)
    st.rerun()
