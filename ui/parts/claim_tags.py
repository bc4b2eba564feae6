"""The tags of one claim, on its page: put on and taken off in one field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import bulk, tags
from desk.authority import Role
from desk.bulk import Asked, Bulk
from ui import session
from ui.act import attempt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def show(claim_id: str) -> None:
    """Draw the field; what was changed in it is done at once."""
    database, key = session.database(), f"tags {claim_id}"
    carried = list(tags.carried(database, [claim_id]))
    can_tag = session.may(Role.CHECKER)
    if not carried and not can_tag:
        return
    if st.session_state.get(key) != carried:
        st.session_state[key] = carried
    st.multiselect(
        "Tags",
        tags.names(database),
        key=key,
        accept_new_options=True,
        placeholder="Add a tag",
        width=260,
        label_visibility="collapsed",
        disabled=not can_tag,
        on_change=_changed,
        args=(claim_id, key, carried),
    )


def _changed(claim_id: str, key: str, carried: Sequence[str]) -> None:
    for asked in _differences(claim_id, carried, st.session_state[key]):
        attempt(lambda: bulk.carry(session.desk(), asked))  # noqa: B023 -- called at once


def _differences(claim_id: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Asked]:
    for name in after:
        if name not in before:
            yield Asked(action=Bulk.TAG, claims=(claim_id,), tag=name)
    for name in before:
        if name not in after:
            yield Asked(action=Bulk.UNTAG, claims=(claim_id,), tag=name)
