"""The server of `test_stopping`: the real front door, with a page that does one act."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from app import lifespan
from web.monitoring import MONITORING_ROUTES

app = st.App(
    str(Path(__file__).with_name("slow_act_page.py")), routes=MONITORING_ROUTES, lifespan=lifespan
)
