"""The list of claims as a Streamlit component.

One element draws all rows, so a page of fifty costs a handful of messages, and the cursor
stays in the browser. What a person selects is state; opening, paging and bulk actions are
triggers, each seen for one run of the script. Triggers do not work inside `st.form`.

The selection travels only when the page changes it (a view was opened, a bulk action
done): what the browser reported itself is not sent back, so selecting resends no rows.
Deciding about claims is not done here: ids go out, the page acts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
    from collections.abc import Sequence

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
    settled = _settle(key, selected)
    result = _mount(
        key=key,
        data={
            "key": key,
            "rows": [payload(row) for row in rows],
            "page": {"number": page.number, "size": page.size, "total": page.total},
            "pages": page.pages,
            "selection": {"ids": sorted(settled.ids), "serial": settled.serial},
            "canAct": can_act,
            "words": {**LIST_WORDS, "empty": empty},
            "keys": [[name, what] for name, what, acts in LIST_KEYS if can_act or not acts],
        },
        on_selected_change=_nothing,
        on_opened_change=_nothing,
        on_bulk_change=_nothing,
        on_page_change=_nothing,
    )
    returned = _reported(result, settled)
    _remember(key, replace(settled, returned=returned))
    return _read(result, page, returned)


def clear_selection(key: str) -> None:
    """Select nothing in the list `key` from its next drawing on, such as after a bulk action.

    Passing an empty `selected` does the same, except in the run right after one in which it
    was empty already: there it cannot be told from a page that has not caught up.
    """
    memory = _memory(key)
    _remember(key, _Selection(ids=frozenset(), serial=memory.serial + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Selection:
    """What was last told to the browser, and what the page last passed and was given back.

    Each telling has a serial. The browser reports with the serial it knows, so a report from
    before the last telling is recognised, and a page that passes what it was given in the
    run before never takes back what a person has selected since.
    """

    ids: frozenset[str] = frozenset()
    serial: int = 0
    passed: frozenset[str] = frozenset()
    returned: frozenset[str] = frozenset()


def _memory(key: str) -> _Selection:
    """What this session remembers of the list."""
    found = st.session_state.get(f"{key}:selection")
    return found if isinstance(found, _Selection) else _Selection()


def _remember(key: str, selection: _Selection) -> None:
    """Keep `selection` for the next run."""
    st.session_state[f"{key}:selection"] = selection


def _settle(key: str, selected: frozenset[str]) -> _Selection:
    """Decide what to tell the browser: something new only when the page itself changed it."""
    memory = _memory(key)
    current = _reported(st.session_state.get(key), memory)
    if selected in {memory.passed, memory.returned, current}:
        return replace(memory, passed=selected)
    return replace(memory, ids=selected, serial=memory.serial + 1, passed=selected)


def _reported(state: object, memory: _Selection) -> frozenset[str]:
    """What is selected now: the browser's report, unless it is older than the last telling."""
    report = state.get("selected") if isinstance(state, Mapping) else None
    if not isinstance(report, Mapping) or report.get("serial") != memory.serial:
        return memory.ids
    return frozenset(strings(report.get("ids")))


def _nothing() -> None:
    """A callback, because Streamlit hands back only what has one."""


def _read(result: Mapping[str, object], page: Paging, selected: frozenset[str]) -> ClaimListResult:
    """Give types to what came from the browser; what does not fit is nothing."""
    opened = result.get("opened")
    return ClaimListResult(
        opened=opened if isinstance(opened, str) else None,
        selected=selected,
        bulk=bulk_action(result.get("bulk")),
        page=page_number(result.get("page"), page),
    )
