"""What other desks did about a claim, shown as theirs."""

from __future__ import annotations

import streamlit as st

from desk import other_desks
from ui import moments, session
from ui.components.passage import Line, lines


def show(claim_id: str) -> None:
    """Draw the other desks' log of a claim, if a package brought one."""
    told = other_desks.log(session.desk(), claim_id)
    if not told:
        return
    with st.expander(f"At other desks · {len(told)}"):
        shown = [
            Line(
                lead=one.desk_name,
                words=f"{one.who} {one.what}",
                quiet=moments.moment(one.at)
                + ("" if one.number is None else f" · event {one.number} of theirs"),
            )
            for one in told
        ]
        lines(shown, key=f"other desks {claim_id}", label="What other desks did, oldest first")
