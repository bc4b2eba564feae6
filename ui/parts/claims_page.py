"""The page of the list of claims."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from claims.model import ClaimState
from db import board_view
from desk import clock, triage
from desk.screens import claims_screen
from reports import wording
from review.model import Stance
from ui import links, session, state, words
from ui.act import attempt, tell
from ui.components.claim_list import ClaimRow, Paging, VerdictChip, claim_list
from ui.parts import stale
from ui.parts.filters import clear, order_choice, rail, state_strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.board_view import ClaimFilter
    from desk import Desk
    from desk.act import Done
    from desk.screens import ClaimsScreen, ListedClaim
    from ui.components.claim_list import BulkAction, FigureKind


def show() -> None:
    """Draw the list of claims and do what is asked of it."""
    chosen = state.chosen_filter()
    page, screen = _page(chosen)
    rail(screen)
    st.title("Claims", anchor=False)
    stale.notice()
    _above(screen)
    result = claim_list(
        [_row(claim) for claim in screen.rows],
        key="claims",
        selected=_selected(chosen),
        page=Paging(number=page, size=state.PAGE_SIZE, total=screen.total),
        empty=_nothing_here(screen),
    )
    _way_on(screen)
    st.session_state["selected"] = sorted(result.selected)
    state.keep_selected(st.session_state["selected"])
    if result.opened:
        _open(result.opened, screen)
    if result.page:
        state.set_single("page", str(result.page))
        st.rerun()
    if result.bulk:
        _bulk(result.bulk)


def _page(chosen: ClaimFilter) -> tuple[int, ClaimsScreen]:
    """Read the page that the address asks for; beyond the last one, the last one."""
    page, order = state.page_number(), state.order()
    read = partial(claims_screen, session.database(), chosen, order=order, size=state.PAGE_SIZE)
    screen = read(page=page)
    last = max(1, -(-screen.total // state.PAGE_SIZE))
    return (page, screen) if page <= last else (last, read(page=last))


def _selected(chosen: ClaimFilter) -> frozenset[str]:
    """Return what is selected; on a first visit what the address says, as far as it is here."""
    if "selected" not in st.session_state:
        asked = set(st.query_params.get_all("selected"))
        with session.database().snapshot() as snapshot:
            known = board_view.ids(snapshot, chosen) if asked else ()
        st.session_state["selected"] = [one for one in known if one in asked]
    return frozenset(st.session_state["selected"])


def _above(screen: ClaimsScreen) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        state_strip(screen)
        order_choice()


def _row(claim: ListedClaim) -> ClaimRow:
    return ClaimRow(
        id=claim.id,
        number=claim.number,
        statement=claim.statement,
        marks=_marks(claim),
        speaker=words.speaker(claim.attribution),
        source=claim.publisher or "",
        document=claim.title + (f" and {claim.elsewhere} more" if claim.elsewhere else ""),
        kind=wording.label(claim.kind),
        state=wording.label(claim.state),
        score=claim.score,
        reasons=words.reasons(claim.reasons),
        supports=claim.stances[Stance.SUPPORTS],
        refutes=claim.stances[Stance.REFUTES],
        qualifies=claim.stances[Stance.QUALIFIES],
        context=claim.stances[Stance.CONTEXT],
        verdicts=tuple(
            VerdictChip(
                layer=words.LAYER_CHIPS[one.layer],
                rating=one.rating.label,
                colour=one.rating.colour,
            )
            for one in claim.verdicts
        ),
        changed_words=words.ago(claim.changed_at, clock.now()),
        changed_iso=claim.changed_at.isoformat(),
        href=_address(claim.number),
    )


def _marks(claim: ListedClaim) -> tuple[tuple[int, int, FigureKind], ...]:
    numbers: list[tuple[int, int, FigureKind]] = [(e.start, e.end, "number") for e in claim.numbers]
    return (*numbers, *((e.start, e.end, "time") for e in claim.times))


def _address(number: int) -> str:
    return "claim?" + urlencode({"claim": number, **state.filter_parameters()}, doseq=True)


def _open(claim_id: str, screen: ClaimsScreen) -> None:
    number = next((row.number for row in screen.rows if row.id == claim_id), None)
    if number is not None:
        parameters = {"claim": str(number), **state.filter_parameters()}
        st.switch_page(links.CLAIM, query_params=parameters)


def _bulk(asked: BulkAction) -> None:
    ids = list(asked.ids)
    if asked.everything:
        with session.database().snapshot() as snapshot:
            ids = board_view.ids(snapshot, state.chosen_filter())
    do, told = _action(asked)
    if attempt(lambda: do(session.desk(), ids)) is not None:
        tell(f"{wording.count(len(ids), 'claim')} {told}.")
        st.session_state["selected"] = []
    st.rerun()


def _action(asked: BulkAction) -> tuple[Callable[[Desk, list[str]], Done], str]:
    """Return what an action means here: in the list of dismissed claims, accepting restores."""
    if asked.action == "dismiss":
        return triage.dismiss, "dismissed. “Dismissed” above lists them"
    if state.chosen_filter().states == (ClaimState.DISMISSED.value,):
        return triage.restore, "brought back to triage"
    return triage.accept, "accepted"


def _nothing_here(screen: ClaimsScreen) -> str:
    if not screen.documents:
        return "Nothing is here yet. Take in a document, and its claims will be listed."
    if state.is_filtered():
        return "No claim fits these filters. Clear one of them, or search for other words."
    if not any(screen.states.values()):
        return (
            "The documents that were taken in hold no claim that the rules can see. "
            "Open one and select words to make a claim of them."
        )
    dismissed = screen.states[ClaimState.DISMISSED]
    return f"All claims are dismissed ({dismissed}). Choose “Dismissed” above to see them."


def _way_on(screen: ClaimsScreen) -> None:
    """Under an empty list, lead to where it goes on."""
    if screen.rows:
        return
    if state.is_filtered():
        if st.button("Clear all filters", key="clear-below"):
            clear()
    else:
        icon = ":material/upload_file:"
        st.page_link(links.DOCUMENTS, label="To the documents", icon=icon)
