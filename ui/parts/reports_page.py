"""The page of reports: choose the claims and the format, see it, take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import exports
from desk.report_choice import scope_of
from reports import wording
from ui import moments, session
from ui.act import attempt, outcome
from ui.date_order import date_format
from ui.parts import public_site, report_check
from ui.parts.guide import titled
from ui.parts.named_reports import keep, open_buttons
from ui.parts.report_form import choice_form
from ui.parts.report_preview import preview
from ui.parts.report_under_way import made_of
from ui.plain import plain

if TYPE_CHECKING:
    from desk.exports import Export, Scope


def show() -> None:
    """Draw the choice, the preview and the files that left the desk."""
    titled("Reports", "editors#reports")
    found = open_buttons()
    chosen, page = st.columns([3, 7], gap="large")
    taking = page.container(horizontal=True, vertical_alignment="bottom", key="report-taking")
    with chosen:
        choice = choice_form(taking)
        as_of = st.date_input(
            "As it stood at the end of", None, max_value="today", key="report-as-of",
            help=f"A past day ({plain(moments.zone_name())}): what was known then. "
            "Empty: as it is now.",
            format=date_format(),
        )  # fmt: skip
        keep(choice, found)
    desk, when = session.desk(), moments.end_of(as_of).isoformat() if as_of else None
    scope, refused = outcome(lambda: scope_of(choice, desk.clock()))
    with page:
        if refused is not None:
            st.error(plain(refused), icon=":material/block:")
        made = None if scope is None else made_of(choice, scope, when)
        if made is not None and scope is not None:
            with taking:
                _download(made, scope, choice.format)
            _said(made)
            preview(made, scope, choice.format, when)
    public_site.show()
    report_check.show()
    _past()


_LEFT_OUT = 50
"""Sentences shown of what a format could not carry; a terminal prints them all."""


def _download(made: Export, scope: Scope, key: str) -> None:
    st.download_button(
        f"Download ({wording.count(made.claims, 'claim')})",
        made.body,
        file_name=made.file,
        mime=made.media_type,
        type="primary",
        on_click=lambda: attempt(lambda: exports.log(session.desk(), scope, key, made)),
        disabled=made.claims == 0,
    )


def _said(made: Export) -> None:
    """Say what the file lacks: every claim, or those of the chosen that it cannot carry."""
    if made.claims == 0:
        st.info("No claim fits this choice yet. Give a verdict, or choose more claims.")
    if made.left_out:
        with st.expander(f"Not in this file: {len(made.left_out)}"):
            for line in made.left_out[:_LEFT_OUT]:
                st.markdown(plain(f"{line}."))


def _past() -> None:
    past = exports.past(session.desk())
    if not past:
        return
    with st.expander("Files that left the desk"):
        for one in past:
            st.markdown(
                plain(
                    f"{moments.moment(one.at)}: {one.format}, {one.scope}, "
                    f"{wording.count(one.claims, 'claim')}, by {one.by}; record at "
                    f"{wording.entry(one.events)}; "
                    f"{wording.fingerprint(wording.short_digest(one.digest))}"
                )
            )
