"""How much two texts have in common."""

from __future__ import annotations

from claims.text import fold

RUN = 8
"""Words in a row that count as copied: shorter runs also stand in texts that copied nothing."""


def document_likeness(one: str, other: str) -> float:
    """Return which share of the shorter text's eight-word runs stands in the other too, 0…1."""
    left, right = _runs(one), _runs(other)
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = fold(text).casefold().split()
    return set(zip(*(words[offset:] for offset in range(RUN)), strict=False))
