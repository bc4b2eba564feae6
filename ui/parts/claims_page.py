"""The page of the list of claims."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from claims.model import ClaimState
from db import board_view
from desk import clock, handing_out
from desk.authority import Role
from desk.screens import claims_screen, page_of
from reports import wording, worth_words
from review.model import Stance
from ui import links, session, state, words
from ui.act import attempt
from ui.components.claim_list import Arrival, ClaimRow, Paging, VerdictChip, claim_list
from ui.components.passage import Line, lines
from ui.parts import bulk, presence, saved_views, stale, tag_keeping
from ui.parts.filters import clear, order_choice, rail, state_strip
from ui.parts.guide import titled
from ui.plain import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.board_view import ClaimFilter
    from desk.screens import ClaimsScreen, ListedClaim
    from ui.components.claim_list import Action, FigureKind


def show() -> None:
    """Draw the list of claims and do what is asked of it."""
    presence.left()
    chosen = state.chosen_filter(session.desk().actor)
    back = _coming_back(chosen)
    page, screen = _page(chosen)
    if not screen.documents and not screen.rows and not state.is_filtered():
        _begin()
        return
    saved_views.saved_views()
    rail(screen)
    tag_keeping.show(screen)
    titled("Claims", "checkers#the-list-of-claims")
    stale.notice()
    _above(screen)
    ids = [claim.id for claim in screen.rows]
    present = presence.on_rows(ids)
    result = claim_list(
        [_row(claim, present.get(claim.id, ())) for claim in screen.rows],
        key=bulk.LIST,
        selected=_selected(chosen),
        page=Paging(number=page, size=state.PAGE_SIZE, total=screen.total),
        actions=_actions(chosen),
        notice=bulk.notice(),
        arrival=_arrival(back, screen),
        empty=_nothing_here(screen),
        on_opened=partial(_open, {row.id: row.number for row in screen.rows}),
        on_page=lambda number: state.set_single("page", str(number)),
    )
    presence.watch(ids, present)
    _way_on(screen)
    st.session_state["selected"] = sorted(result.selected)
    state.keep_selected(st.session_state["selected"])
    if result.undone is not None:
        bulk.undo(result.undone)
    if result.bulk:
        bulk.asked_for(result.bulk, screen)


def _begin() -> None:
    """Draw the page of a desk with nothing on it: there is nothing to narrow, sort or count."""
    titled("Claims", "checkers#the-list-of-claims")
    if not session.may(Role.CHECKER):
        st.markdown("No document is here yet.")
        return
    st.markdown("Nothing is here yet. Take in a document, and its claims will be listed.")
    lines(
        [Line(words="Take in documents", href="documents")], key="begin", label=session.WHAT_TO_DO
    )


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
        with st.container(horizontal=True, width="content", key="list-tools"):
            if screen.documents and session.may(Role.CHECKER):
                _next_one()
            order_choice()


def _next_one() -> None:
    """Hand whoever asks the claim that is most worth checking now, and open it."""
    asked = st.button(
        "Give me the next one", key="next-one", shortcut="g", icon=":material/pan_tool_alt:"
    )
    if not asked:
        return
    form = "next-one"
    command = session.command_id(form)
    given = attempt(lambda: handing_out.next_one(session.desk(), command_id=command))
    session.carried_out(form)
    if given is None:
        st.rerun()
    st.switch_page(links.CLAIM, query_params={"claim": given, **state.filter_parameters()})


def _coming_back(chosen: ClaimFilter) -> int | None:
    """Return the claim that somebody comes back from, and go to the page on which it stands.

    A browser's own way back leads here with the claim in the address, too: Streamlit writes the
    parameters of the next page into the address before it goes there.
    """
    asked = st.query_params.pop("claim", "")
    if not asked.isdecimal() or len(asked) > 9:
        return None
    page = page_of(
        session.database(), chosen, int(asked), order=state.order(), size=state.PAGE_SIZE
    )
    if page is not None and page > 1:
        st.query_params["page"] = str(page)
    return int(asked)


def _arrival(back: int | None, screen: ClaimsScreen) -> Arrival | None:
    """Return the row to come back to; the same until somebody comes back to another."""
    row = next((row for row in screen.rows if row.number == back), None)
    kept: Arrival | None = st.session_state.get("arrival")
    if row is not None:
        serial = kept.serial + 1 if kept else 1
        kept = st.session_state["arrival"] = Arrival(id=row.id, serial=serial)
    return kept


def _actions(chosen: ClaimFilter) -> Sequence[Action]:
    if not session.may(Role.CHECKER):
        return ()
    dismissed = (ClaimState.DISMISSED.value,)
    return bulk.AMONG_DISMISSED if chosen.states == dismissed else bulk.ACTIONS


def _row(claim: ListedClaim, present: Sequence[str]) -> ClaimRow:
    more = f" and {claim.elsewhere} more" if claim.elsewhere else ""
    return ClaimRow(
        id=claim.id,
        number=claim.number,
        statement=claim.statement,
        marks=_marks(claim),
        speaker=words.speaker(claim.attribution),
        source=claim.publisher or "",
        document=shortened(claim.title) + more,
        document_whole=" · ".join(filter(None, (claim.title + more, claim.publisher))),
        kind=wording.label(claim.kind),
        state=wording.label(claim.state),
        score=claim.score,
        reasons=worth_words.reasons(claim.reasons),
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
        assignee=" · ".join(claim.assigned),
        tags=claim.tags,
        present=tuple(present),
        changed_words=words.ago(claim.changed_at, clock.now()),
        changed_iso=claim.changed_at.isoformat(),
        href=_address(claim.number),
    )


def _marks(claim: ListedClaim) -> tuple[tuple[int, int, FigureKind], ...]:
    numbers: list[tuple[int, int, FigureKind]] = [(e.start, e.end, "number") for e in claim.numbers]
    return (*numbers, *((e.start, e.end, "time") for e in claim.times))


def _address(number: int) -> str:
    return "claim?" + urlencode({"claim": number, **state.filter_parameters()}, doseq=True)


def _open(numbers: Mapping[str, int], claim_id: str) -> None:
    if claim_id in numbers:
        claim = {"claim": str(numbers[claim_id])}
        links.go_next(links.CLAIM, {**claim, **state.filter_parameters()})


def _nothing_here(screen: ClaimsScreen) -> str:
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
