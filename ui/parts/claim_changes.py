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
from ui.act import attempt, tell
from ui.folding import expander, popover
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
    expander("Change the claim", lambda: _ways(screen))


def _ways(screen: ClaimScreen) -> None:
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
        st.button(
            "Accept", key="accept", shortcut="a", disabled=not accepting,
            type="primary" if accepting else "secondary", on_click=_carry_out,
            args=(claim, lambda one: triage.accept(session.desk(), [one]), "Accepted."),
        )  # fmt: skip
        st.button(
            "Dismiss", key="dismiss", disabled=not dismissing, on_click=_carry_out,
            args=(claim, lambda one: triage.dismiss(session.desk(), [one]), "Dismissed."),
        )  # fmt: skip
    if ClaimAction.RESTORE in possible:
        st.button(
            "Restore", key="restore", on_click=_carry_out,
            args=(claim, lambda one: triage.restore(session.desk(), [one]), "Back to triage."),
        )  # fmt: skip
    if ClaimAction.REOPEN in possible:
        _reopen(claim)
    claim_steps.show(screen)


def _reopen(claim: Claim) -> None:
    open_ = claim.state in {ClaimState.SECOND_REVIEW, ClaimState.ADJUDICATION}
    label = "Send back" if open_ else "Reopen"
    popover(label, lambda: _reopening(claim, label))


def _reopening(claim: Claim, label: str) -> None:
    with st.form("reopen", border=False):
        reason = st.text_input("Why it has to be looked at again")
        if st.form_submit_button(f"{label} the claim" if label == "Reopen" else label):
            _do(
                claim, lambda one: verdicts.reopen(session.desk(), one, because=reason), "Reopened."
            )


def _reword(claim: Claim) -> None:
    with st.form(f"reword {claim.id} {claim.revision}", border=False):
        words = _words("Wording that stands alone", claim.statement, claim, "wording")
        kind, checkability = f"{words} kind", f"{words} checkability"
        st.selectbox(
            "Kind", list(Kind), index=list(Kind).index(claim.kind), format_func=wording.label,
            key=kind,
        )  # fmt: skip
        st.selectbox(
            "Can it be checked?", list(Checkability),
            index=list(Checkability).index(claim.checkability),
            format_func=wording.label, key=checkability,
        )  # fmt: skip

        def save() -> Done:
            change = triage.Rewording(
                claim=claim.id,
                statement=st.session_state[words],
                kind=st.session_state[kind],
                checkability=st.session_state[checkability],
                seen_revision=claim.revision,
            )
            return triage.edit(session.desk(), change)

        _sending("Save the wording", save, "Saved.", words)
    _scale(claim)


def _scale(claim: Claim) -> None:
    with st.form(f"scale {claim.id} {claim.revision}", border=False):
        key = f"scale chosen {claim.id} {claim.revision}"
        st.selectbox(
            "Verdict scale", list(SCALES), index=list(SCALES).index(claim.scale),
            format_func=lambda one: SCALES[one].title, key=key,
        )  # fmt: skip
        _sending(
            "Judge on this scale",
            lambda: triage.set_scale(session.desk(), claim.id, st.session_state[key]),
            "Scale changed.",
        )


def _trim(screen: ClaimScreen) -> None:
    claim, occurrence = screen.claim, screen.contexts[0].occurrence
    with st.form(f"trim {claim.id} {claim.revision}", border=False):
        words = _words("Exact words, as in the document", occurrence.span.quote, claim, "trim")

        def trim() -> Done:
            place = place_of(
                session.database(), occurrence.span.document_id, st.session_state[words],
                near=occurrence.span.start,
            )  # fmt: skip
            return triage.trim_occurrence(
                session.desk(),
                occurrence.id,
                place.start,
                place.end,
                seen_revision=claim.revision,
            )

        _sending("Use these words", trim, "Trimmed.", words)


def _split(screen: ClaimScreen) -> None:
    claim, span = screen.claim, screen.contexts[0].occurrence.span
    with st.form(f"split {claim.id} {claim.revision}", border=False):
        words = _words("One part a line, in the document's words", span.quote, claim, "split")
        st.markdown("Break it where one claim ends and the next begins; delete what is neither.")

        def split() -> Done:
            places = [
                place_of(session.database(), span.document_id, line, near=span.start)
                for line in st.session_state[words].splitlines()
                if line.strip()
            ]
            parts = [(place.start, place.end) for place in places]
            return triage.split(session.desk(), claim.id, parts, seen_revision=claim.revision)

        _sending("Split", split, "Split.", words)


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
        key = f"merge chosen {claim.id}"
        st.selectbox("Claim", list(labels), format_func=lambda one: shortened(labels[one]), key=key)
        _sending(
            "Merge it into this one",
            lambda: triage.merge(session.desk(), claim.id, [st.session_state[key]]),
            "Merged.",
        )


def _words(label: str, words: str, claim: Claim, name: str) -> str:
    """Draw a field with words of the claim, or with those that were refused; return its key."""
    key = f"{name} {claim.id} {claim.revision}"
    refused = st.session_state.get(f"{name} {claim.id} refused")
    st.text_area(label, refused or words, height=110, key=key)
    return key


def _sending(label: str, do: Callable[[], Done], told: str, words: str = "") -> None:
    """Draw the button that sends a form about the claim as it was drawn.

    `words` is the key of a field whose words outlive a refusal. Done in a callback: once somebody
    else changed the claim, the next run draws other forms, and a press that is only asked for then
    would be lost without a word.
    """
    st.form_submit_button(label, on_click=_sent, args=(do, told, words))


def _sent(do: Callable[[], Done], told: str, words: str) -> None:
    done, kept = attempt(do), words.rpartition(" ")[0] + " refused"
    if done is None:
        st.session_state[kept] = st.session_state.get(words)
    else:
        st.session_state.pop(kept, None)
        tell(told, undo=done.event.seq)
    st.rerun()  # the whole page, not the folded form alone


def _do(claim: Claim, do: Callable[[str], Done], told: str) -> None:
    """Carry a change of a form out, say so, and show the claim as it is now."""
    _carry_out(claim, do, told)
    st.rerun()


def _carry_out(claim: Claim, do: Callable[[str], Done], told: str) -> None:
    """Carry a change out and say so; as a callback, before the claim is drawn."""
    done = attempt(lambda: do(claim.id))
    if done is not None:
        tell(told, undo=done.event.seq)
