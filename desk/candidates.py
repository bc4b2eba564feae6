"""From what was read to rows of claims and occurrences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.attitudes import MANNER as ATTITUDE
from claims.candidates import propose
from claims.model import NARRATED, ClaimState
from db.rows import attribution_json, quantities_json, reasons_json, times_json
from desk.read_once import reading_of
from desk.usual_scale import usual_scale
from desk.weights import factors, weighed

if TYPE_CHECKING:
    from claims.model import Attribution, Candidate, Document
    from claims.structure import Reading
    from claims.text import Extent
    from db.rows import Value
    from desk.act import Act


def read_between(document: Document, extent: Extent) -> Candidate:
    """Return what can be read in the words that a person selected, their wording unchanged."""
    reading = reading_of(document)
    return propose(
        document.text,
        reading,
        extent,
        statement=extent.of(document.text),
        attribution=speaker_at(reading, extent),
        detector="",
    )


def speaker_at(reading: Reading, extent: Extent) -> Attribution:
    """Return whose words stand at `extent`: the claim's that the rules propose there, if any.

    Else it is the narrowest statement's around it. Without the first, words carried over to a
    newer version had another speaker there than in the earlier one.
    """
    proposed = next((one for one in reading.candidates if one.extent == extent), None)
    if proposed is not None:
        return proposed.attribution
    around = [
        s
        for s in reading.statements
        if s.extent.contains(extent) and s.attribution.method != ATTITUDE
    ]
    around.sort(key=lambda s: s.extent.end - s.extent.start)
    return around[0].attribution if around else NARRATED


def claim_row(act: Act, candidate: Candidate, *, detector: str | None) -> dict[str, Value]:
    """Return the row of a new claim in the state of a candidate."""
    return {
        "id": act.new("clm"),
        "statement_digest": act.writing.words(candidate.statement),
        "kind": candidate.kind.value,
        "checkability": candidate.checkability.value,
        "state": ClaimState.CANDIDATE.value,
        "score": _score(act, candidate),
        "reasons": reasons_json(candidate.reasons),
        "scale": usual_scale(act.writing).reference,
        "detector": detector,
        "created_by": act.actor,
        "created_at": act.at,
        "changed_at": act.at,
    }


def _score(act: Act, candidate: Candidate) -> float:
    """Return the candidate's check-worthiness as this desk weighs it."""
    by = factors(act.writing)
    return weighed(candidate.reasons, by) if by else candidate.score


def occurrence_row(
    act: Act, claim_id: str, document: Document, candidate: Candidate
) -> dict[str, Value]:
    """Return the row of a new occurrence of a claim in a document."""
    where: dict[str, Value] = {
        "id": act.new("occ"),
        "claim_id": claim_id,
        "document_id": document.id,
    }
    return {**where, **occurrence_fields(act, document, candidate)}


def occurrence_fields(act: Act, document: Document, candidate: Candidate) -> dict[str, Value]:
    """Return the columns of an occurrence that follow from its words."""
    spoken = candidate.attribution
    return {
        "start_at": candidate.extent.start,
        "end_at": candidate.extent.end,
        "quote_digest": act.writing.words(candidate.extent.of(document.text)),
        "speaker": spoken.speaker,
        "role": spoken.role.value,
        "mode": spoken.mode.value,
        "attribution": attribution_json(spoken),
        "quantities": quantities_json(candidate.quantities),
        "times": times_json(candidate.times),
    }
