"""Making a report: at once where it is short; where it is long beside the page, to be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import exports
from desk.report_making import Making
from reports import wording
from ui import session
from ui.act import attempt, outcome
from ui.plain import plain

if TYPE_CHECKING:
    from desk.exports import Export, Scope
    from desk.report_choice import Choice

AT_ONCE = 150
"""Claims that are rendered while the page is drawn: well below a second in every format."""

_KEPT = "report under way"


def made_of(choice: Choice, scope: Scope, as_of: str | None) -> Export | None:
    """Return the report of this choice, or draw what stands between it and the person."""
    desk = session.desk()
    claims, refused = outcome(lambda: exports.size(desk, scope))
    if claims is not None and claims > AT_ONCE:
        return _long(choice, as_of, claims)
    _stop()
    if claims is None:
        st.error(plain(refused or ""), icon=":material/block:")
        return None
    made, refused = outcome(lambda: exports.preview(desk, scope, choice.format, as_of=as_of))
    if refused is not None:
        st.error(plain(refused), icon=":material/block:")
    return made


def _long(choice: Choice, as_of: str | None, claims: int) -> Export | None:
    wanted = (choice, as_of)
    kept: tuple[object, Making] | None = st.session_state.get(_KEPT)
    if kept is None or kept[0] != wanted:
        _stop()
        st.info(f"{wording.count(claims, 'claim')}: a few seconds, as PDF more.")
        st.button("Make this report", type="primary", key="report-make", on_click=_begin,
                  args=wanted)  # fmt: skip
        return None
    making = kept[1]
    if not making.is_over:
        _progress(making, claims)
        return None
    if making.refused:
        st.error(plain(making.refused), icon=":material/block:")
    return making.made


@st.fragment(run_every=1.0)
def _progress(making: Making, claims: int) -> None:
    """Say how far it is, once a second, while the page can be used."""
    if making.is_over:
        st.rerun()
    told = f", {making.written:,} bytes written" if making.written else ""
    st.info(f"{wording.count(claims, 'claim')} under way{told}.", icon=":material/hourglass_top:")
    if st.button("Stop", key="report-stop", icon=":material/stop_circle:"):
        _stop()
        st.rerun()


def _begin(choice: Choice, as_of: str | None) -> None:
    making = attempt(lambda: Making(session.desk(), choice, as_of=as_of))
    if making is not None:
        st.session_state[_KEPT] = ((choice, as_of), making)


def _stop() -> None:
    kept: tuple[object, Making] | None = st.session_state.pop(_KEPT, None)
    if kept is not None:
        kept[1].give_up()
