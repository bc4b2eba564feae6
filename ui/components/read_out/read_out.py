"""A live region: words that a screen reader says when they change, and nobody sees.

It is drawn with every page, empty too: a region that comes together with its words is not read.
What is seen stands elsewhere on the page.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent
_PARTS = ("kept_focus.js", "named_notices.js", "read_out.js")

_mount = st.components.v2.component(
    "claimdesk_read_out",
    js="".join((_HERE / one).read_text("utf-8") + "\n" for one in _PARTS),
)


def read_out(words: str, *, number: int = 0) -> None:
    """Have `words` said once; `number` tells two of the same words apart."""
    _mount(key="read-out", data={"words": words, "number": number})
