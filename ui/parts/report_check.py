"""Checking a report that somebody holds: is it ours, what does it show, what changed since."""

from __future__ import annotations

import streamlit as st

from desk.report_check import check_report, told
from ui import session
from ui.act import attempt
from ui.components.passage import Line, lines


def show() -> None:
    """Draw the place to put a file, and what was found of it."""
    with st.expander("Check a report"):
        st.markdown(
            "Put in a report of any format. It is held against the record and not kept: whether "
            "it left this desk as it is, which state it shows, and what changed since."
        )
        file = st.file_uploader("Report", key="report-to-check")
        if file is None:
            return
        check = attempt(lambda: check_report(session.desk(), file.getvalue()))
        if check is None:
            st.rerun()
        else:
            found = [Line(words=f"{_SIGNS[proven]} {said}") for proven, said in told(check)]
            lines(found, key=f"report {check.digest}", label="What was found of the report")


_SIGNS = {True: "✓", False: "✗", None: "Since then:"}
