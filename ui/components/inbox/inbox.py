"""The rows of an inbox, drawn by one component out of text nodes, with keys.

A row is a link, so that it opens in a new tab, too; opened plainly it comes back to the page, which
marks it as read and goes there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from ui.components.assets import script, style

if TYPE_CHECKING:
    from collections.abc import Sequence

_HERE = Path(__file__).parent

WORDS = {
    "read": "Mark as read",
    "unread": "Mark as unread",
    "new": "Unread",
    "all": "Show all {n}",
    "fewer": "Show only the first",
    "keys": "j and k move, Enter opens, r marks as read or unread.",
}
"""Every word that the component shows by itself."""

_mount = st.components.v2.component(
    "claimdesk_inbox",
    js=script(_HERE / "inbox.js"),
    css=style(_HERE / "inbox.css"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An item in finished words; `key` is what the page hears back."""

    key: str
    lead: str
    words: str
    meta: tuple[str, ...]
    href: str
    is_read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxResult:
    """What a person did, each for one run of the script: the key of a row."""

    opening: str | None = None
    turning: str | None = None
    """Marked as read, or as unread where it was read."""


def inbox_rows(groups: Sequence[tuple[str, Sequence[Row]]], *, key: str) -> InboxResult:
    """Draw groups of rows under their headings."""
    result = _mount(
        key=key,
        data={
            "groups": [[heading, [_row(one) for one in rows]] for heading, rows in groups],
            "words": WORDS,
        },
        on_open_change=_nothing,
        on_turn_change=_nothing,
    )
    known = {one.key for _, rows in groups for one in rows}
    return InboxResult(
        opening=_one_of(result.get("open"), known), turning=_one_of(result.get("turn"), known)
    )


def _nothing() -> None:
    """A callback, because Streamlit hands back only what has one."""


def _row(one: Row) -> dict[str, object]:
    return {
        "key": one.key,
        "lead": one.lead,
        "words": one.words,
        "meta": list(one.meta),
        "href": one.href,
        "read": one.is_read,
    }


def _one_of(value: object, known: set[str]) -> str | None:
    return value if isinstance(value, str) and value in known else None
