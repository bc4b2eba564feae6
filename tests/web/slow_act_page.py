"""A page that takes in a text as soon as somebody opens it, or fails over the words asked for."""

import streamlit as st

from desk import address
from desk.intake import About, take_in_pasted
from desk.team import sit_down

if "q" in st.query_params:
    raise ValueError(st.query_params["q"])
take_in_pasted(
    sit_down(address.opened(address.current().where), "Maya"),
    "The pier has lost 14 of its 40 lamps, the harbour office said on Tuesday.",
    About(),
)
