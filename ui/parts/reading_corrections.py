"""Correcting what was read in a claim's words: who speaks, which numbers, which days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from claims.model import SpeakerRole
from desk import block_kinds, readings
from desk.authority import Role
from desk.block_kinds import CorrectBlock
from desk.screens import claims_at
from desk.screens.claim_list import known_speakers
from reports import wording
from review.workflow import ClaimAction, actions
from ui import session
from ui.act import attempt, tell
from ui.date_order import date_format
from ui.folding import expander
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from claims.model import Claim, Occurrence, TimeReference
    from claims.text import Extent
    from desk import Desk
    from desk.act import Done
    from desk.screens import DocumentScreen
    from ui.components.reader import Corrected

WRITER = "The writer's own voice"
ROLES = (
    SpeakerRole.PERSON,
    SpeakerRole.ORGANISATION,
    SpeakerRole.DOCUMENT,
    SpeakerRole.UNNAMED,
)


def corrections(claim: Claim, occurrence: Occurrence) -> None:
    """Offer to correct the speaker and the figures, while the claim is not decided."""
    if ClaimAction.EDIT not in actions(claim.state) or not session.may(Role.CHECKER):
        return
    said = occurrence.attribution
    label = "Who says this?" if readings.is_open(said) else "Correct what was read"
    expander(
        label,
        lambda: _correcting(claim, occurrence),
        about=f"read {occurrence.id}",
        expanded=readings.is_open(said),
    )


def _correcting(claim: Claim, occurrence: Occurrence) -> None:
    _speaker(claim, occurrence)
    if occurrence.quantities or occurrence.times:
        _figures(claim, occurrence)


def correct_block(screen: DocumentScreen, said: Corrected) -> None:
    """Keep what a person says a block is."""
    correction = CorrectBlock(
        document=screen.document.id,
        start=said.extent.start,
        end=said.extent.end,
        kind=said.kind,
        seen_revision=screen.revision,
    )
    _save(lambda desk: block_kinds.correct_block(desk, correction), "The block is corrected.")


@st.dialog("Who says this?", width="medium")
def speaker_dialog(screen: DocumentScreen, place: Extent) -> None:
    """Ask who speaks at a place of the text, and keep it with the claim that stands there."""
    words = place.of(screen.document.text).strip('"“”')
    st.markdown(f"“{plain(shortened(words, 300))}”")
    claims = claims_at(session.database(), screen.document.id, place)
    if not claims:
        st.markdown(
            "No claim stands in these words, so nothing rests on who says them. To settle it, "
            "select the words and make a claim of them first."
        )
    for claim, occurrence in claims[:1]:
        if ClaimAction.EDIT in actions(claim.state):
            _speaker(claim, occurrence)
        else:
            st.markdown(f"Claim {claim.number} is decided. Reopen it to change who says it.")


def _speaker(claim: Claim, occurrence: Occurrence) -> None:
    said = occurrence.attribution
    if readings.is_open(said):
        st.markdown("The text does not settle who speaks. Choose, if you know it from elsewhere.")
    with st.form(f"speaker {occurrence.id} {claim.revision}", border=False):
        one, two = st.columns([3, 2])
        with one:
            choice = _who(claim, occurrence)
        roles = [role.value for role in ROLES]
        role = two.selectbox(
            "What they are",
            roles,
            index=roles.index(said.role.value) if said.role in ROLES else 0,
            format_func=lambda r: wording.label(SpeakerRole(r)),
        )
        others = readings.alike(session.database(), claim, occurrence)
        everywhere = others > 0 and st.checkbox(
            f"Also in {wording.count(others, 'other place')} of this document where it is read so",
            value=readings.is_open(said),
        )
        if st.form_submit_button("Save the speaker"):
            if not choice:
                tell("Choose who says it, or type a name. Nothing was saved.", kind="refused")
                st.rerun()
            naming = readings.NameSpeaker(
                occurrence=occurrence.id,
                speaker="" if choice == WRITER else choice,
                role=SpeakerRole(role or SpeakerRole.PERSON.value),
                everywhere=everywhere,
                seen_revision=claim.revision,
            )
            _save(lambda desk: readings.name_speaker(desk, naming), "The speaker is saved.")


def _who(claim: Claim, occurrence: Occurrence) -> str | None:
    """Ask who says it: whom the text leaves open first, then everybody whom the desk knows."""
    said = occurrence.attribution
    near = list(dict.fromkeys(filter(None, (said.speaker, *said.candidates))))
    names = [*near, WRITER, *(one for one in known_speakers(session.database()) if one not in near)]
    now = said.speaker or (None if readings.is_open(said) else WRITER)
    return st.selectbox(
        "Who says it",
        names,
        index=None if now is None else names.index(now),
        placeholder="Choose, or type a name",
        accept_new_options=True,
        key=f"speaker of {occurrence.id} {claim.revision}",
    )


def _figures(claim: Claim, occurrence: Occurrence) -> None:
    with st.form(f"figures {occurrence.id} {claim.revision}", border=False):
        kept = tuple(
            quantity
            for place, quantity in enumerate(occurrence.quantities)
            if not st.checkbox(
                f"{plain(wording.amount(quantity))} is no number of this claim",
                key=f"drop {occurrence.id} {claim.revision} {place}",
            )
        )
        times = tuple(_day(claim, occurrence, place) for place in range(len(occurrence.times)))
        if st.form_submit_button("Save numbers and dates"):
            correction = readings.CorrectFigures(
                occurrence=occurrence.id,
                quantities=kept,
                times=times,
                seen_revision=claim.revision,
            )
            _save(
                lambda desk: readings.correct_figures(desk, correction),
                "Numbers and dates are saved.",
            )


def _day(claim: Claim, occurrence: Occurrence, place: int) -> TimeReference:
    """Ask for the first and last day that a phrase means."""
    time = occurrence.times[place]
    start = occurrence.span.start
    phrase = occurrence.span.quote[time.extent.start - start : time.extent.end - start]
    one, two = st.columns(2)
    key = f"{occurrence.id} {claim.revision} {place}"
    first = one.date_input(
        f"“{plain(phrase)}” from",
        time.earliest,
        key=f"first {key}",
        min_value="1400-01-01",
        format=date_format(),
    )
    last = two.date_input(
        "until", time.latest, key=f"last {key}", min_value="1400-01-01", format=date_format()
    )
    return _moved(time, first, last)


def _moved(time: TimeReference, first: date | None, last: date | None) -> TimeReference:
    if (first, last) == (time.earliest, time.latest):
        return time
    return replace(time, earliest=first, latest=last, needs=None)


def _save(do: Callable[[Desk], Done], told: str) -> None:
    done = attempt(lambda: do(session.desk()))
    if done is not None:
        tell(told, undo=done.event.seq)
    st.rerun()
