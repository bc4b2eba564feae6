"""What went out of a claim, in words: when it was published, corrected or taken back, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.headings import PUBLISHED as HEADING
from reports.wording import day
from review.publication import PublicationKind

if TYPE_CHECKING:
    from review.dossier import ClaimRecord
    from review.publication import Publication

__all__ = ["HEADING", "lines"]

_DONE = {
    PublicationKind.FIRST: "Published",
    PublicationKind.CORRECTION: "Corrected",
    PublicationKind.RETRACTION: "Taken back",
}


def lines(record: ClaimRecord) -> tuple[str, ...]:
    """Return a sentence for each time that something of a claim went out, oldest first."""
    return tuple(map(_line, record.publications))


def _line(out: Publication) -> str:
    told = f"{_DONE[out.kind]} {day(out.out_at.date())}"
    because = " ".join(out.because.split())
    return f"{told}: {because}" if because else f"{told}."
