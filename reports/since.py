"""What became of a claim between two states of the record, in sentences for whoever holds a report.

Both records are cut as any report is, so nothing is told that a report would not tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.wording import count, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.dossier import ClaimRecord
    from review.model import Layer, Verdict


def since(then: ClaimRecord, now: ClaimRecord) -> tuple[str, ...]:
    """Return one sentence for each thing that a reader of the old state should know."""
    found = (*_words(then, now), *_verdicts(then, now), *_evidence(then, now), *_rest(then, now))
    return tuple(f"Claim {now.claim.number}: {one}." for one in found)


def _words(then: ClaimRecord, now: ClaimRecord) -> Iterator[str]:
    if then.claim.statement != now.claim.statement:
        yield f"it is now worded “{now.claim.statement}”"
    if then.claim.state is not now.claim.state:
        yield f"it was “{label(then.claim.state)}” and is “{label(now.claim.state)}”"
    places = len(now.claim.occurrences) - len(then.claim.occurrences)
    if places > 0:
        yield f"it was found in {count(places, 'further place')}"


def _verdicts(then: ClaimRecord, now: ClaimRecord) -> Iterator[str]:
    fresh = {r.id for r in now.reviews if r.rating is not None} - {r.id for r in then.reviews}
    if fresh:
        yield f"{count(len(fresh), 'new review')} came in"
    old, new = _standing(then), _standing(now)
    for layer in dict.fromkeys((*old, *new)):
        before, after = _rating(then, old.get(layer)), _rating(now, new.get(layer))
        if before != after:
            yield f"its verdict was {before} and is {after}"


def _standing(record: ClaimRecord) -> dict[Layer, Verdict]:
    return {verdict.layer: verdict for verdict in record.verdicts}


def _rating(record: ClaimRecord, verdict: Verdict | None) -> str:
    if verdict is None or verdict.rating is None:
        return "none"
    found = record.scale.rating(verdict.rating)
    return f"“{found.label if found else verdict.rating}”"


def _evidence(then: ClaimRecord, now: ClaimRecord) -> Iterator[str]:
    known = {piece.id for piece in then.evidence}
    stood = {piece.id for piece in then.evidence if piece.retracted_at is None}
    fresh = [p for p in now.evidence if p.id not in known and p.retracted_at is None]
    if fresh:
        yield f"{count(len(fresh), 'piece')} of evidence came in"
    for piece in now.evidence:
        if piece.id in stood and piece.retracted_at is not None:
            why = f" (“{piece.retracted_because}”)" if piece.retracted_because else ""
            yield f"evidence that {label(piece.stance).lower()} it was retracted{why}"


def _rest(then: ClaimRecord, now: ClaimRecord) -> Iterator[str]:
    stood = {caveat.id for caveat in then.caveats}
    yield from (f"a caveat was added: “{c.text}”" for c in now.caveats if c.id not in stood)
    out = {one.id for one in then.publications}
    for one in now.publications:
        if one.id not in out:
            why = f": “{one.because}”" if one.because else ""
            yield f"a {_PUBLISHED[one.kind.value]} was published{why}"


_PUBLISHED = {"first": "verdict", "correction": "correction", "retraction": "retraction"}
