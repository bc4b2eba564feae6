"""The names that searches take for one another, in Settings: a table, additions, proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from claims.aliases import Alias
from desk import aliases
from desk.authority import Role
from reports import wording
from ui import session
from ui.act import attempt, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk.act import Done
    from desk.aliases import Listed, Proposed

_PROPOSED = "aliases proposed"


def aliases_form() -> None:
    """Draw the aliases; a change is an event, and can be changed back."""
    st.header("Names that mean the same", anchor=False)
    st.markdown(
        "Suggestions take a short name for the long one: *ICE* for *Immigration and Customs "
        "Enforcement*. Capitals count: *ice* is no agency."
    )
    if not session.may(Role.EDITOR):
        return
    listed = aliases.listed(session.database())
    used = sum(one.used for one in listed)
    with st.expander(f"{wording.count(used, 'short name')} in use"):
        _table(listed)
    with st.expander("Add one"), st.form("add an alias", clear_on_submit=True, border=False):
        short = st.text_input("Short name", max_chars=40)
        long = st.text_input("What it stands for", max_chars=120)
        if st.form_submit_button("Add the name"):
            _save([Alias(short=short, long=long)], used=True)
    with st.expander("Look for more in the documents"):
        _proposals()


def _table(listed: Sequence[Listed]) -> None:
    """Draw the table; what is ticked off there is refused, what is ticked is used."""
    with st.form("aliases", border=False):
        edited = st.data_editor(
            pd.DataFrame(
                {
                    "Used": [one.used for one in listed],
                    "Short": [one.alias.short for one in listed],
                    "Stands for": [one.alias.long for one in listed],
                    "Decided by": [one.decided_by or "shipped" for one in listed],
                }
            ),
            hide_index=True,
            disabled=["Short", "Stands for", "Decided by"],
            key="aliases table",
        )
        if st.form_submit_button("Save the table"):
            wanted = [bool(one) for one in edited["Used"]]
            changed = [
                (one.alias, now) for one, now in zip(listed, wanted, strict=True) if one.used != now
            ]
            _save_both(changed)


def _save_both(changed: Sequence[tuple[Alias, bool]]) -> None:
    """Save what was ticked and what was ticked off, each as one event."""
    for used in (True, False):
        chosen = [alias for alias, now in changed if now is used]
        if chosen and attempt(_decision(chosen, used=used)) is not None:
            tell(_told(chosen, used=used))
    st.rerun()


def _proposals() -> None:
    """Draw what the documents themselves state, once somebody asks for it."""
    st.markdown("Names that a document gives initials for, as in *Harbour Lights Trust (HLT)*.")
    if st.button("Look through the documents"):
        st.session_state[_PROPOSED] = True
    if not st.session_state.get(_PROPOSED):
        return
    found = aliases.proposed(session.database())
    if not found:
        st.markdown("The documents state no name that is not decided on yet.")
        return
    with st.form("proposed aliases", border=False):
        chosen = st.multiselect("Choose some", found, format_func=_said)
        use, refuse = st.columns(2)
        if use.form_submit_button("Use these", type="primary"):
            _save([one.alias for one in chosen], used=True)
        if refuse.form_submit_button("Never propose these"):
            _save([one.alias for one in chosen], used=False)


def _said(one: Proposed) -> str:
    where = wording.count(one.documents, "document")
    return f"{one.alias.short} = {one.alias.long} ({where}, first {one.number})"


def _save(chosen: Sequence[Alias], *, used: bool) -> None:
    if attempt(_decision(chosen, used=used)) is not None:
        tell(_told(chosen, used=used))
    st.rerun()


def _decision(chosen: Sequence[Alias], *, used: bool) -> Callable[[], Done]:
    return lambda: aliases.decide(session.desk(), chosen, used=used)


def _told(chosen: Sequence[Alias], *, used: bool) -> str:
    named = wording.listed(tuple(one.short for one in chosen))
    return f"{named}: in use from now on." if used else f"{named}: no longer used."
