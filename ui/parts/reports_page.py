"""The page of reports: choose the claims and the format, see it, take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from claims.model import ClaimState
from db.board_view import ClaimFilter
from desk import exports
from desk.screens import claims_screen
from reports import wording
from reports.registry import RENDERERS
from ui import session
from ui.act import attempt, outcome
from ui.parts import report_check
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from desk.exports import Export, Scope

_PACKAGE = b"PK\x03\x04"
"""How a zipped office file begins: nothing a page could show as text."""


def show() -> None:
    """Draw the choice, the preview and the files that left the desk."""
    st.title("Reports", anchor=False)
    choice, page = st.columns([3, 7], gap="large")
    with choice:
        scope, key = _choice()
        as_of = st.date_input(
            "As it stood at the end of", None, max_value="today", key="report-as-of",
            help="A past day (UTC): what was known then. Empty: as it is now.",
        )  # fmt: skip
        when = as_of.isoformat() if as_of else None
        made, refused = outcome(lambda: exports.preview(session.desk(), scope, key, as_of=when))
        if refused is not None:
            st.error(plain(refused), icon=":material/block:")
        if made is not None:
            _download(made, scope, key)
            _left_out(made)
    with page:
        if made is not None:
            _preview(made, key)
    report_check.show()
    _past()


def _choice() -> tuple[Scope, str]:
    offered = claims_screen(session.database(), ClaimFilter(), size=1)
    title = st.text_input("Heading", "Verdict report", key="report-title", bind="query-params")
    which = st.radio(
        "Claims",
        ["decided", "taken up", "all"],
        format_func={
            "decided": "With a verdict",
            "taken up": "Accepted for checking, with or without a verdict",
            "all": "All, candidates too",
        }.__getitem__,
        key="report-which",
        bind="query-params",
    )
    titles = {one: f"{number}. {name}" for one, number, name in offered.documents}
    documents = st.multiselect(
        "Documents",
        list(titles),
        format_func=lambda one: shortened(titles[one], 60),
        placeholder="All",
        key="report-documents",
        bind="query-params",
    )
    formats = {one.key: one.label for one in RENDERERS}
    key = st.selectbox(
        "Format", list(formats), format_func=formats.__getitem__, key="report-format",
        bind="query-params",
    )  # fmt: skip
    return _scope(title, which or "decided", documents), key or "html"


_LEFT_OUT = 50
"""Sentences shown of what a format could not carry; a terminal prints them all."""

_NOT_TAKEN_UP = {ClaimState.CANDIDATE, ClaimState.DISMISSED, ClaimState.KILLED}


def _scope(title: str, which: str, documents: list[str]) -> Scope:
    states = {
        "decided": tuple(s.value for s in ClaimState if s.is_decided),
        "taken up": tuple(s.value for s in ClaimState if s not in _NOT_TAKEN_UP),
        "all": tuple(s.value for s in ClaimState),
    }[which]
    of = f" of {wording.count(len(documents), 'document')}" if documents else ""
    words = {"decided": "claims with a verdict", "taken up": "accepted claims", "all": "all claims"}
    return exports.Scope(
        title=title.strip() or "Verdict report",
        words=words[which] + of,
        chosen=ClaimFilter(states=states, documents=tuple(documents)),
    )


def _download(made: Export, scope: Scope, key: str) -> None:
    st.download_button(
        f"Download ({wording.count(made.claims, 'claim')})",
        made.body,
        file_name=made.file,
        mime=made.media_type,
        type="primary",
        width="stretch",
        on_click=lambda: attempt(lambda: exports.log(session.desk(), scope, key, made)),
        disabled=made.claims == 0,
    )
    if made.claims == 0:
        st.info("No claim fits this choice yet. Give a verdict, or choose more claims.")


def _left_out(made: Export) -> None:
    """Say which of the chosen claims the format could not carry."""
    if made.left_out:
        with st.expander(f"Not in this file: {len(made.left_out)}"):
            for line in made.left_out[:_LEFT_OUT]:
                st.markdown(plain(f"{line}."))


def _preview(made: Export, key: str) -> None:
    if made.body.startswith(_PACKAGE):
        st.info("This format is shown by the program that opens it. Download it to look at it.")
        return
    text = made.body.decode("utf-8-sig", "replace")
    if text.startswith("<!doctype html"):
        st.iframe(text, height=900)
    else:
        st.code(text[:20_000], language="json" if key == "json" else None, height=900)


def _past() -> None:
    past = exports.past(session.desk())
    if not past:
        return
    with st.expander("Files that left the desk"):
        for one in past:
            st.markdown(
                plain(
                    f"{wording.moment(one.at)}: {one.format}, {one.scope}, "
                    f"{wording.count(one.claims, 'claim')}, by {one.by}; record at event "
                    f"{one.events}; digest {wording.short_digest(one.digest)}"
                )
            )
