"""The frame of every page: navigation above, who is looking, notices, then the page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui import links, session
from ui.act import refuse_what_has_no_place, show_notices
from ui.frame.header import header
from ui.parts import inbox

UI = Path(__file__).parents[1]

st.set_page_config(
    page_title="Claimdesk",
    page_icon=str(UI / "icon.png"),
    layout="wide",
    initial_sidebar_state="auto",
)

PAGES = [
    st.Page(links.CLAIMS, title="Claims", default=True),
    st.Page(links.DOCUMENTS, title="Documents", url_path="documents"),
    st.Page(links.CROSS_CHECK, title="Cross-check", url_path="cross-check"),
    st.Page(links.QUOTATION, title="Quotations", url_path="quotation"),
    st.Page(links.REPORTS, title="Reports", url_path="reports"),
    st.Page(links.INBOX, title=inbox.title(session.desk()), url_path="inbox"),
    st.Page(links.DESK, title="Desk", url_path="desk"),
    st.Page(links.SETTINGS, title="Settings", url_path="settings"),
    st.Page(links.SEARCH, title="Search", url_path="search", visibility="hidden"),
    st.Page(links.CLAIM, title="Claim", url_path="claim", visibility="hidden"),
    st.Page(links.DOCUMENT, title="Document", url_path="document", visibility="hidden"),
    st.Page(links.VERSION, title="Version", url_path="version", visibility="hidden"),
    st.Page(links.STALE, title="To look at again", url_path="stale", visibility="hidden"),
    st.Page(links.SOURCES, title="Sources", url_path="sources", visibility="hidden"),
    st.Page(links.SOURCE, title="Source", url_path="source", visibility="hidden"),
    st.Page(links.TAGS, title="Tags", url_path="tags", visibility="hidden"),
]

page = st.navigation(PAGES, position="top")
links.go_on()
st.html(UI / "theme.css")
header()
session.draw_page(page.url_path)
show_notices()
page.run()
refuse_what_has_no_place()
