"""Named reports at the head of the page: open one, keep this choice, rename, share or remove."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from desk import named_reports
from desk.authority import Role, may
from desk.report_choice import YESTERDAYS
from ui import session
from ui.act import attempt, refusal, tell
from ui.parts.report_form import fill
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk.act import Done
    from desk.named_reports import NamedReport
    from desk.report_choice import Choice

_FORM = "save-report"


def open_buttons() -> tuple[NamedReport, ...]:
    """Draw what is one click away, and return the reports that this person sees."""
    found = named_reports.reports(session.desk())
    with st.container(horizontal=True, key="named-reports"):
        st.button(
            plain(YESTERDAYS.title), key="report-yesterday", icon=":material/today:",
            on_click=fill, args=(YESTERDAYS,),
        )  # fmt: skip
        for one in found:
            whose = "" if one.is_mine else f" · {one.made_by}"
            st.button(
                plain(shortened(one.name, 40) + whose),
                key=f"open {one.id}",
                icon=":material/description:",
                help="Readers of the API get it" if one.is_public else None,
                on_click=fill,
                args=(one.choice,),
            )
    return found


def keep(choice: Choice, found: Sequence[NamedReport]) -> None:
    """Draw the way to keep this choice under a name, and to change what is kept."""
    with st.popover("Save or change reports", icon=":material/bookmarks:", width="stretch"):
        with st.form(_FORM, border=False):
            name = st.text_input("Keep this choice as", key="report-name")
            shared = st.checkbox("Share with the team", key="report-shared")
            if st.form_submit_button("Save"):
                command = session.command_id(_FORM, name, shared, choice)
                _do(
                    partial(
                        named_reports.save, session.desk(), name, choice, shared=shared,
                        command_id=command,
                    ),
                    "Saved.",
                )  # fmt: skip
        mine = [one for one in found if one.may_change]
        if mine:
            st.divider()
            _change(mine, choice)


def _change(mine: Sequence[NamedReport], choice: Choice) -> None:
    named = {one.id: one for one in mine}
    chosen = st.selectbox(
        "Change a report", list(named), format_func=lambda one: named[one].name,
        key="report-chosen",
    )  # fmt: skip
    one, desk = named[chosen], session.desk()
    name = st.text_input("Name", value=one.name, key=f"report-rename {one.id}")
    change = partial(named_reports.change, desk, one.id)
    with st.container(horizontal=True):
        if st.button("Rename", key="report-do-rename"):
            _do(partial(change, name=name), "Renamed.", at="change report")
        if st.button("Keep this choice in it", key="report-do-replace"):
            _do(partial(change, choice=choice), f"“{one.name}” asks for this now.")
        told = "Share no longer" if one.is_shared else "Share with the team"
        if st.button(told, key="report-do-share"):
            _do(partial(change, shared=not one.is_shared), "Changed.")
        if st.button("Remove", key="report-do-remove"):
            _do(partial(named_reports.remove, desk, one.id), f"“{one.name}” was removed.")
    refusal("change report")
    if may(desk, Role.EDITOR):
        _public(one)


def _public(one: NamedReport) -> None:
    if one.is_public:
        st.caption("Readers of the API get it at:")
        st.code(f"/api/reports/{one.id}", language=None)
    told = "Make public no longer" if one.is_public else "Make public"
    if st.button(told, key="report-do-public"):
        publish = partial(named_reports.make_public, session.desk(), one.id, on=not one.is_public)
        _do(publish, "Changed.")


def _do(change: Callable[[], Done], told: str, *, at: str = "") -> None:
    if attempt(change, at=at) is not None:
        session.carried_out(_FORM)
        tell(told)
    st.rerun()
