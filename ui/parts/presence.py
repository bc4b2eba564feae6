"""Who else is at a claim: said on its page and on its row, looked up at slow intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import presence
from reports import wording
from ui import session
from ui.parts import bulk
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EVERY = 40
"""Seconds between two looks: three in the two minutes after which somebody is forgotten."""

_AT = "present at"


@st.fragment(run_every=EVERY)
def at_claim(claim_id: str) -> None:
    """Say that one is here, and who else is."""
    desk = session.desk()
    presence.come(desk, claim_id, leaving=st.session_state.get(_AT))
    st.session_state[_AT] = claim_id
    names = presence.others(desk, [claim_id]).get(claim_id, ())
    with st.container(key="present"):
        if names:
            verb = "is" if len(names) == 1 else "are"
            st.markdown(f":material/group: {plain(wording.listed(tuple(names)))} {verb} here, too.")


def left() -> None:
    """Say that the claim one comes from is open here no longer."""
    claim_id = st.session_state.pop(_AT, None)
    if claim_id is not None:
        presence.go(session.desk(), claim_id)


def on_rows(ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return who else is at each of these claims."""
    return presence.others(session.desk(), ids)


@st.fragment(run_every=EVERY)
def watch(ids: Sequence[str], shown: Mapping[str, Sequence[str]]) -> None:
    """Draw the page anew when somebody came or went; not while a dialog asks for something."""
    if not bulk.is_asking() and on_rows(ids) != shown:
        st.rerun()
