"""Three pairs of an invented harbour town, with what was done to them in words below."""

from __future__ import annotations

import streamlit as st

from claims.model import RelationState
from ui.components.pairs import ShownPair, ShownSide, pairs_board

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)> ![x](https://evil.example/x.png)"

st.set_page_config(page_title="Pairs", layout="wide")


def side(number: int, figure: str) -> ShownSide:
    """A passage with a number that differs."""
    evil = st.query_params.get("evil", "")
    return ShownSide(
        number=number,
        href="javascript:alert(3)" if evil else f"claim?claim={number}",
        source=EVIL if evil else "2. The ledger · 1 May 2019",
        place=f"document?document={number}",
        said=EVIL if evil else "Ida Holm",
        before="The harbour woke. ",
        parts=(("The port 🚤 fined ", ""), (EVIL if evil else figure, "number"), (".", "")),
        after=" It rained.",
    )


def pair(number: int) -> ShownPair:
    """A contradiction between two counts of boats."""
    id_ = f"rel_{number}"
    known = st.session_state.get("states", {}).get(id_, RelationState.PROPOSED)
    return ShownPair(
        id=id_,
        symbol="≠",
        verb="contradicts",
        state=known,
        state_label=known.value,
        reason="The numbers exclude each other: more than 40, 12.",
        decided="" if known is RelationState.PROPOSED else f"{known.value} by Maya",
        left=side(number * 10, "more than 40 boats"),
        right=side(number * 10 + 1, "12 boats"),
    )


states = st.session_state.setdefault("states", {})
shown = [pair(n) for n in (1, 2, 3) if states.get(f"rel_{n}") is not RelationState.REJECTED]
result = pairs_board(shown, key="pairs")
if result.decided:
    states[result.decided[0]] = result.decided[1]
    st.session_state["said"] = f"{result.decided[1].value} {result.decided[0]}"
    st.rerun()
if result.caveat:
    st.session_state["said"] = f"caveat {result.caveat}"
st.text(f"Said: {st.session_state.get('said', 'nothing')}")
