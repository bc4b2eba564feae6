"""The page “reports”."""

from __future__ import annotations

from ui.parts.reports_page import show

show()
