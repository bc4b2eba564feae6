"""Suggested passages of an invented harbour town, with what was done to them in words below."""

from __future__ import annotations

import streamlit as st

from reports import wording
from review.model import Stance
from ui.components.evidence import Proposal, evidence_board
from ui.components.found import Group, Item, found

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"

st.set_page_config(page_title="Evidence", layout="wide")
gone: list[str] = st.session_state.setdefault("gone", [])
shown = [
    Proposal(
        id=f"p{number}",
        quote=f"Passage {number} 🚤 {EVIL}",
        source=f"{number}. The ledger",
        reason="names Saltmarsh",
        href=f"document?document={number}",
        label="Same words" if number == 1 else "",
    )
    for number in range(1, 4)
    if f"p{number}" not in gone
]
result = evidence_board(
    [],
    shown,
    key="evidence",
    stances={one: (wording.SYMBOLS[one], wording.label(one)) for one in Stance},
    can_refuse="fixed" not in st.query_params,
)
if result.linking:
    gone.append(result.linking.proposal)
    st.session_state["said"] = f"{result.linking.stance.value} {result.linking.proposal}"
    st.rerun()
if result.refusing:
    gone.append(result.refusing)
    st.session_state["said"] = f"refused {result.refusing}"
    st.rerun()
found(
    [
        Group(
            heading="2 passages",
            items=(
                Item(words=(("The ", False), ("lamps", True), (EVIL, False)), meta=("Claim 4",),
                     href="claim?claim=4"),
                Item(words=(("Elsewhere", True),), meta=(), href="javascript:alert(3)",
                     outside=True),
                Item(words=(("Checked", True),), meta=("Wrong",),
                     href="https://checks.example/a", outside=True),
            ),
            more=("Show all 9", "search?q=lamps&in=passages"),
        )
    ],
    key="found",
)  # fmt: skip
st.text(f"Said: {st.session_state.get('said', 'nothing')}")
