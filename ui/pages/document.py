"""The page “document”."""

from __future__ import annotations

from ui.parts.document_page import show

show()
