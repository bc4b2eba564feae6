"""Shows every nasty word in each of the places where Streamlit reads Markdown."""

from __future__ import annotations

import streamlit as st

from tests.browser.apps.nasty import PAIRS, TURNED, WORDS
from ui.plain import plain

for number, words in enumerate((*WORDS, *TURNED)):
    shown = plain(words)
    with st.container(key=f"word-{number}"):
        st.title(shown, anchor=False)
        st.markdown(shown)
        st.error(shown)
        st.button(shown, key=f"button-{number}")
        with st.expander(shown, key=f"expander-{number}"):
            st.radio(shown, [words], format_func=plain, key=f"radio-{number}")
        st.tabs([shown])

with st.container(key="pairs"):
    st.markdown("\n\n".join(plain(pair) for pair in PAIRS))

st.header("Drawn", anchor=False)
