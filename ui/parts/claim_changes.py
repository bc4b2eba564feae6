"""Changing a claim: accept, dismiss, reword, trim, split, merge, as its state permits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from claims.model import Checkability, ClaimState, Kind
from db import search
from desk import triage, verdicts
from desk.placing import place_of
from reports import wording
from review.scales import SCALES
from review.workflow import ClaimAction
from ui import session
from ui.act import attempt, popover, tell
from ui.parts import claim_steps
from ui.plain import shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.model import Claim
    from desk.act import Done
    from desk.screens import ClaimScreen


def show(screen: ClaimScreen) -> None:
    """Draw the forms that change a claim, while it may be changed."""
    if ClaimAction.EDIT not in screen.way.actions:
        return
    with st.expander("Change the claim"):
        reword, trim, split, merge = st.tabs(["Reword", "Trim", "Split", "Merge"])
        with reword:
            _reword(screen.claim)
        with trim:
            _trim(screen)
        with split:
            _split(screen)
        with merge:
            _merge(screen.claim)


def buttons(screen: ClaimScreen) -> None:
    """Draw a button for each step that the claim can take now.

    Those of triage keep their places: were “Dismiss” to move to where “Accept” was, the second
    click of two would undo the first.
    """
    claim, possible = screen.claim, screen.way.actions
    if {ClaimAction.ACCEPT, ClaimAction.DISMISS, ClaimAction.RESTORE} & set(possible):
        accepting, dismissing = ClaimAction.ACCEPT in possible, ClaimAction.DISMISS in possible
        if st.button(
            "Accept", key="accept", shortcut="a", disabled=not accepting,
            type="primary" if accepting else "secondary",
        ):  # fmt: skip
            _do(claim, lambda one: triage.accept(session.desk(), [one]), "Accepted.")
        if st.button("Dismiss", key="dismiss", disabled=not dismissing):
            _do(claim, lambda one: triage.dismiss(session.desk(), [one]), "Dismissed.")
    if ClaimAction.RESTORE in possible and st.button("Restore", key="restore"):
        _do(claim, lambda one: triage.restore(session.desk(), [one]), "Back to triage.")
    if ClaimAction.REOPEN in possible:
        _reopen(claim)
    claim_steps.show(screen)


def _reopen(claim: Claim) -> None:
    open_ = claim.state in {ClaimState.SECOND_REVIEW, ClaimState.ADJUDICATION}
    label = "Send back" if open_ else "Reopen"
    with popover(label), st.form("reopen", border=False):
        reason = st.text_input("Why it has to be looked at again")
        if st.form_submit_button(f"{label} the claim" if label == "Reopen" else label):
            _do(
                claim, lambda one: verdicts.reopen(session.desk(), one, because=reason), "Reopened."
            )


def _reword(claim: Claim) -> None:
    with st.form(f"reword {claim.id} {claim.revision}", border=False):
        statement = st.text_area("Wording that stands alone", claim.statement, height=110)
        kind = st.selectbox(
            "Kind", list(Kind), index=list(Kind).index(claim.kind), format_func=wording.label
        )
        checkability = st.selectbox(
            "Checkability",
            list(Checkability),
            index=list(Checkability).index(claim.checkability),
            format_func=wording.label,
        )
        if st.form_submit_button("Save the wording"):
            change = triage.Rewording(
                claim=claim.id,
                statement=statement,
                kind=kind,
                checkability=checkability,
                seen_revision=claim.revision,
            )
            _do(claim, lambda _: triage.edit(session.desk(), change), "Saved.")
    _scale(claim)


def _scale(claim: Claim) -> None:
    with st.form(f"scale {claim.id} {claim.revision}", border=False):
        scale = st.selectbox(
            "Verdict scale",
            list(SCALES),
            index=list(SCALES).index(claim.scale),
            format_func=lambda one: SCALES[one].title,
        )
        if st.form_submit_button("Judge on this scale"):
            _do(claim, lambda one: triage.set_scale(session.desk(), one, scale), "Scale changed.")


def _trim(screen: ClaimScreen) -> None:
    claim, occurrence = screen.claim, screen.contexts[0].occurrence
    with st.form(f"trim {claim.id} {claim.revision}", border=False):
        given = st.text_area("Exact words, as in the document", occurrence.span.quote, height=110)
        if st.form_submit_button("Use these words"):

            def do(_: str) -> Done:
                place = place_of(
                    session.database(), occurrence.span.document_id, given,
                    near=occurrence.span.start,
                )  # fmt: skip
                return triage.trim_occurrence(
                    session.desk(),
                    occurrence.id,
                    place.start,
                    place.end,
                    seen_revision=claim.revision,
                )

            _do(claim, do, "Trimmed.")


def _split(screen: ClaimScreen) -> None:
    claim, span = screen.claim, screen.contexts[0].occurrence.span
    with st.form(f"split {claim.id} {claim.revision}", border=False):
        given = st.text_area(
            "One part a line, in the document's words", span.quote, height=140,
            help="Break the line where one claim ends and the next begins; delete what is neither.",
        )  # fmt: skip
        if st.form_submit_button("Split"):

            def do(_: str) -> Done:
                places = [
                    place_of(session.database(), span.document_id, line, near=span.start)
                    for line in given.splitlines()
                    if line.strip()
                ]
                parts = [(place.start, place.end) for place in places]
                return triage.split(session.desk(), claim.id, parts, seen_revision=claim.revision)

            _do(claim, do, "Split.")


def _merge(claim: Claim) -> None:
    sought = st.text_input("Find the claim that says the same", key=f"merge-search {claim.id}")
    if not sought:
        return
    with session.database().snapshot() as snapshot:
        found = [row for row in search.claims(snapshot, sought, most=20) if row["id"] != claim.id]
    labels = {row["id"]: f"{row['number']}. {row['statement']}" for row in found}
    if not labels:
        st.markdown("No other claim holds these words.")
        return
    with st.form(f"merge {claim.id} {claim.revision}", border=False):
        other = st.selectbox("Claim", list(labels), format_func=lambda one: shortened(labels[one]))
        if st.form_submit_button("Merge it into this one"):
            _do(claim, lambda one: triage.merge(session.desk(), one, [other]), "Merged.")


def _do(claim: Claim, do: Callable[[str], Done], told: str) -> None:
    """Carry a change out, say so, and show the claim as it is now."""
    done = attempt(lambda: do(claim.id))
    if done is not None:
        tell(told, undo=done.event.seq)
    st.rerun()
