"""The inbox: what waits for whoever looks, and what changed in what they follow."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from desk import inbox
from reports import inbox_words
from ui import links, moments, session
from ui.act import attempt
from ui.components.inbox import Row, inbox_rows
from ui.parts.guide import titled
from ui.plain import shortened

if TYPE_CHECKING:
    from desk import Desk
    from review.inbox import Change, Inbox, Item, Place

EVERY = 10
"""Seconds between two looks."""

_COUNT = "inbox unread"


def unread(desk: Desk) -> int:
    """Return how many items are unread; counted anew only when something happened at the desk."""
    version = inbox.version_of(desk)
    kept: tuple[object, int] | None = st.session_state.get(_COUNT)
    if kept is None or kept[0] != version:
        kept = st.session_state[_COUNT] = (version, len(inbox.inbox(desk).unread))
    return kept[1]


def title(desk: Desk) -> str:
    """Return how the navigation calls the inbox: with the number of what is unread."""
    count = unread(desk)
    return f"Inbox ({count})" if count else "Inbox"


def show() -> None:
    """Draw the inbox."""
    titled("Inbox", "checkers#inbox")
    _rows()


def follow_button(*, claim: str | None = None, document: str | None = None) -> None:
    """Draw whether a claim or document, by id, is followed, and let it be changed."""
    with st.container(width="content"):
        _follow(claim, document)


@st.fragment
def _follow(claim: str | None, document: str | None) -> None:
    subject = claim or document or ""
    on = inbox.follows(session.desk(), subject)
    st.button(
        "Following" if on else "Follow",
        icon=":material/notifications_active:" if on else ":material/notifications:",
        key=f"follow {subject}",
        type="tertiary",
        help="What others do here comes to your inbox." if on else "Have changes in your inbox.",
        on_click=lambda: inbox.follow(session.desk(), claim=claim, document=document, on=not on),
    )


@st.fragment(run_every=EVERY)
def _rows() -> None:
    found = inbox.inbox(session.desk())
    if not found.keys:
        st.markdown(inbox_words.NOTHING)
        return
    if found.unread and st.button("Mark all as read", key="inbox-all-read"):
        _all_read()
        st.rerun()
    groups = (
        ("Waits for you", [_item(one) for one in found.waits]),
        ("Changed in what you follow", [_change(one) for one in found.changes]),
    )
    result = inbox_rows(groups, key="inbox")
    if result.turning is not None:
        _turn(found, result.turning)
        st.rerun()
    if result.opening is not None:
        _open(found, result.opening)


def _turn(found: Inbox, key: str) -> None:
    desk = session.desk()
    change = inbox.mark_read if key in found.unread else inbox.mark_unread
    attempt(lambda: change(desk, [key]))


def _open(found: Inbox, key: str) -> None:
    attempt(lambda: inbox.mark_read(session.desk(), [key]))
    places = {one.key: one.place for one in found.waits}
    places |= {one.key: one.place for one in found.changes}
    page, parameters = _page(places[key])
    st.switch_page(page, query_params=parameters)


def _all_read() -> None:
    attempt(lambda: inbox.mark_all_read(session.desk()))


def _item(one: Item) -> Row:
    return Row(
        key=one.key,
        lead=inbox_words.lead(one),
        words=shortened(one.words, 200),
        meta=inbox_words.meta(one, moments.moment),
        href=href(one.place),
        is_read=one.is_read,
    )


def _change(one: Change) -> Row:
    latest = one.events[0]
    return Row(
        key=one.key,
        lead=inbox_words.happened(one),
        words=shortened(one.words, 200),
        meta=(inbox_words.where(one.place), moments.moment(latest.at)),
        href=href(one.place),
        is_read=one.is_read,
    )


def _page(place: Place) -> tuple[str, dict[str, str]]:
    """Return the page of a place and its parameters."""
    thread = {"talk": place.thread} if place.thread else {}
    if place.claim is not None:
        return links.CLAIM, {"claim": str(place.claim), **thread}
    if place.document is not None and place.is_version:
        return links.VERSION, {"document": str(place.document)}
    if place.document is not None:
        at = {} if place.at is None else {"at": str(place.at)}
        return links.DOCUMENT, {"document": str(place.document), **at, **thread}
    return links.CLAIMS, {"state": place.state or "", "order": "number"}


def href(place: Place) -> str:
    """Return the address of a place, for a tab of its own."""
    page, parameters = _page(place)
    names = {
        links.CLAIM: "claim",
        links.DOCUMENT: "document",
        links.VERSION: "version",
        links.CLAIMS: "",
    }
    return f"{names[page]}?{urlencode(parameters)}"
