"""The list of claims of an invented harbour town, with what was done to it in words below."""

from __future__ import annotations

import streamlit as st

from tests.ui.components.apps.harbour import claim_rows
from ui.components.claim_list import Notice, Paging, claim_list
from ui.components.claim_list.rows import ACTIONS

st.set_page_config(page_title="List", layout="wide")
rounds = st.session_state.get("rounds", 1)
if st.button("Start again"):
    st.session_state.clear()
    st.session_state["rounds"] = rounds + 1
    st.rerun()
count = int(st.query_params.get("rows", "8"))
st.text_input("Search claims", key="search")
page = int(st.session_state.get("page_number", 1))
result = claim_list(
    claim_rows(count, first=(page - 1) * count),
    key=f"list{rounds}",
    selected=st.session_state.get("taken", frozenset()),
    page=Paging(number=page, size=count, total=count * 3),
    actions=ACTIONS if st.query_params.get("act", "yes") == "yes" else (),
    notice=st.session_state.get("notice"),
)
st.session_state["taken"] = result.selected
if result.opened:
    st.session_state["said"] = f"opened {result.opened}"
if result.bulk:
    ids, wide = " ".join(result.bulk.ids), " everything" if result.bulk.everything else ""
    st.session_state["said"] = f"{result.bulk.action} {ids}{wide}"
    st.session_state["notice"] = Notice(number=7, words="Three were done.")
    st.rerun()
if result.undone:
    st.session_state["said"] = f"undone {result.undone}"
if result.page:
    st.session_state["page_number"] = result.page
    st.rerun()
if st.button("Forget the selection"):
    st.session_state["taken"] = frozenset()
    st.rerun()
st.text(f"Said: {st.session_state.get('said', 'nothing')}")
st.text(f"Taken: {' '.join(sorted(result.selected)) or 'none'}")
