"""Threads drawn by one component out of text nodes; remarks are never read as markup.

A thread with its boxes would be a dozen widgets of Streamlit's, and what somebody types would be
drawn over by the next look at what others said. Here the boxes stay while remarks come in. What is
sent has a number of its own (`Said.command`), so that the same remark is never kept twice; it
stays in its box until the page says that it was kept, or why not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from ui.components.assets import script, style
from ui.components.talk.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

_HERE = Path(__file__).parent
_LONGEST = 64

_mount = st.components.v2.component(
    "claimdesk_talk",
    js=script(_HERE / "talk.js"),
    css=style(_HERE / "talk.css"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRemark:
    """A remark in finished words; `pieces` are (words, whether they name somebody)."""

    id: str
    who: str
    when: str
    pieces: tuple[tuple[str, bool], ...]
    reworded: str = ""
    withdrawn: str = ""
    earlier: tuple[tuple[str, str], ...] = ()
    """(words, when)"""
    is_mine: bool = False
    """Whether whoever looks may reword or withdraw it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownThread:
    """A thread: what it is about, where that stands, and who resolved it, in finished words."""

    id: str
    about: str
    quote: str
    href: str | None
    resolved: str
    remarks: tuple[ShownRemark, ...]
    is_partly_hidden: bool
    is_orphaned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkBoard:
    """All that is shown. `abouts` are (what the page hears back, label) of a thread to begin.

    With none no thread can be begun here. `kept` are commands that were carried out, `refused`
    why others were not.
    """

    threads: tuple[ShownThread, ...]
    names: tuple[str, ...]
    abouts: tuple[tuple[str, str], ...]
    can_write: bool
    advice: str = ""
    kept: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    is_begun: bool = False
    """Whether the box for a new thread is to have the focus."""
    asked: str = ""
    """The thread to be shown first of all, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person did: begin, answer, reword, withdraw, resolve, reopen; `target`: with what."""

    what: str
    target: str
    words: str
    command: str


def talk_board(board: TalkBoard, *, key: str, on_said: Callable[[], None]) -> None:
    """Draw the threads; `on_said` is called when a person did something, and asks `said`."""
    _mount(key=key, data=_data(board), on_said_change=on_said)


def said(key: str) -> Said | None:
    """Return what a person did in the component of this key, in its callback."""
    result = st.session_state.get(key)
    value = result.get("said") if isinstance(result, Mapping) else None
    if not isinstance(value, Mapping):
        return None
    fields = [value.get(name) for name in ("what", "target", "words", "command")]
    if not all(isinstance(one, str) for one in fields):
        return None
    what, target, words, command = map(str, fields)
    return Said(what=what, target=target, words=words, command=command[:_LONGEST])


def _data(board: TalkBoard) -> dict[str, object]:
    return {
        "threads": [_thread(one) for one in board.threads],
        "names": list(board.names),
        "abouts": [list(one) for one in board.abouts],
        "canWrite": board.can_write,
        "advice": board.advice,
        "kept": list(board.kept),
        "refused": dict(board.refused),
        "begun": board.is_begun,
        "asked": board.asked,
        "words": WORDS,
    }


def _thread(one: ShownThread) -> dict[str, object]:
    return {
        "id": one.id,
        "about": one.about,
        "quote": one.quote,
        "href": one.href,
        "resolved": one.resolved,
        "remarks": [_remark(remark) for remark in one.remarks],
        "hidden": one.is_partly_hidden,
        "orphaned": one.is_orphaned,
    }


def _remark(one: ShownRemark) -> dict[str, object]:
    return {
        "id": one.id,
        "who": one.who,
        "when": one.when,
        "pieces": [list(piece) for piece in one.pieces],
        "reworded": one.reworded,
        "withdrawn": one.withdrawn,
        "earlier": [list(version) for version in one.earlier],
        "mine": one.is_mine,
    }
