"""The page “documents”."""

from __future__ import annotations

from ui.parts.documents_page import show

show()
