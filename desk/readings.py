"""Correcting what was read in a claim's words: who speaks, which numbers, which days.

A correction is an event like any other change, and what a person corrected is remembered on the
occurrence, so that reading the document again with a newer engine never takes it back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from claims.model import Mode, SpeakerRole
from db import claims_store
from db.digest import canonical
from db.rows import attribution_json, quantities_json, times_json
from desk.act import Act, Told, carry_out, change_claim, occurrence_of, seen, step
from desk.authority import Role, needs
from review.workflow import ClaimAction, actions

if TYPE_CHECKING:
    from claims.model import Attribution, Claim, Occurrence, Quantity, TimeReference
    from db.connection import Database
    from db.rows import Value
    from db.transaction import Snapshot
    from desk import Desk
    from desk.act import Done
    from review.model import Event

CORRECTED = "corrected by a person"
"""The method of an attribution that a person settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpeaker:
    """Say who speaks in an occurrence; an empty `speaker` means the writer's own voice.

    `everywhere` settles every other place of the document that is read in the same way, too:
    open with the same phrase and the same candidates, or said by the same one.
    """

    occurrence: str
    speaker: str
    role: SpeakerRole = SpeakerRole.PERSON
    everywhere: bool = True
    seen_revision: int | None = None
    command_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectFigures:
    """Replace the numbers or the days that were read in an occurrence; None leaves them."""

    occurrence: str
    quantities: tuple[Quantity, ...] | None = None
    times: tuple[TimeReference, ...] | None = None
    seen_revision: int | None = None
    command_id: str | None = None


@needs(Role.CHECKER)
def name_speaker(desk: Desk, naming: NameSpeaker) -> Done:
    """Settle who speaks, here and wherever the document is read in the same way, as one event."""

    def do(act: Act) -> Told:
        claim, occurrence = occurrence_of(act.writing, naming.occurrence)
        seen(act.writing, claim, naming.seen_revision)
        places = [(claim, occurrence)]
        if naming.everywhere:
            places += _alike(act.writing, claim, occurrence)
        settled = [_settle(act, place, naming) for place in places]
        revisions = _revised(act, [place[0] for place in places])
        return Told(
            action="named the speaker",
            subject=claim.id,
            subjects=tuple(revisions),
            details={"occurrences": settled, "revisions": revisions},
        )

    return carry_out(desk, naming.command_id, do)


@needs(Role.CHECKER)
def correct_figures(desk: Desk, correction: CorrectFigures) -> Done:
    """Replace what was read as numbers or days in an occurrence."""

    def do(act: Act) -> Told:
        claim, occurrence = occurrence_of(act.writing, correction.occurrence)
        seen(act.writing, claim, correction.seen_revision)
        fields = _figures(act, occurrence, correction)
        act.writing.update("occurrences", occurrence.id, fields)
        revisions = _revised(act, [claim])
        return Told(
            action="corrected what was read",
            subject=claim.id,
            details={"fields": sorted(fields), "revisions": revisions},
        )

    return carry_out(desk, correction.command_id, do)


def alike(database: Database, claim: Claim, occurrence: Occurrence) -> int:
    """Return in how many other places of the document the speaker is read in the same way."""
    with database.snapshot() as snapshot:
        return len(_alike(snapshot, claim, occurrence))


def _alike(
    snapshot: Snapshot, claim: Claim, occurrence: Occurrence
) -> list[tuple[Claim, Occurrence]]:
    """Return the other places of the document whose speaker is read in the same way.

    The writer's own voice is nobody's phrase, so there is nothing like it.
    """
    said = occurrence.attribution
    if said.mode is Mode.NARRATED:
        return []
    return [
        (other, place)
        for other in claims_store.of_document(snapshot, occurrence.span.document_id)
        if other.id != claim.id and ClaimAction.EDIT in actions(other.state)
        for place in other.occurrences
        if place.span.document_id == occurrence.span.document_id
        and _heard_as(place.attribution) == _heard_as(said)
    ]


def _heard_as(said: Attribution) -> tuple[bool, bool, str | None, tuple[str, ...]]:
    narrated = said.mode is Mode.NARRATED
    return narrated, is_corrected(said), said.speaker, said.candidates


def is_open(said: Attribution) -> bool:
    """Whether the text left open who speaks."""
    return said.mode is not Mode.NARRATED and (said.speaker is None or bool(said.candidates))


def settled_in(event: Event) -> tuple[str, ...]:
    """Return the occurrences whose speaker an event of `name_speaker` settled."""
    return tuple(json.loads(event.details)["occurrences"])


def is_corrected(said: Attribution) -> bool:
    """Whether a person settled who speaks."""
    return said.method == CORRECTED


def _settle(act: Act, place: tuple[Claim, Occurrence], naming: NameSpeaker) -> str:
    occurrence = place[1]
    said = _named(occurrence.attribution, naming)
    fields: dict[str, Value] = {
        "speaker": said.speaker,
        "role": said.role.value,
        "mode": said.mode.value,
        "attribution": attribution_json(said),
        "corrected": corrected_json(act, occurrence.id, claims_store.SPEAKER),
    }
    act.writing.update("occurrences", occurrence.id, fields)
    return occurrence.id


def _named(said: Attribution, naming: NameSpeaker) -> Attribution:
    name = " ".join(naming.speaker.split())
    if not name:
        return replace(
            said, speaker=None, role=SpeakerRole.AUTHOR, mode=Mode.NARRATED, candidates=(),
            via=(), title=None, method=CORRECTED, confidence=1.0,
        )  # fmt: skip
    if naming.role in {SpeakerRole.AUTHOR, SpeakerRole.UNKNOWN}:
        msg = "A named speaker is a person, an organisation, a document or an unnamed source."
        raise InvalidInput(msg)
    mode = Mode.INDIRECT if said.mode is Mode.NARRATED else said.mode
    same = name == said.speaker
    return replace(
        said, speaker=name, role=naming.role, mode=mode, candidates=(),
        title=said.title if same else None, method=CORRECTED, confidence=1.0,
    )  # fmt: skip


def _figures(act: Act, occurrence: Occurrence, correction: CorrectFigures) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    if correction.quantities is not None and correction.quantities != occurrence.quantities:
        _refuse_outside(occurrence, correction.quantities)
        fields[claims_store.QUANTITIES] = quantities_json(correction.quantities)
    if correction.times is not None and correction.times != occurrence.times:
        _refuse_outside(occurrence, correction.times)
        fields[claims_store.TIMES] = times_json(correction.times)
    if not fields:
        msg = "Nothing was changed, so nothing was saved. Correct a number or a day and send again."
        raise InvalidInput(msg)
    return {**fields, "corrected": corrected_json(act, occurrence.id, *fields)}


def _refuse_outside(
    occurrence: Occurrence, figures: tuple[Quantity, ...] | tuple[TimeReference, ...]
) -> None:
    span = occurrence.span.extent
    if not all(span.contains(figure.extent) for figure in figures):
        msg = "A number or day lies outside the claim's words. Nothing was saved."
        raise InvalidInput(msg)


def corrected_json(act: Act, occurrence_id: str, *fields: str) -> str:
    """Return what a person has corrected on an occurrence, `fields` now among it."""
    return canonical(sorted({*claims_store.corrected_in(act.writing, occurrence_id), *fields}))


def _revised(act: Act, claims: list[Claim]) -> dict[str, int]:
    """Let every claim's revision rise once; a decided one has to be reopened first."""
    revisions: dict[str, int] = {}
    for claim in claims:
        if claim.id not in revisions:
            state = step(act, claim.state, ClaimAction.EDIT)
            revisions[claim.id] = change_claim(act, claim, {"state": state.value})
            claims_store.index(act.writing, claim.id)
    return revisions
