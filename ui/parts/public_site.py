"""The public site on the page of reports: what would be on it, and putting it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import exports, public_site
from desk.authority import Role, may
from reports import static_site, wording
from ui import links, session
from ui.act import attempt, tell
from ui.plain import plain

if TYPE_CHECKING:
    from pathlib import Path

    from desk.public_site import Outlook

_SHOWN = 50
"""Sentences shown of what gives no ClaimReview; a terminal prints them all."""

PREPARED = "site prepared"


def show() -> None:
    """Draw the part; an editor's, because it is what readers get."""
    if not may(session.desk(), Role.EDITOR):
        return
    with st.expander("The public site", key="public-site"):
        outlook = public_site.outlook(session.desk())
        st.markdown(plain(_told(outlook)))
        if outlook.waiting:
            st.warning(plain(_behind(outlook.waiting)))
        _claimreview(outlook)
        with st.container(horizontal=True):
            if (folder := public_site.folder()) is not None:
                _into(folder)
            _packed(outlook.events)


def _told(outlook: Outlook) -> str:
    verdicts = wording.count(outlook.verdicts, "published verdict")
    corrections = wording.count(outlook.corrections, "correction")
    notices = (
        f", {wording.count(outlook.taken_back, 'notice')} of a verdict taken back"
        if outlook.taken_back
        else ""
    )
    return (
        f"A folder of pages for any web server: {verdicts}, {corrections}{notices}. "
        "All that was published is on it, whatever is chosen above."
    )


def _behind(waiting: int) -> str:
    claims = wording.count(waiting, "claim")
    return f"The site does not show yet what was published of {claims}. Publish the site."


def _claimreview(outlook: Outlook) -> None:
    """Say what keeps pages from telling archives and search engines of their verdict."""
    lacking = [
        word for word, there in (("name", outlook.has_name), ("address", outlook.has_address))
        if not there
    ]  # fmt: skip
    if lacking:
        told = (
            "Archives and research feeds take verdicts over as ClaimReview. The pages carry none "
            f"while the house style has no {' and no '.join(lacking)} of the newsroom."
        )
        st.warning(plain(told))
        st.page_link(links.SETTINGS, label="Set it in Settings, House style")
    elif outlook.without_claimreview:
        with st.expander(f"Without ClaimReview: {len(outlook.without_claimreview)}"):
            for line in outlook.without_claimreview[:_SHOWN]:
                st.markdown(plain(f"{line}."))


def _into(folder: Path) -> None:
    if st.button("Publish the site", type="primary", key="publish-site"):
        written = attempt(lambda: public_site.publish(session.desk(), folder))
        if written is not None:
            files = wording.count(written.files, "file")
            tell(f"The site is out: {written.changed:,} of {files} changed.")
        st.rerun()


def _packed(events: int) -> None:
    """Offer the folder in one file: made once it is asked for, since it holds every verdict.

    One that was prepared before the record went on is not offered any more.
    """
    desk, key = session.desk(), static_site.RENDERER.key
    scope = exports.all_out(desk)
    if st.button("Prepare the site as a zip file", key="prepare-site"):
        st.session_state[PREPARED] = attempt(lambda: exports.preview(desk, scope, key))
    made = st.session_state.get(PREPARED)
    if made is not None and made.events == events:
        st.download_button(
            "Download the site (zip)", made.body, file_name=made.file, mime=made.media_type,
            on_click=lambda: attempt(lambda: exports.log(desk, scope, key, made)),
        )  # fmt: skip
