"""The page “claim”."""

from __future__ import annotations

from ui.parts.claim_page import show

show()
