"""The list of claims: rows drawn by one component, with keys for everything."""

from __future__ import annotations

from ui.components.claim_list.claim_list import claim_list, clear_selection
from ui.components.claim_list.rows import (
    BulkAction,
    ClaimListResult,
    ClaimRow,
    FigureKind,
    Paging,
    VerdictChip,
)

__all__ = [
    "BulkAction",
    "ClaimListResult",
    "ClaimRow",
    "FigureKind",
    "Paging",
    "VerdictChip",
    "claim_list",
    "clear_selection",
]
