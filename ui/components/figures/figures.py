"""Numbers to compare, as tables: whoever does not see the bars or shades reads the numbers.

Bars are drawn in the colour of the text, because colour means a verdict on these pages.
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
    "claimdesk_figures",
    js=script(_HERE / "figures.js"),
    css=style(_HERE / "figures.css"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A row: what it counts, its numbers in the order of the heads, and where it leads."""

    label: str
    values: tuple[int, ...]
    note: str = ""
    href: str | None = None


def bars(shown: Sequence[Bar], *, heads: Sequence[str], key: str, label: str) -> None:
    """Draw rows with a bar for each number; `heads` names the first column and the numbers'."""
    longest = max((value for row in shown for value in row.values), default=0)
    _mount(
        key=key,
        data={
            "label": label,
            "heads": list(heads),
            "longest": longest,
            "rows": [[row.label, list(row.values), row.note, row.href] for row in shown],
        },
    )


def grid(heads: Sequence[str], counts: Sequence[Sequence[int]], *, key: str, label: str) -> None:
    """Draw a square of counts, the darker the more; `heads` name both sides."""
    _mount(key=key, data={"label": label, "heads": list(heads), "grid": [list(c) for c in counts]})
