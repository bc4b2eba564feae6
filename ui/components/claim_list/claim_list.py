"""The list of claims as a Streamlit component.

One element draws all rows, so a page of fifty costs a handful of messages, and the cursor
stays in the browser. What a person selects is state; opening, paging and bulk actions are
triggers, each seen for one run of the script. Triggers do not work inside `st.form`.

The selection travels only when the page changes it (a view was opened, a bulk action
done): what the browser reported itself is not sent back, so selecting resends no rows.
Deciding about claims is not done here: ids go out, the page acts.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from ui.components.assets import script, style
from ui.components.claim_list.rows import (
    Action,
    Arrival,
    ClaimListResult,
    ClaimRow,
    Notice,
    Paging,
    bulk_action,
    page_number,
    payload,
    undone,
)
from ui.components.claim_list.selection import Selection, emptied, reported, settle
from ui.components.wording import LIST_ACTIONS, LIST_ACTIONS_AFTER, LIST_KEYS, LIST_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_HERE = Path(__file__).parent
_Told = TypeVar("_Told")

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
    actions: Sequence[Action] = ("accept", "dismiss"),
    notice: Notice | None = None,
    arrival: Arrival | None = None,
    empty: str = "No claims here.",
    on_opened: Callable[[str], None] | None = None,
    on_page: Callable[[int], None] | None = None,
) -> ClaimListResult:
    """Draw `rows` and return what was done to them.

    `key` names the list across runs. `selected` is what shall be selected now; ids of other
    pages may be among it and are kept. `actions` are what can be done to it; without any, nothing
    can be selected. `notice` stands in the bar until another takes its place; `arrival` moves the
    cursor there, once. `empty` is said in place of rows. `on_opened` and `on_page` are told before
    the page is drawn anew, so that no list is drawn that nobody looks at any more.
    """
    told = settle(_memory(key), st.session_state.get(key), selected)
    result = _mount(
        key=key,
        data={
            "key": key,
            "rows": [payload(row) for row in rows],
            "page": {"number": page.number, "size": page.size, "total": page.total},
            "pages": page.pages,
            "selection": {"ids": sorted(told.ids), "serial": told.serial},
            "canAct": bool(actions),
            "actions": [[name, *LIST_ACTIONS[name]] for name in actions],
            "notice": [notice.number, notice.words, notice.can_undo] if notice else None,
            "arrival": [arrival.id, arrival.serial] if arrival else None,
            "words": {**LIST_WORDS, "empty": empty},
            "keys": list(_keys(actions)),
        },
        on_selected_change=_nothing,
        on_opened_change=partial(_tell, key, "opened", _row_id, on_opened),
        on_bulk_change=_nothing,
        on_page_change=partial(_tell, key, "page", partial(page_number, paging=page), on_page),
        on_undo_change=_nothing,
    )
    returned = reported(told, result)
    _remember(key, replace(told, returned=returned))
    return _read(result, page, returned, notice)


def select_nothing(key: str) -> None:
    """Have the list `key` select nothing when it is drawn next, whatever the browser holds."""
    _remember(key, emptied(_memory(key)))


def _keys(actions: Sequence[Action]) -> Iterator[list[str]]:
    """Yield each key with what it does; those of actions only where there are some."""
    for name, what, acts in LIST_KEYS:
        if actions or not acts:
            yield [name, what]
        if name == LIST_ACTIONS_AFTER:
            yield from ([LIST_ACTIONS[one][1], LIST_ACTIONS[one][2]] for one in actions)


def _memory(key: str) -> Selection:
    """What this session remembers of the list."""
    found = st.session_state.get(f"{key}:selection")
    return found if isinstance(found, Selection) else Selection()


def _remember(key: str, selection: Selection) -> None:
    """Keep `selection` for the next run."""
    st.session_state[f"{key}:selection"] = selection


def _nothing() -> None:
    """A callback, because Streamlit hands back only what has one."""


def _tell(
    key: str,
    what: str,
    read: Callable[[object], _Told | None],
    listener: Callable[[_Told], None] | None,
) -> None:
    """Tell a listener what the browser has just reported, once it fits."""
    reported_now = st.session_state.get(key) or {}
    told = read(reported_now.get(what))
    if listener is not None and told is not None:
        listener(told)


def _row_id(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _read(
    result: Mapping[str, object], page: Paging, selected: frozenset[str], notice: Notice | None
) -> ClaimListResult:
    """Give types to what came from the browser; what does not fit is nothing."""
    return ClaimListResult(
        opened=_row_id(result.get("opened")),
        selected=selected,
        bulk=bulk_action(result.get("bulk")),
        page=page_number(result.get("page"), page),
        undone=undone(result.get("undo"), notice),
    )
