"""The page “check a quotation”."""

from __future__ import annotations

from ui.parts.quotation_check import show

show()
