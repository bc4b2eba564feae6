"""The list of claims: rows drawn by one component, with keys for everything."""

from __future__ import annotations

from ui.components.claim_list.claim_list import claim_list, select_nothing
from ui.components.claim_list.rows import (
    Action,
    Arrival,
    BulkAction,
    ClaimListResult,
    ClaimRow,
    FigureKind,
    Notice,
    Paging,
    VerdictChip,
)

__all__ = [
    "Action",
    "Arrival",
    "BulkAction",
    "ClaimListResult",
    "ClaimRow",
    "FigureKind",
    "Notice",
    "Paging",
    "VerdictChip",
    "claim_list",
    "select_nothing",
]
