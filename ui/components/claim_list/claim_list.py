"""The list of claims as a Streamlit component.

One element draws all rows, so a page of fifty costs a handful of messages, and the cursor
stays in the browser. What a person selects is state; opening, paging and bulk actions are
triggers, each seen for one run of the script. Triggers do not work inside `st.form`.

The selection travels only when the page changes it (a view was opened, a bulk action
done): what the browser reported itself is not sent back, so selecting resends no rows.
Deciding about claims is not done here: ids go out, the page acts.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from ui.components.assets import script, style
from ui.components.claim_list.rows import (
    ClaimListResult,
    ClaimRow,
    Paging,
    bulk_action,
    page_number,
    payload,
    strings,
)
from ui.components.wording import LIST_KEYS, LIST_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HERE = Path(__file__).parent

_mount = st.components.v2.component(
    "claimdesk_claim_list",
    js=script(_HERE / "rows.js", _HERE / "claim_list.js"),
    css=style(_HERE / "claim_list.css"),
)


def claim_list(
    rows: Sequence[ClaimRow],
    *,
    key: str,
    selected: frozenset[str],
    page: Paging,
    can_act: bool = True,
    empty: str = "No claims here.",
) -> ClaimListResult:
    """Draw `rows` and return what was done to them.

    `key` names the list across runs. `selected` is what shall be selected now; ids of other
    pages may be among it and are kept. Without `can_act` nothing can be selected, accepted
    or dismissed. `empty` is said in place of rows.
    """
    result = _mount(
        key=key,
        data={
            "key": key,
            "rows": [payload(row) for row in rows],
            "page": {"number": page.number, "size": page.size, "total": page.total},
            "pages": page.pages,
            "selection": _selection(key, selected),
            "canAct": can_act,
            "words": {**LIST_WORDS, "empty": empty},
            "keys": [[name, what] for name, what, acts in LIST_KEYS if can_act or not acts],
        },
        default={"selected": sorted(selected)},
        on_selected_change=_nothing,
        on_opened_change=_nothing,
        on_bulk_change=_nothing,
        on_page_change=_nothing,
    )
    return _read(result, page)


def _nothing() -> None:
    """A callback, because Streamlit hands back only what has one."""


def _read(result: Mapping[str, object], page: Paging) -> ClaimListResult:
    """Give types to what came from the browser; what does not fit is nothing."""
    opened = result.get("opened")
    return ClaimListResult(
        opened=opened if isinstance(opened, str) else None,
        selected=frozenset(strings(result.get("selected"))),
        bulk=bulk_action(result.get("bulk")),
        page=page_number(result.get("page"), page),
    )


def _selection(key: str, selected: frozenset[str]) -> dict[str, object]:
    """The selection to send, with a serial that rises only when the page itself changed it."""
    memory = f"{key}:selection"
    sent: dict[str, object] = st.session_state.get(memory, {"ids": [], "serial": 0})
    reported = _reported(key)
    if selected == (frozenset(strings(sent["ids"])) if reported is None else reported):
        return sent
    serial = sent["serial"]
    fresh = {"ids": sorted(selected), "serial": serial + 1 if isinstance(serial, int) else 1}
    st.session_state[memory] = fresh
    return fresh


def _reported(key: str) -> frozenset[str] | None:
    """What the browser says is selected, or None before it has said anything."""
    state = st.session_state.get(key)
    if state is None or "selected" not in state:
        return None
    return frozenset(strings(state["selected"]))
