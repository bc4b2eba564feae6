"""What the desk asks before a verdict stands: reviewers, acceptance, a lawyer."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from claims.model import Kind
from desk import policy
from desk.authority import Role, may
from reports import wording
from review.requirements import MOST, Policy
from ui import session
from ui.act import attempt, tell


def policy_form() -> None:
    """Draw what is asked now, and for an administrator the form that changes it."""
    st.header("What a verdict needs", anchor=False)
    with session.database().snapshot() as snapshot:
        now = policy.policy_of(snapshot)
    st.markdown(_told(now))
    if not may(session.desk(), Role.ADMINISTRATOR):
        return
    with st.expander("Blind reviews and other demands"), st.form("policy", border=False):
        wanted = _asked(now)
        if st.form_submit_button("Save", type="primary"):
            if attempt(lambda: policy.set_policy(session.desk(), wanted)) is not None:
                tell("Saved. Rounds that have begun need as many reviews as before.")
            st.rerun()


def _told(now: Policy) -> str:
    parts = [f"{wording.count(now.reviews, 'reviewer')} for every claim"]
    kinds = [f"{count} where it is “{wording.label(kind)}”" for kind, count in now.kinds.items()]
    parts += kinds
    if now.worthy > 1:
        parts.append(
            f"{now.worthy} from check-worthiness {wording.of_hundred(now.worthy_from)} of 100 on"
        )
    told = "; ".join(parts)
    blind = " Two or more review blind." if _several(now) else ""
    settled = "" if now.agreed_settles else " An editor accepts even what they agree on."
    lawyer = " A lawyer signs before anything is published." if now.legal else ""
    return f"{told}.{blind}{settled}{lawyer}"


def _several(now: Policy) -> bool:
    return max(now.reviews, now.worthy, *now.kinds.values(), 1) > 1


def _asked(now: Policy) -> Policy:
    reviews = st.number_input("Reviewers of every claim", 1, MOST, now.reviews)
    left, right = st.columns(2)
    worthy = left.number_input("Reviewers of a claim well worth checking", 1, MOST, now.worthy)
    worthy_from = right.number_input(
        "… from this check-worthiness on (0 to 100)",
        0,
        100,
        wording.of_hundred(now.worthy_from),
        step=5,
    )
    kinds = st.data_editor(
        _table(now), hide_index=True, disabled=["key", "Kind"], column_order=["Kind", "Reviewers"],
        column_config={
            "Reviewers": st.column_config.NumberColumn(min_value=1, max_value=MOST, step=1)
        },
        key="policy-kinds",
    )  # fmt: skip
    st.markdown("Where several of these fit a claim, the highest number counts.")
    settles = st.checkbox("Reviewers who agree make the verdict by themselves", now.agreed_settles)
    legal = st.checkbox("A lawyer signs before a verdict is published", now.legal)
    return Policy(
        reviews=int(reviews),
        kinds={
            Kind(key): int(count)
            for key, count in zip(kinds["key"], kinds["Reviewers"], strict=True)
        },
        worthy=int(worthy),
        worthy_from=worthy_from / 100,
        agreed_settles=settles,
        legal=legal,
    )


def _table(now: Policy) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "key": [kind.value for kind in Kind],
            "Kind": [wording.label(kind) for kind in Kind],
            "Reviewers": [now.kinds.get(kind, 1) for kind in Kind],
        }
    )
