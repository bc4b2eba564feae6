"""Reading a document again, with a newer engine or corrected blocks: differences are proposed.

A claim that nobody has touched (a candidate that only readings of its document have changed)
may change, be set aside, or come back if an earlier reading set it aside. Everything else stays
as it is, and what is found at the same words is not proposed a second time. The claims of a
list are somebody's own and stay, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import ClaimState
from claims.reading import ENGINE
from db import claims_store, documents_store, events_store
from db.rows import attribution_json, quantities_json, times_json
from desk.act import Act, Told, carry_out, change_claim, document_of, step
from desk.authority import Role, needs
from desk.candidates import claim_row, occurrence_fields, occurrence_row
from desk.claim_lists import DETECTOR as LISTED
from desk.read_once import reading_of
from review.workflow import ClaimAction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.model import Attribution, Candidate, Claim, Document
    from db.rows import Value
    from db.transaction import Snapshot
    from desk import Desk
    from desk.act import Done


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An untouched claim whose words were read differently; `fields` says in what."""

    claim: Claim
    candidate: Candidate
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What a newer reading proposes for a document.

    `kept` counts the claims that people have worked on and that stay whatever was read.
    """

    document: Document
    engine_before: str
    engine: str
    added: tuple[Candidate, ...]
    changed: tuple[Change, ...]
    gone: tuple[Claim, ...]
    kept: int

    @property
    def is_empty(self) -> bool:
        """Whether the newer engine reads the document as it stands here."""
        return not (self.added or self.changed or self.gone)


def differences(desk: Desk, document: str) -> Differences:
    """Return what reading a document again would change. Writes nothing."""
    with desk.database.snapshot() as snapshot:
        return _differences(snapshot, document)


@needs(Role.CHECKER)
def read_again(desk: Desk, document: str, *, command_id: str | None = None) -> Done:
    """Apply what reading again proposes, as one event; decisions of people are not touched."""

    def do(act: Act) -> Told:
        found = _differences(act.writing, document)
        made = tuple(_add(act, found.document, one) for one in found.added)
        revisions = {
            change.claim.id: _change(act, found.document, change) for change in found.changed
        }
        revisions |= {claim.id: _set_aside(act, claim) for claim in found.gone}
        act.writing.update("documents", found.document.id, {"engine": found.engine})
        return Told(
            action="read again",
            subject=found.document.id,
            made=made,
            subjects=(*made, *revisions),
            details={
                "engines": [found.engine_before, found.engine],
                "changed": len(found.changed),
                "gone": len(found.gone),
                "revisions": {**revisions, **dict.fromkeys(made, 1)},
            },
        )

    return carry_out(desk, command_id, do)


def _differences(snapshot: Snapshot, reference: str) -> Differences:
    document = document_of(snapshot, reference)
    row = documents_store.row_of(snapshot, document.id) or {}
    claims = claims_store.of_document(snapshot, document.id)
    untouched = [claim for claim in claims if _is_untouched(snapshot, claim, document)]
    candidates = reading_of(document).candidates
    same = {_place(claim): claim for claim in untouched}
    by_place = {(c.extent.start, c.extent.end): c for c in candidates}
    free = [c for c in candidates if _is_free(c, claims, untouched)]
    changes = [_compared(same[place], c) for place, c in by_place.items() if place in same]
    return Differences(
        document=document,
        engine_before=row["engine"],
        engine=ENGINE,
        added=tuple(c for c in free if (c.extent.start, c.extent.end) not in same),
        changed=tuple(change for change in changes if change.fields),
        gone=tuple(
            claim
            for place, claim in same.items()
            if place not in by_place and claim.state is ClaimState.CANDIDATE
        ),
        kept=len(claims) - len(untouched),
    )


def _is_untouched(snapshot: Snapshot, claim: Claim, document: Document) -> bool:
    """Whether nobody has worked on a claim that an engine proposed."""
    return (
        claim.state in {ClaimState.CANDIDATE, ClaimState.DISMISSED}
        and claim.detector not in {None, LISTED}
        and len(claim.occurrences) == 1
        and (claim.revision == 1 or _only_read(snapshot, claim, document))
        and not claims_store.corrected_in(snapshot, claim.occurrences[0].id)
    )


def _only_read(snapshot: Snapshot, claim: Claim, document: Document) -> bool:
    """Whether all that happened to a claim happened to its document: readings and its day."""
    return all(event.subject == document.id for event in events_store.history(snapshot, claim.id))


def _place(claim: Claim) -> tuple[int, int]:
    span = claim.occurrences[0].span
    return span.start, span.end


def _is_free(candidate: Candidate, claims: Iterable[Claim], untouched: Iterable[Claim]) -> bool:
    """Whether no claim that people have worked on stands at the candidate's words."""
    loose = {claim.id for claim in untouched}
    return not any(
        occurrence.span.extent.overlaps(candidate.extent)
        for claim in claims
        if claim.id not in loose
        for occurrence in claim.occurrences
    )


def _compared(claim: Claim, candidate: Candidate) -> Change:
    occurrence = claim.occurrences[0]
    pairs = {
        "state": (claim.state, ClaimState.CANDIDATE),
        "wording": (claim.statement, candidate.statement),
        "kind": (claim.kind, candidate.kind),
        "checkability": (claim.checkability, candidate.checkability),
        "speaker": (_said(occurrence.attribution), _said(candidate.attribution)),
        "numbers": (quantities_json(occurrence.quantities), quantities_json(candidate.quantities)),
        "dates": (times_json(occurrence.times), times_json(candidate.times)),
    }
    fields = tuple(name for name, (before, now) in pairs.items() if before != now)
    return Change(claim=claim, candidate=candidate, fields=fields)


def _said(attribution: Attribution) -> tuple[str | None, str, str]:
    return attribution.speaker, attribution.mode.value, attribution_json(attribution)


def _add(act: Act, document: Document, candidate: Candidate) -> str:
    row = claim_row(act, candidate, detector=candidate.detector)
    claim_id = str(row["id"])
    claims_store.add(act.writing, row, [occurrence_row(act, claim_id, document, candidate)])
    return claim_id


def _change(act: Act, document: Document, change: Change) -> int:
    fresh = claim_row(act, change.candidate, detector=change.candidate.detector)
    kept = ("statement_digest", "kind", "checkability", "score", "reasons", "detector")
    fields: dict[str, Value] = {name: fresh[name] for name in kept}
    if change.claim.state is ClaimState.DISMISSED:
        fields["state"] = step(act, change.claim.state, ClaimAction.RESTORE).value
    occurrence = change.claim.occurrences[0]
    act.writing.update(
        "occurrences", occurrence.id, occurrence_fields(act, document, change.candidate)
    )
    revision = change_claim(act, change.claim, fields)
    claims_store.index(act.writing, change.claim.id)
    return revision


def _set_aside(act: Act, claim: Claim) -> int:
    state = step(act, claim.state, ClaimAction.DISMISS)
    return change_claim(act, claim, {"state": state.value})
