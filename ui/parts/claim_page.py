"""The page of one claim: its words in context, its evidence, its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk.screens import claim_screen
from reports import wording
from ui import links, session, state
from ui.parts import (
    adjudication,
    claim_bearings,
    claim_caveats,
    claim_changes,
    claim_context,
    claim_evidence,
    claim_history,
    claim_replies,
    claim_tags,
    claim_verdict,
    claim_way,
    earlier_checks,
    presence,
    talk,
)
from ui.parts.guide import help_on
from ui.parts.missing import unless_missing
from ui.plain import plain

if TYPE_CHECKING:
    from desk.screens import ClaimScreen


def show() -> None:
    """Draw the claim that the address names."""
    reference = st.query_params.get("claim", "")
    screen = _screen(reference)
    if screen is None:
        return
    _heading(screen)
    _jumps()
    adjudication.show(screen)
    left, middle, right = st.columns(3, gap="medium")
    with left:
        claim_context.show(screen)
        claim_changes.show(screen)
        talk.on_claim(screen)
    with middle:
        claim_evidence.show(screen)
        claim_bearings.show(screen)
        earlier_checks.show(screen)
    with right:
        claim_caveats.show(screen)
        claim_verdict.show(screen)
        claim_caveats.offer(screen)
        claim_replies.show(screen)
        claim_history.show(screen)


def _jumps() -> None:
    """Links to the parts of the page, which on a narrow screen stand far below each other."""
    with st.container(key="jumps"):
        st.markdown(
            "[In context](#in-context) · [Evidence](#evidence) · [Verdict](#verdict) · "
            "[Talk](#talk)"
        )


def _screen(reference: str) -> ClaimScreen | None:
    return unless_missing(
        lambda: claim_screen(
            session.desk(),
            reference,
            chosen=state.chosen_filter(session.desk().actor),
            order=state.order(),
            search=st.query_params.get("find", ""),
        ),
        title="Claim",
        back=links.CLAIMS,
        to="the list of claims",
    )


def _heading(screen: ClaimScreen) -> None:
    claim = screen.claim
    with st.container(horizontal=True, vertical_alignment="center", key="claim-heading"):
        st.page_link(
            links.CLAIMS, label="Claims", icon=":material/arrow_back:",
            query_params={**state.filter_parameters(), "claim": str(claim.number)},
        )  # fmt: skip
        _step(screen.before, "Previous", "p", ":material/chevron_left:")
        _step(screen.after, "Next", "n", ":material/chevron_right:")
        st.markdown(
            f"**Claim {claim.number}** · {plain(_state(screen))} · "
            f"{wording.label(claim.kind)} · {wording.label(claim.checkability)}"
        )
        claim_changes.buttons(screen)
        help_on("checkers#one-claim")
    with st.container(key="claim-title"):
        st.title(plain(claim.statement), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", key="claim-tags"):
        claim_tags.show(claim.id)
        presence.at_claim(claim.id)
    if screen.merged_into is not None:
        st.info(f"This claim was merged into claim {screen.merged_into}.")


def _state(screen: ClaimScreen) -> str:
    later = " under embargo" if claim_way.embargo(screen) else ""
    return f"{wording.label(screen.claim.state)}{later}"


def _step(number: int | None, label: str, key: str, icon: str) -> None:
    """A button to a neighbour of the filtered list, with its key."""
    st.button(
        label, icon=icon, key=f"step-{key}", shortcut=key, disabled=number is None, type="tertiary",
        on_click=_step_to, args=(number,),
    )  # fmt: skip


def _step_to(number: int) -> None:
    """Have the run that the click causes draw the neighbour, instead of the page and then it."""
    st.query_params.from_dict({"claim": str(number), **state.filter_parameters()})
