"""Telling that a newer reading engine would read a document differently, and applying it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import rereading
from desk.authority import Role
from reports import wording
from ui import session
from ui.act import attempt, tell
from ui.components.passage import Line, lines
from ui.plain import shortened

if TYPE_CHECKING:
    from desk.rereading import Differences
    from desk.screens import DocumentScreen


def reread_notice(screen: DocumentScreen) -> None:
    """Draw the notice when the document would be read differently now than it was."""
    if screen.engine == screen.engine_now and not screen.document.by_hand:
        return
    found = rereading.differences(session.desk(), screen.document.id)
    if found.is_empty:
        return
    why = "A newer reading engine" if screen.engine != screen.engine_now else "What you corrected"
    with st.expander(f"{why} proposes {_counted(found)}", icon=":material/difference:"):
        lines(_shown(found), key=f"differences {screen.document.id}", label="What would change")
        kept = wording.count(found.kept, "claim")
        st.markdown(f"What people have worked on ({kept}) stays as it is.")
        if session.may(Role.CHECKER) and st.button("Read it again", key="read-again"):
            do = attempt(lambda: rereading.read_again(session.desk(), screen.document.id))
            if do is not None:
                tell("The document was read again.")
            st.rerun()


def _counted(found: Differences) -> str:
    parts = (
        (len(found.added), "new claim", "new claims"),
        (len(found.changed), "changed candidate", "changed candidates"),
        (len(found.gone), "candidate to set aside", "candidates to set aside"),
    )
    told = tuple(wording.count(number, one, many) for number, one, many in parts if number)
    return wording.listed(told)


def _shown(found: Differences) -> list[Line]:
    text = found.document.text
    added = [Line(lead="New", words=shortened(c.extent.of(text), 160)) for c in found.added]
    changed = [
        Line(
            lead="Changed",
            words=shortened(change.claim.statement, 160),
            quiet=", ".join(change.fields),
        )
        for change in found.changed
    ]
    gone = [Line(lead="Set aside", words=shortened(c.statement, 160)) for c in found.gone]
    return [*added, *changed, *gone][:100]
