"""The tags of the desk; of one, who put it on what, and how it was renamed and folded."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from claims.errors import Refusal
from desk.screens.tags import MOST, tag_list, tag_screen
from reports import wording
from ui import links, moments, session
from ui.components.passage import Line, lines
from ui.parts import history
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from desk.screens.tags import TagScreen, Use


def show() -> None:
    """Draw the tag that the address names, and all tags below it."""
    st.page_link(links.CLAIMS, label="Claims", icon=":material/arrow_back:")
    asked = st.query_params.get("tag", "")
    if asked:
        try:
            _one(tag_screen(session.database(), asked))
        except Refusal as refusal:
            st.title("Tag", anchor=False)
            st.error(plain(str(refusal)))
    else:
        st.title("Tags", anchor=False)
    _every(asked)


def _one(screen: TagScreen) -> None:
    st.title(plain(f"Tag “{screen.name}”"), anchor=False)
    st.page_link(links.CLAIMS, label="Claims that carry it", query_params={"tag": screen.plain})
    if screen.uses:
        lines([_use(one, screen) for one in screen.uses], key=f"uses {screen.id}", label="Its uses")
    if len(screen.uses) == MOST:
        st.markdown(f"Told are the latest {MOST}; the record keeps all.")
    history.show(screen.id)


def _use(one: Use, screen: TagScreen) -> Line:
    page, number = ("claim", one.claim) if one.claim is not None else ("document", one.document)
    off = ""
    if one.ended_at is not None:
        off = f"; taken off by {one.ended_by}, {moments.moment(one.ended_at)}"
    called = f" as “{one.name}”" if one.name != screen.name else ""
    return Line(
        lead=f"{page.capitalize()} {number}",
        words=shortened(one.words, 120),
        quiet=f"put on{called} by {one.given_by}, {moments.moment(one.given_at)}{off}",
        href=f"{page}?" + urlencode({page: number}),
    )


def _every(asked: str) -> None:
    found = tag_list(session.database())
    if not found:
        st.markdown("Nothing is tagged yet. Tags are put on claims and documents on their pages.")
        return
    if asked:
        st.header("All tags", anchor=False)
    shown = [
        Line(
            words=one.name, href="tags?" + urlencode({"tag": one.name}),
            quiet=f"{wording.count(one.claims, 'claim')}, "
            f"{wording.count(one.documents, 'document')}",
        )
        for one in found
    ]  # fmt: skip
    lines(shown, key="tags", label="Tags of this desk")
