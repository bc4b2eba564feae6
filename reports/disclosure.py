"""What may leave the desk: confidential evidence is cut before any renderer sees it.

Of evidence on background or off the record only that it exists, its stance and its id remain,
unless an editor released it: its words and note, or everything. A document that only confidential
evidence points to is not listed either, because its title would name the source.

What a reviewer wrote in a rationale is not read here; the desk warns of it before it is given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.clearance import cut_to, let_out, words_of
from review.model import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.dossier import ClaimRecord, Dossier
    from review.model import Evidence


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
    return let_out(evidence) is Shown.NOTHING


def unnamed(evidence: Evidence) -> bool:
    """Whether the source of this piece may not be named."""
    return let_out(evidence) is not Shown.EVERYTHING


def words(evidence: Evidence) -> str:
    """Return what stands at the place: the passage's own words, or those a person typed."""
    return words_of(evidence)


def _pointed_to_in_confidence(dossier: Dossier) -> set[str]:
    return {e.span.document_id for e in _evidence(dossier) if e.span and unnamed(e)}


def _pointed_to_openly(dossier: Dossier) -> set[str]:
    cited = {e.span.document_id for e in _evidence(dossier) if e.span and not unnamed(e)}
    made_in = {o.span.document_id for r in dossier.claims for o in r.claim.occurrences}
    return cited | made_in


def _evidence(dossier: Dossier) -> Iterator[Evidence]:
    return (evidence for record in dossier.claims for evidence in record.evidence)


def _open_record(record: ClaimRecord) -> ClaimRecord:
    """Cut the evidence, and leave strands of confidential pieces out of the origins altogether.

    Counted among the open ones they would tell with whom they share a source.
    """
    secret = {e.id for e in record.evidence if unnamed(e)}
    return replace(
        record,
        evidence=tuple(cut_to(e, let_out(e)) for e in record.evidence),
        strands=tuple(one for one in record.strands if one.id not in secret),
        shared=tuple(one for one in record.shared if not {one.left, one.right} & secret),
    )
