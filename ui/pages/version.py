"""The page “what changed in a newer version”."""

from __future__ import annotations

from ui.parts.versions import show

show()
