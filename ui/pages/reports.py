"""The page “reports”, and the packages that go from desk to desk."""

from __future__ import annotations

from ui.parts import packages
from ui.parts.reports_page import show

show()
packages.show()
