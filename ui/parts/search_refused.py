"""Setting a suggested passage aside for a claim, and the list of those that were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import search_refusals
from desk.authority import Role
from reports import wording
from ui import session
from ui.act import attempt, tell
from ui.folding import expander
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk.search_refusals import SetAside
    from desk.suggestions import Suggestion


def refuse_suggestion(claim: str, one: Suggestion) -> None:
    """Suggest a passage no more for a claim; as a callback, before the claim is drawn."""
    form = f"refuse {claim} {one.document} {one.start}"
    command = session.command_id(form)
    done = attempt(
        lambda: search_refusals.refuse(
            session.desk(), claim, one.document, one.start, one.end, command_id=command
        )
    )
    if done is not None:
        session.carried_out(form)
        tell("Set aside for this claim. It stands in the list below the suggestions.")


def set_aside_list(claim: str) -> None:
    """Draw what was set aside for a claim, each with the way back; nothing where there is none."""
    found = search_refusals.set_aside(session.database(), claim)
    if not found:
        return
    label = f"Set aside: {wording.count(len(found), 'passage')}"
    expander(label, lambda: _ways_back(found), about="set aside")


def _ways_back(found: Sequence[SetAside]) -> None:
    for one in found:
        _way_back(one)


def _way_back(one: SetAside) -> None:
    st.markdown(plain(f"“{shortened(one.quote, 160)}” · {one.document}. {one.title} · {one.by}"))
    if session.may(Role.CHECKER) and st.button("Suggest it again", key=f"restore {one.id}"):
        if attempt(lambda: search_refusals.restore(session.desk(), one.id)) is not None:
            tell("The passage is suggested again.")
        st.rerun()
