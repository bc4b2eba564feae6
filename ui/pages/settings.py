"""The page “settings”."""

from __future__ import annotations

from ui.parts.settings_page import show

show()
