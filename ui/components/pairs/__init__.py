"""Pairs of claims side by side, with what differs marked, and one key to decide."""

from __future__ import annotations

from ui.components.pairs.pairs import PairsResult, ShownPair, ShownSide, pairs_board

__all__ = ["PairsResult", "ShownPair", "ShownSide", "pairs_board"]
