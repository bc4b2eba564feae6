"""A claim's words in the passage where they stand, and plain lines such as a history.

Both are drawn by one component out of text nodes, because Streamlit's own text elements would
read a document's words as Markdown.
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
    "claimdesk_passage",
    js=script(_HERE / "passage.js"),
    css=style(_HERE / "passage.css"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words with those before and after them; `parts` cut the words at numbers and times."""

    before: str
    parts: tuple[tuple[str, str], ...]
    """(words, "" or "number" or "time"), joining to the claim's exact words."""
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a list: a lead in strong type, words, and quiet remarks after them."""

    lead: str = ""
    words: str = ""
    quiet: str = ""
    colour: str | None = None
    """Key of a verdict colour, when the lead is a rating."""
    href: str | None = None
    """Address of this app that the words lead to."""


def passage(shown: Passage, *, key: str) -> None:
    """Draw a passage with the claim's words standing out."""
    _mount(
        key=key,
        data={
            "before": shown.before,
            "parts": [list(part) for part in shown.parts],
            "after": shown.after,
        },
    )


def lines(shown: Sequence[Line], *, key: str, label: str) -> None:
    """Draw a list of lines; `label` names it for those who do not see it."""
    _mount(
        key=key,
        data={
            "label": label,
            "lines": [[one.lead, one.words, one.quiet, one.colour, one.href] for one in shown],
        },
    )
