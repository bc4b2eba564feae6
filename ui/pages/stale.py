"""The page “verdicts to look at again”."""

from __future__ import annotations

from ui.parts.stale import show

show()
