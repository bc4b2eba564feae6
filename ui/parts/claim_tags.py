"""The tags of a claim or a document, on its page: put on and taken off in one field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import bulk, tags
from desk.authority import Role
from desk.bulk import Asked, Bulk
from ui import links, session
from ui.act import attempt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def show(claim_id: str) -> None:
    """Draw the field of a claim; what was changed in it is done at once."""
    carried = list(tags.carried(session.database(), [claim_id]))

    def change(after: Sequence[str]) -> None:
        for asked in _differences(claim_id, carried, after):
            attempt(lambda: bulk.carry(session.desk(), asked))  # noqa: B023 -- called at once

    _field(f"tags {claim_id}", carried, change)


def show_of_document(document_id: str) -> None:
    """Draw the field of a document; what was changed in it is done at once."""
    carried = list(tags.on_document(session.database(), document_id))

    def change(after: Sequence[str]) -> None:
        desk = session.desk()
        for name in (one for one in after if one not in carried):
            attempt(lambda: tags.tag_documents(desk, [document_id], name))  # noqa: B023 -- at once
        for name in (one for one in carried if one not in after):
            attempt(lambda: tags.untag_documents(desk, [document_id], name))  # noqa: B023

    _field(f"tags {document_id}", carried, change)


def _field(key: str, carried: list[str], change: Callable[[Sequence[str]], None]) -> None:
    can_tag = session.may(Role.CHECKER)
    if not carried and not can_tag:
        return
    if st.session_state.get(key) != carried:
        st.session_state[key] = carried
    st.multiselect(
        "Tags",
        tags.names(session.database()),
        key=key,
        accept_new_options=True,
        placeholder="Add a tag",
        width=260,
        label_visibility="collapsed",
        disabled=not can_tag,
        on_change=lambda: change(st.session_state[key]),
    )
    if carried:
        st.page_link(
            links.TAGS, label="About its tags", icon=":material/sell:",
            query_params={"tag": carried[0]},
        )  # fmt: skip


def _differences(claim_id: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Asked]:
    for name in after:
        if name not in before:
            yield Asked(action=Bulk.TAG, claims=(claim_id,), tag=name)
    for name in before:
        if name not in after:
            yield Asked(action=Bulk.UNTAG, claims=(claim_id,), tag=name)
