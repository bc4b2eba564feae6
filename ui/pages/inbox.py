"""The page of the inbox."""

from __future__ import annotations

from ui.parts.inbox import show

show()
