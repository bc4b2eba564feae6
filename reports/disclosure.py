"""What may leave the desk: confidential evidence is cut before any renderer sees it.

Off the record: only that it exists, its stance and its id remain. On background: the words
and the note remain, whatever names their source goes. A document that only confidential
evidence points to is not listed either, because its title would name the source.

What a reviewer wrote in a rationale is not read here; the desk shows it as it was written.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.model import Confidentiality, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.dossier import ClaimRecord, Dossier


def disclosed(dossier: Dossier) -> Dossier:
    """Return `dossier` without anything that its evidence's confidentiality forbids to print.

    Applying it twice changes nothing more.
    """
    hidden = _pointed_to_in_confidence(dossier) - _pointed_to_openly(dossier)
    return replace(
        dossier,
        claims=tuple(_open_record(record) for record in dossier.claims),
        documents=tuple(d for d in dossier.documents if d.id not in hidden),
    )


def withheld(evidence: Evidence) -> bool:
    """Whether nothing of this piece but its id and stance may be shown."""
    return evidence.confidentiality is Confidentiality.OFF_THE_RECORD


def words(evidence: Evidence) -> str:
    """Return what stands at the place: the passage's own words, or those a person typed."""
    return evidence.span.quote if evidence.span else evidence.quote


def _pointed_to_in_confidence(dossier: Dossier) -> set[str]:
    return {e.span.document_id for e in _evidence(dossier) if e.span and _is_confidential(e)}


def _pointed_to_openly(dossier: Dossier) -> set[str]:
    cited = {e.span.document_id for e in _evidence(dossier) if e.span and not _is_confidential(e)}
    made_in = {o.span.document_id for r in dossier.claims for o in r.claim.occurrences}
    return cited | made_in


def _evidence(dossier: Dossier) -> Iterator[Evidence]:
    return (evidence for record in dossier.claims for evidence in record.evidence)


def _is_confidential(evidence: Evidence) -> bool:
    return evidence.confidentiality is not Confidentiality.ON_THE_RECORD


def _open_record(record: ClaimRecord) -> ClaimRecord:
    """Cut the evidence, and leave strands of confidential pieces out of the origins altogether.

    Counted among the open ones they would tell with whom they share a source.
    """
    secret = {e.id for e in record.evidence if _is_confidential(e)}
    return replace(
        record,
        evidence=tuple(_open_evidence(e) for e in record.evidence),
        strands=tuple(one for one in record.strands if one.id not in secret),
        shared=tuple(one for one in record.shared if not {one.left, one.right} & secret),
    )


def _open_evidence(evidence: Evidence) -> Evidence:
    if not _is_confidential(evidence):
        return evidence
    unnamed = replace(evidence, span=None, source=None, locator="", quote=words(evidence))
    if not withheld(evidence):
        return unnamed
    return replace(unnamed, quote="", note="", retracted_because=None)
