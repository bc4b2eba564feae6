"""The list of claims: the home of the desk."""

from __future__ import annotations

from ui.parts.claims_page import show

show()
