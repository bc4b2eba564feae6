"""Where the pages are: the one place that names their files; and going to one after a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

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

_NEXT = "page to go to"


def go_next(page: str, parameters: Mapping[str, str | list[str]]) -> None:
    """Have the run that a click causes go to another page before it draws anything."""
    st.session_state[_NEXT] = (page, parameters)


def go_on() -> None:
    """Go to the page that a click asked for, if one did; only the frame calls this."""
    asked = st.session_state.pop(_NEXT, None)
    if asked is not None:
        page, parameters = asked
        st.switch_page(page, query_params=parameters)
