"""The frame of every page: navigation above, who is looking, notices, then the page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.act import show_notices
from ui.parts.frame import header

HERE = Path(__file__).parent

st.set_page_config(
    page_title="Claimdesk",
    page_icon=str(HERE / "icon.png"),
    layout="wide",
    initial_sidebar_state="auto",
)

PAGES = [
    st.Page(HERE / "pages" / "claims.py", title="Claims", default=True),
    st.Page(HERE / "pages" / "documents.py", title="Documents", url_path="documents"),
    st.Page(HERE / "pages" / "reports.py", title="Reports", url_path="reports"),
    st.Page(HERE / "pages" / "settings.py", title="Settings", url_path="settings"),
    st.Page(HERE / "pages" / "claim.py", title="Claim", url_path="claim", visibility="hidden"),
    st.Page(
        HERE / "pages" / "document.py", title="Document", url_path="document", visibility="hidden"
    ),
]

page = st.navigation(PAGES, position="top")
st.html(HERE / "theme.css")
header()
show_notices()
page.run()
