"""Which known word somebody may have meant who wrote one that stands nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST = 4
"""Letters below which everything is near everything."""


def meant(word: str, known: Sequence[str]) -> str | None:
    """Return the known lower-case word nearest to `word`, or None when none is near.

    One letter wrong, missing, doubled or swapped with the next; two of them from eight letters on.
    """
    written = word.lower()
    if len(written) < SHORTEST or not written.isalpha():
        return None
    wrong = 2 if len(written) >= 2 * SHORTEST else 1
    found = process.extractOne(written, known, scorer=OSA.distance, score_cutoff=wrong)
    return None if found is None or found[1] == 0 else str(found[0])
