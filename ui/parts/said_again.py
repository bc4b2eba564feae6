"""Groups of claims that say the same, and the one click that makes one claim of each.

One claim has one verdict, and it shows wherever the claim was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from desk import relations, triage
from desk.authority import Role
from desk.screens import said_again_screen
from reports import wording
from ui import session, state, words
from ui.act import attempt, tell
from ui.components.passage import Line, lines
from ui.parts.pager import pager
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk.screens import Member, SaidAgain

PAGE_SIZE = 10

_Told = tuple[str, int]
"""What to tell, and the event that can be undone."""


def show() -> None:
    """Draw one page of the groups."""
    screen = said_again_screen(session.database(), page=state.page_number(), size=PAGE_SIZE)
    if not screen.groups:
        st.markdown(
            "No claim is said twice, as far as the words tell. A pair that was told apart stays so."
            if state.page_number() == 1
            else "There is nothing on this page of the list. Go back to the first one."
        )
        return
    st.markdown(
        f"**{wording.count(screen.total, 'claim')}** made more than once, as far as the words "
        "tell. As one claim, it is checked once, and its verdict shows wherever it was made."
    )
    for group in screen.groups:
        _group(group)
    pager(-(-screen.total // PAGE_SIZE))


def _group(group: SaidAgain) -> None:
    first = group.members[0].claim
    with st.container(border=True):
        shown = [_line(one) for one in group.members]
        lines(shown, key=f"group {first}", label="Claims that seem to be one, decided ones first")
        st.markdown(plain(" ".join(group.reasons)))
        chosen = _chosen(group)
        with st.container(horizontal=True):
            _button("Make them one claim", group, lambda: _merge(group, chosen), primary=True)
            _button("Not the same claim", group, lambda: _apart(group))


def _line(one: Member) -> Line:
    places = [(f"{each.document_number}. {each.title}", each.occurrence) for each in one.contexts]
    sources = dict.fromkeys(
        ", ".join(filter(None, (title, words.speaker(occurrence.attribution))))
        for title, occurrence in places
    )
    return Line(
        lead=one.rating.label if one.rating else f"Claim {one.number}",
        words=one.statement,
        quiet=" · ".join((*sources, wording.label(one.state))),
        colour=one.rating.colour if one.rating else None,
        href="claim?" + urlencode({"claim": one.number}),
    )


def _chosen(group: SaidAgain) -> list[str]:
    """Let a large group be narrowed; a pair needs no choosing."""
    every = [one.claim for one in group.members]
    if len(every) == 2:
        return every
    numbers = {one.claim: f"Claim {one.number}" for one in group.members}
    return st.pills(
        "Which of them are the same",
        every,
        selection_mode="multi",
        default=every,
        format_func=numbers.__getitem__,
        key=f"same {every[0]} {len(every)}",
    )


def _button(
    label: str, group: SaidAgain, do: Callable[[], _Told], *, primary: bool = False
) -> None:
    key = f"{label} {group.members[0].claim}"
    if session.may(Role.CHECKER) and st.button(
        label, key=key, type="primary" if primary else "secondary"
    ):
        done = attempt(do)
        if done is not None:
            tell(done[0], undo=done[1])
        st.rerun()


def _merge(group: SaidAgain, chosen: list[str]) -> _Told:
    """Fold the chosen claims into the decided or oldest one of them."""
    kept, *others = [one for one in group.members if one.claim in chosen] or [group.members[0]]
    done = triage.merge(session.desk(), kept.claim, [one.claim for one in others])
    shows = " Its verdict shows wherever it was made." if kept.state.is_decided else ""
    return f"One claim now: {kept.number}.{shows}", done.event.seq


def _apart(group: SaidAgain) -> _Told:
    done = relations.tell_apart(session.desk(), group.relations)
    return "Told apart: they are not proposed again.", done.event.seq
