"""Hits of a search as links, drawn by one component out of text nodes.

Words come cut at what matched, so nothing a document says is ever parsed as markup. A hit is a
link of its own: the browser opens it, in a new tab too, and no script has to run.
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

_mount = st.components.v2.component(
    "claimdesk_found",
    js=script(_HERE / "found.js"),
    css=style(_HERE / "found.css"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A hit: (words, whether they matched), what is known of it, and where it leads.

    `outside` says that it leads away from this site.
    """

    words: tuple[tuple[str, bool], ...]
    meta: tuple[str, ...]
    href: str | None
    outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A section: its heading with the count, its hits, and a link to the rest of them."""

    heading: str
    items: tuple[Item, ...]
    more: tuple[str, str] | None = None
    """(words, address)"""


def found(groups: Sequence[Group], *, key: str) -> None:
    """Draw what was found."""
    _mount(
        key=key,
        data={
            "groups": [
                {
                    "heading": group.heading,
                    "items": [_item(one) for one in group.items],
                    "more": list(group.more) if group.more else None,
                }
                for group in groups
            ],
            "away": "opens elsewhere",
        },
    )


def _item(one: Item) -> dict[str, object]:
    return {
        "words": [list(piece) for piece in one.words],
        "meta": list(one.meta),
        "href": one.href,
        "outside": one.outside,
    }
