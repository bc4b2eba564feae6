"""Where the pages are: the one place that names their files."""

from __future__ import annotations

from typing import Final

CLAIMS: Final = "../pages/claims.py"
CLAIM: Final = "../pages/claim.py"
DOCUMENTS: Final = "../pages/documents.py"
DOCUMENT: Final = "../pages/document.py"
CROSS_CHECK: Final = "../pages/cross_check.py"
INBOX: Final = "../pages/inbox.py"
DESK: Final = "../pages/desk.py"
QUOTATION: Final = "../pages/quotation.py"
VERSION: Final = "../pages/version.py"
STALE: Final = "../pages/stale.py"
SEARCH: Final = "../pages/search.py"
REPORTS: Final = "../pages/reports.py"
SETTINGS: Final = "../pages/settings.py"
SOURCES: Final = "../pages/sources.py"
SOURCE: Final = "../pages/source.py"
TAGS: Final = "../pages/tags.py"
