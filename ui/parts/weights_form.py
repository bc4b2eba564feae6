"""The desk's own weights for check-worthiness."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from claims.worth import IN_WORDS, LEXICON
from desk import weights
from desk.authority import Role
from ui import session
from ui.act import attempt, tell


def weights_form() -> None:
    """Draw the factors as a table to edit; saving sorts every list anew."""
    st.header("Check-worthiness", anchor=False)
    st.markdown(
        "Every claim's score adds up from signs in its wording: a number, a comparison, somebody "
        "named. 2 doubles what a sign counts at this desk, 0 leaves it out."
    )
    if not session.may(Role.EDITOR):
        return
    with session.database().snapshot() as snapshot:
        now = weights.factors(snapshot)
    with st.expander("Weigh the signs"), st.form("weights", border=False):
        edited = st.data_editor(
            _table(now),
            hide_index=True,
            disabled=["key", "Sign"],
            column_order=["Sign", "Counts"],
            column_config={
                "Counts": st.column_config.NumberColumn(
                    min_value=0.0, max_value=weights.LARGEST, step=0.1
                )
            },
            key="weights-table",
        )
        if st.form_submit_button("Save the weights"):
            wanted = dict(zip(edited["key"], edited["Counts"].astype(float), strict=True))
            if attempt(lambda: weights.set_factors(session.desk(), wanted)) is not None:
                tell("The weights are saved, and the list is sorted by them.")
            st.rerun()


def _table(now: dict[str, float]) -> pd.DataFrame:
    """Return a row a sign; single words of the lexicon are left out."""
    names = [key for key in IN_WORDS if key.removeprefix("word_") not in LEXICON]
    return pd.DataFrame(
        {
            "key": names,
            "Sign": [IN_WORDS[key] for key in names],
            "Counts": [now.get(key, 1.0) for key in names],
        }
    )
