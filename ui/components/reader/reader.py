"""The reader as a Streamlit component: read a document, open its claims, choose words in it.

The text is drawn once; scrolling, hovering and selecting stay in the browser. A mark that is
opened, words that are chosen, a block that is corrected and a speaker that is asked about come
back as triggers, each seen for one run of the script. Triggers do not work inside `st.form`.

What chosen words become is not decided here: the page trims them and asks the desk.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from claims.text import Extent
from ui.components.assets import script, style
from ui.components.reader.document import (
    Action,
    Mode,
    ReaderDocument,
    ReaderResult,
    asked,
    chosen,
    corrected,
    payload,
)
from ui.components.wording import BLOCK_WORDS, READER_WORDS, STATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = Path(__file__).parent
_SCRIPTS = ("text.js", "labels.js", "minimap.js", "selection.js", "sentences.js", "reader.js")

_mount = st.components.v2.component(
    "claimdesk_reader",
    js=script(*(_HERE / name for name in _SCRIPTS)),
    css=style(_HERE / "reader.css"),
)

ACTIONS = (
    Action(key="claim", label="Make a claim"),
    Action(key="evidence", label="Link as evidence"),
)


def reader(
    document: ReaderDocument,
    *,
    key: str,
    focus: str | Extent | None = None,
    mode: Mode = "work",
    actions: tuple[Action, ...] = ACTIONS,
    height: int | None = None,
) -> ReaderResult:
    """Draw `document` and return what was done in it.

    `focus` is the id of a mark, or an extent, to scroll to and show; the same value again does
    not scroll again. With `height`, in pixels, the text scrolls in a box of its own; without,
    it scrolls with the page. In mode "read" no words can be chosen.
    """
    offered = actions if mode == "work" else ()
    result = _mount(
        key=key,
        data={
            **payload(document),
            "focus": _focus(focus),
            "actions": [[action.key, action.label] for action in offered],
            "height": height,
            "words": READER_WORDS,
            "states": STATE_WORDS,
            "block_words": BLOCK_WORDS,
        },
        on_opened_change=_nothing,
        on_chosen_change=_nothing,
        on_corrected_change=_nothing,
        on_asked_change=_nothing,
    )
    return _read(result, document, offered)


def _nothing() -> None:
    """A callback, because Streamlit hands back only what has one."""


def _focus(focus: str | Extent | None) -> list[str | int] | None:
    """A mark's id alone, or start and end."""
    if isinstance(focus, Extent):
        return [focus.start, focus.end]
    return None if focus is None else [focus]


def _read(
    result: Mapping[str, object], document: ReaderDocument, offered: tuple[Action, ...]
) -> ReaderResult:
    """Give types to what came from the browser; what does not fit is nothing."""
    opened = result.get("opened")
    return ReaderResult(
        opened=opened if isinstance(opened, str) else None,
        chosen=chosen(result.get("chosen"), document.text, offered),
        corrected=corrected(result.get("corrected"), document.text),
        asked=asked(result.get("asked"), document.text),
    )
