"""Who is right about what is selected, the page or the browser.

Both hold the selection, and each hears of the other a run late. Whatever is told to the
browser has a serial, and the browser reports with the serial it knows, so a report from
before the last telling is recognised. A page that passes what it passed or was given the
run before has merely not caught up, and takes nothing back. Pure: no Streamlit here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ui.components.claim_list.rows import strings


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What was last told to the browser, and what the page last passed and was given back."""

    ids: frozenset[str] = frozenset()
    serial: int = 0
    passed: frozenset[str] = frozenset()
    returned: frozenset[str] = frozenset()


def settle(memory: Selection, state: object, selected: frozenset[str]) -> Selection:
    """Return what to tell the browser: something new only when the page itself changed it.

    `state` is what the browser last reported, `selected` what the page passes in this run.
    """
    report = _report(memory, state)
    known = {memory.ids} if report is None else {memory.passed, memory.returned, report}
    if selected in known:
        return replace(memory, passed=selected)
    return replace(memory, ids=selected, serial=memory.serial + 1, passed=selected)


def emptied(memory: Selection) -> Selection:
    """Return what to tell the browser when nothing shall be selected any more.

    For a page whose action used up the selection: if that was made and acted on in one run, passing
    nothing is what the page did before, and looks as if it had not caught up.
    """
    return replace(memory, ids=frozenset(), serial=memory.serial + 1, passed=frozenset())


def reported(memory: Selection, state: object) -> frozenset[str]:
    """Return what is selected now: what the browser reports, or else what it was told."""
    report = _report(memory, state)
    return memory.ids if report is None else report


def _report(memory: Selection, state: object) -> frozenset[str] | None:
    """The browser's report; None before the first one, and when it is older than the telling."""
    report = state.get("selected") if isinstance(state, Mapping) else None
    if not isinstance(report, Mapping) or report.get("serial") != memory.serial:
        return None
    return frozenset(strings(report.get("ids")))
