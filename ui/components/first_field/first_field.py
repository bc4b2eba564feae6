"""The first field of a dialog has the focus when it opens, so that one types at once.

Streamlit gives it to the dialog itself: what was typed then went to the page's keys. Nothing is
seen of this. Drawn last in a dialog; boxes to tick are no fields.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent

_mount = st.components.v2.component(
    "claimdesk_first_field", js=(_HERE / "first_field.js").read_text("utf-8") + "\n"
)


def first_field() -> None:
    """Have the first field of the dialog that this stands in take the focus."""
    _mount(key="first-field")
