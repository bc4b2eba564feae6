"""Evidence of a claim: what is linked, what is suggested, and one key to link it."""

from __future__ import annotations

from ui.components.evidence.evidence import (
    EvidenceResult,
    Linking,
    Piece,
    Proposal,
    evidence_board,
)

__all__ = ["EvidenceResult", "Linking", "Piece", "Proposal", "evidence_board"]
