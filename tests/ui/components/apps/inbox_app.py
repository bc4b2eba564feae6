"""An inbox of an invented desk in which many claims wait for the same reason."""

from __future__ import annotations

import streamlit as st

from ui.components.inbox import Row, inbox_rows

st.set_page_config(page_title="Inbox", layout="wide")


def row(key: str, lead: str, words: str, *, is_read: bool = False) -> Row:
    """A row that leads to a claim."""
    return Row(key=key, lead=lead, words=words, meta=(key,), href="claim?claim=1", is_read=is_read)


WAITS = [
    row("named", "Tomas named you", "Sundays, too?"),
    *(row(f"settle-{n}", "To settle", f"The pier holds {n} boats.") for n in range(40)),
    row("late", "Ines is late", "Four lamps are out."),
    row("stale", "A verdict of yours, to look at again", "It rained.", is_read=True),
]
found = inbox_rows((("Waits for you", WAITS), ("Changed in what you follow", [])), key="inbox")
done = found.opening or found.turning
if done:
    st.session_state["said"] = done
st.text(f"Said: {st.session_state.get('said', 'nothing')}")
