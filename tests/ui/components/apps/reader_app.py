"""The reader with an article of an invented harbour town, and what was done in it below."""

from __future__ import annotations

import streamlit as st

from claims.text import Extent
from tests.ui.components.apps.article import article, long_document
from ui.components.reader import Action, Mode, reader

st.set_page_config(page_title="Reader", layout="wide")
rounds = st.session_state.get("rounds", 1)
if st.button("Start again"):
    st.session_state.clear()
    st.session_state["rounds"] = rounds + 1
    st.rerun()
words = int(st.query_params.get("words", "0"))
mode: Mode = "read" if st.query_params.get("mode") == "read" else "work"
focus: str | Extent | None = st.session_state.get("focus", st.query_params.get("focus"))
actions = (Action(key="claim", label="Make a claim"), Action(key="evidence", label="Link it"))
height = int(st.query_params["height"]) if "height" in st.query_params else None
document = long_document(words) if words else article()
result = reader(
    document, key=f"reader{rounds}", focus=focus, mode=mode, actions=actions, height=height
)
if result.opened:
    st.session_state["said"] = f"opened {result.opened}"
if result.chosen:
    start, end = result.chosen.start, result.chosen.end
    quote = document.text[start:end]
    st.session_state["said"] = f"{result.chosen.action} {start}:{end} {quote!a}"
if result.corrected:
    place = result.corrected.extent
    st.session_state["said"] = f"{place.of(document.text)!a} is {result.corrected.kind}"
if result.asked:
    st.session_state["said"] = f"asked about {result.asked.of(document.text)!a}"
if st.button("Show the last mark"):
    st.session_state["focus"] = document.marks[-1].id
    st.rerun()
if st.button("Show the fish"):
    at = document.text.index("🐟")
    st.session_state["focus"] = Extent(start=at, end=at + 20)
    st.rerun()
st.text(f"Said: {st.session_state.get('said', 'nothing')}")
