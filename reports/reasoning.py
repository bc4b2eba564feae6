"""Why a verdict is what it is, in the words of the review that carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.dossier import ClaimRecord
    from review.model import Verdict

LONGEST = 280
"""Characters of a reason on one line: two or three sentences, as much as fits a margin."""


def rationale_of(verdict: Verdict, record: ClaimRecord) -> str:
    """Return the first rationale that came to the verdict's rating; "" when there is none."""
    carrying = (r for r in record.reviews if r.id in verdict.review_ids)
    words = (r.rationale.strip() for r in carrying if r.rating == verdict.rating)
    return next((w for w in words if w), "")


def reason_of(verdict: Verdict, record: ClaimRecord) -> str:
    """Return the first paragraph of that rationale on one line, cut at a word."""
    paragraph = rationale_of(verdict, record).partition("\n\n")[0]
    line = " ".join(paragraph.split())
    if len(line) <= LONGEST:
        return line
    cut = line[: LONGEST - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"
