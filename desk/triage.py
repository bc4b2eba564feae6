"""What people do with candidates: accept, dismiss, reword, trim, split, merge, or make their own.

Every change of a claim keeps the words it was found in: the exact span and the wording that
stands alone are separate, and neither is rewritten silently.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed
from claims.model import ClaimState
from claims.text import Extent, trim
from db import claims_store, evidence_store
from desk.act import (
    Act,
    Done,
    Told,
    carry_out,
    change_claim,
    claim_of,
    document_of,
    occurrence_of,
    seen,
    step,
)
from desk.authority import Role, needs
from desk.candidates import claim_row, occurrence_fields, occurrence_row, read_between
from review import rules
from review.scales import scale as scale_called
from review.workflow import ClaimAction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claims.model import Candidate, Checkability, Claim, Document, Kind, Occurrence
    from desk import Desk

LONGEST_STATEMENT = 2_000
"""Characters of a claim's wording; a longer one is several claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """Another wording, kind or checkability for a claim; None leaves a field as it is."""

    claim: str
    statement: str | None = None
    kind: Kind | None = None
    checkability: Checkability | None = None
    seen_revision: int | None = None
    command_id: str | None = None


@needs(Role.CHECKER)
def accept(desk: Desk, claims: Sequence[str], *, command_id: str | None = None) -> Done:
    """Take candidates up for checking, many at once as one event."""
    return _all(desk, claims, ClaimAction.ACCEPT, "accepted", command_id)


@needs(Role.CHECKER)
def restore(desk: Desk, claims: Sequence[str], *, command_id: str | None = None) -> Done:
    """Bring dismissed claims back among the candidates."""
    return _all(desk, claims, ClaimAction.RESTORE, "restored", command_id)


@needs(Role.CHECKER)
def dismiss(
    desk: Desk, claims: Sequence[str], *, because: str = "", command_id: str | None = None
) -> Done:
    """Set claims aside as not worth checking; they stay in the record and can be restored."""
    return _all(desk, claims, ClaimAction.DISMISS, "dismissed", command_id, because=because)


@needs(Role.CHECKER)
def edit(desk: Desk, rewording: Rewording) -> Done:
    """Change how a claim is worded or classed; its exact words stay as they are."""

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, rewording.claim)
        seen(act.writing, claim, rewording.seen_revision)
        state = step(act, claim.state, ClaimAction.EDIT)
        changes = _reworded(act, claim, rewording)
        revision = change_claim(act, claim, {**changes, "state": state.value})
        claims_store.index(act.writing, claim.id)
        return _one(claim, revision, "edited the claim", changes=sorted(changes))

    return carry_out(desk, rewording.command_id, do)


@needs(Role.CHECKER)
def set_scale(desk: Desk, claim_id: str, scale: str, *, command_id: str | None = None) -> Done:
    """Judge a claim on another scale; possible until it is decided."""

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        chosen = scale_called(scale).reference
        state = step(act, claim.state, ClaimAction.EDIT)
        if chosen == claim.scale:
            msg = f"The claim is judged on “{chosen}” already, so nothing was saved."
            raise InvalidInput(msg)
        revision = change_claim(act, claim, {"scale": chosen, "state": state.value})
        return _one(claim, revision, "changed the scale", scale=chosen)

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def trim_occurrence(
    desk: Desk,
    occurrence_id: str,
    start: int,
    end: int,
    *,
    seen_revision: int | None = None,
    command_id: str | None = None,
) -> Done:
    """Choose other exact words for an occurrence; the wording follows if it was those words."""

    def do(act: Act) -> Told:
        claim, occurrence = occurrence_of(act.writing, occurrence_id)
        seen(act.writing, claim, seen_revision)
        state = step(act, claim.state, ClaimAction.TRIM)
        old = occurrence.span
        words, new = _move(act, occurrence, (start, end))
        follows = {"statement_digest": words} if claim.statement == old.quote else {}
        revision = change_claim(act, claim, {**follows, "state": state.value})
        claims_store.index(act.writing, claim.id)
        places = [[old.start, old.end], [new.start, new.end]]
        return _one(claim, revision, "trimmed the claim", words=places)

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def make_claim(
    desk: Desk, document: str, start: int, end: int, *, command_id: str | None = None
) -> Done:
    """Make a claim, accepted at once, of any selected words of a document."""

    def do(act: Act) -> Told:
        source = document_of(act.writing, document)
        made = _add_claim(act, source, start, end)
        return Told(
            action="made a claim",
            subject=made,
            made=(made,),
            subjects=(source.id,),
            details={"revisions": {made: 1}},
        )

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def split(
    desk: Desk,
    claim_id: str,
    parts: Sequence[tuple[int, int]],
    *,
    seen_revision: int | None = None,
    command_id: str | None = None,
) -> Done:
    """Make a claim of each part of a claim's words; the claim keeps the first part.

    `parts` are at least two (start, end) in the document of its first occurrence.
    """

    def do(act: Act) -> Told:
        claim = claim_of(act.writing, claim_id)
        seen(act.writing, claim, seen_revision)
        state = step(act, claim.state, ClaimAction.SPLIT)
        extents = _parts(claim, parts)
        where = claim.occurrences[0]
        words, _ = _move(act, where, (extents[0].start, extents[0].end))
        changes = {"statement_digest": words, "state": state.value}
        revision = change_claim(act, claim, changes)
        claims_store.index(act.writing, claim.id)
        document = document_of(act.writing, where.span.document_id)
        made = [_add_claim(act, document, e.start, e.end) for e in extents[1:]]
        revisions = {claim.id: revision, **dict.fromkeys(made, 1)}
        return Told(
            action="split the claim",
            subject=claim.id,
            made=tuple(made),
            subjects=tuple(made),
            details={"revisions": revisions},
        )

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def merge(desk: Desk, into: str, others: Sequence[str], *, command_id: str | None = None) -> Done:
    """Fold claims that say the same into one: it takes their occurrences, they are set aside.

    A decided claim takes them, too, and its verdict then holds where they stand; but not where
    somebody else says it, because that it was said would have to be judged anew.
    """

    def do(act: Act) -> Told:
        kept = claim_of(act.writing, into)
        folded = list({claim.id: claim for claim in _each(act, others)}.values())
        if not folded or kept.id in {claim.id for claim in folded}:
            msg = "Merging needs two different claims. Nothing was saved. Choose another one."
            raise InvalidInput(msg)
        state = step(act, kept.state, ClaimAction.MERGE)
        if kept.state.is_decided:
            _refuse_other_speakers(kept, folded)
        revisions = {claim.id: _fold(act, claim, kept) for claim in folded}
        revisions[kept.id] = change_claim(act, kept, {"state": state.value})
        claims_store.index(act.writing, kept.id)
        return Told(
            action="merged claims",
            subject=kept.id,
            subjects=tuple(revisions),
            details={"revisions": revisions, "folded": [claim.id for claim in folded]},
        )

    return carry_out(desk, command_id, do)


def _all(
    desk: Desk,
    claims: Sequence[str],
    action: ClaimAction,
    told: str,
    command_id: str | None,
    *,
    because: str = "",
) -> Done:
    """Move several claims along in one event; if one cannot, none does."""
    if not claims:
        msg = "No claim is selected. Nothing was saved. Select at least one and try again."
        raise InvalidInput(msg)

    def do(act: Act) -> Told:
        found = list({claim.id: claim for claim in _each(act, claims)}.values())
        revisions = {
            claim.id: change_claim(act, claim, {"state": step(act, claim.state, action).value})
            for claim in found
        }
        reason = {"because": act.writing.words(because.strip())} if because.strip() else {}
        details = {**reason, "revisions": revisions}
        return Told(action=told, subject=found[0].id, subjects=tuple(revisions), details=details)

    return carry_out(desk, command_id, do)


def _each(act: Act, claims: Sequence[str]) -> Iterator[Claim]:
    """Yield the claims that can be moved along; a folded one has no words of its own any more."""
    for one in claims:
        claim = claim_of(act.writing, one)
        taker = claims_store.merged_into(act.writing, claim.id)
        if taker is not None:
            msg = (
                f"Claim {claim.number} was merged into claim {taker['number']}, which has its "
                f"words now. Nothing was saved. Work on claim {taker['number']} instead."
            )
            raise NotAllowed(msg)
        yield claim


def _reworded(act: Act, claim: Claim, rewording: Rewording) -> dict[str, str]:
    changes: dict[str, str] = {}
    if rewording.statement is not None and rewording.statement.strip() != claim.statement:
        changes["statement_digest"] = act.writing.words(_statement(rewording.statement))
    if rewording.kind is not None and rewording.kind is not claim.kind:
        changes["kind"] = rewording.kind.value
    if rewording.checkability not in {None, claim.checkability}:
        changes["checkability"] = str(rewording.checkability)
    if not changes:
        msg = "Nothing was changed, so nothing was saved. Change the wording, kind or checkability."
        raise InvalidInput(msg)
    return changes


def _statement(words: str) -> str:
    clean = words.strip()
    if not any(character.isalnum() for character in clean):
        msg = "A claim needs words. Nothing was saved. Write what is asserted, in one sentence."
        raise InvalidInput(msg)
    if len(clean) > LONGEST_STATEMENT:
        msg = (
            f"A claim has at most {LONGEST_STATEMENT:,} characters, and this has {len(clean):,}. "
            "Nothing was saved. Split it into claims that can be judged one by one."
        )
        raise InvalidInput(msg)
    return clean


def _chosen(document: Document, start: int, end: int) -> Candidate:
    """Return what is read in the words that a person chose, white space at the ends left out."""
    extent = trim(document.text, max(0, start), min(end, len(document.text)))
    if extent is None:
        msg = "No words were selected. Nothing was saved. Select words in the document."
        raise InvalidInput(msg)
    _statement(extent.of(document.text))
    return read_between(document, extent)


def _move(act: Act, occurrence: Occurrence, extent: tuple[int, int]) -> tuple[str, Extent]:
    """Put an occurrence on other words of its document; return their digest and place."""
    document = document_of(act.writing, occurrence.span.document_id)
    candidate = _chosen(document, *extent)
    if claims_store.SPEAKER in claims_store.corrected_in(act.writing, occurrence.id):
        candidate = replace(candidate, attribution=occurrence.attribution)
    fields = occurrence_fields(act, document, candidate)
    act.writing.update("occurrences", occurrence.id, fields)
    return str(fields["quote_digest"]), candidate.extent


def _add_claim(act: Act, document: Document, start: int, end: int) -> str:
    """Store a claim that a person made of the words at a place, accepted at once."""
    candidate = _chosen(document, start, end)
    row = claim_row(act, candidate, detector=None)
    state = step(act, ClaimState.CANDIDATE, ClaimAction.ACCEPT)
    place = occurrence_row(act, str(row["id"]), document, candidate)
    claims_store.add(act.writing, {**row, "state": state.value}, [place])
    return str(row["id"])


def _parts(claim: Claim, parts: Sequence[tuple[int, int]]) -> list[Extent]:
    """Return the parts in order, or refuse what is not at least two apart from each other."""
    extents = sorted(Extent(start=start, end=end) for start, end in parts)
    apart = all(a.end <= b.start for a, b in pairwise(extents))
    inside = all(claim.occurrences[0].span.extent.contains(extent) for extent in extents)
    if len(extents) < 2 or not apart or not inside:
        msg = (
            "Splitting needs at least two parts that do not overlap, each among the claim's own "
            f"words. Nothing was saved. Select each part of “Claim {claim.number}” once."
        )
        raise InvalidInput(msg)
    return extents


def _refuse_other_speakers(decided: Claim, folded: Iterable[Claim]) -> None:
    """Refuse to put words into a decided claim that its verdicts do not cover."""
    heard = {o.attribution.speaker for o in decided.occurrences if rules.carries_speech(o)}
    for claim in folded:
        speakers = {o.attribution.speaker for o in claim.occurrences if rules.carries_speech(o)}
        if not speakers <= heard:
            said = " and ".join(sorted(one or "somebody not named" for one in speakers - heard))
            msg = (
                f"Claim {decided.number} is decided, and claim {claim.number} is said by {said}: "
                "whether that was said is a question of its own. Nothing was saved. Reopen claim "
                f"{decided.number} first, or keep them as two claims."
            )
            raise NotAllowed(msg)


def _fold(act: Act, claim: Claim, kept: Claim) -> int:
    state = step(act, claim.state, ClaimAction.FOLD)
    if any(e.retracted_at is None for e in evidence_store.of_claims(act.writing, [claim.id])):
        msg = (
            f"Claim {claim.number} has evidence of its own, which would be left behind. Nothing "
            f"was saved. Merge claim {kept.number} into it instead, or retract that evidence first."
        )
        raise NotAllowed(msg)
    for occurrence in claim.occurrences:
        act.writing.update("occurrences", occurrence.id, {"claim_id": kept.id})
    return change_claim(act, claim, {"state": state.value, "merged_into": kept.id})


def _one(claim: Claim, revision: int, action: str, **details: object) -> Told:
    return Told(
        action=action, subject=claim.id, details={**details, "revisions": {claim.id: revision}}
    )
