"""How an act of the record is told to people; the record itself keeps its own short verb."""

from __future__ import annotations

_TOLD = {
    "corrected": "changed what is known of the document",
    "adjudicated": "settled what reviewers left open",
}


def told(action: str) -> str:
    """Return an act in words that say what was done; an act that says it already stays."""
    return _TOLD.get(action, action)
