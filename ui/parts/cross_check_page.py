"""The page of the cross-check: pairs of claims side by side, and what people make of them.

Claims are compared when the page is opened after documents came in, and whenever somebody asks
(`ui.parts.comparing`).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from claims.model import RelationKind, RelationState
from desk import relations
from desk.authority import Role
from desk.screens import PairFilter, cross_check_screen
from reports import wording
from ui import moments, session, state, words
from ui.act import attempt, tell
from ui.components.first_field import first_field
from ui.components.pairs import PairsResult, ShownPair, ShownSide, pairs_board
from ui.parts import comparing, hand_pair, said_again
from ui.parts.cross_check_overview import overview
from ui.parts.filters import changed, choice, follow_one
from ui.parts.guide import titled
from ui.parts.pager import pager
from ui.plain import plain, shortened, side_by_side

if TYPE_CHECKING:
    from desk.screens import CrossCheckScreen, Pair, Side

PAGE_SIZE = 20
SAID_AGAIN = "again"
"""In the address: claims made more than once, instead of pairs that bear on each other."""
_TOLD = {
    RelationState.CONFIRMED: "Confirmed.",
    RelationState.REJECTED: "Rejected: it is not proposed again.",
}


def show() -> None:
    """Draw the pairs that the address asks for, and do what is asked of them."""
    screen = _screen()
    if _asked() != SAID_AGAIN:
        with st.sidebar:  # before anything beside it: a rail that comes later moves the page
            _filters(screen)
    titled("Cross-check", "checkers#cross-check")
    few_are_due = comparing.what_came_in(is_due=screen.is_due)
    if _view() == SAID_AGAIN:
        comparing.few(are_due=few_are_due)
        said_again.show()
        return
    if len(screen.documents) > 1:
        _above(screen)
    if not screen.pairs:
        comparing.few(are_due=few_are_due)
        st.markdown(_nothing(screen))
        return
    result = pairs_board(
        [_pair(one) for one in screen.pairs], key="pairs", can_decide=session.may(Role.CHECKER)
    )
    pager(-(-screen.total // PAGE_SIZE))
    overview(screen)
    _carry_out(result, screen)
    comparing.few(are_due=few_are_due)


def _view() -> str:
    """Let people choose what to look at; the choice is in the address."""
    views = {"": "Pairs of claims", SAID_AGAIN: "Said again"}
    follow_one("view", _asked() if _asked() in views else "")
    chosen = st.segmented_control(
        "What to look at",
        list(views),
        format_func=views.__getitem__,
        key="filter-view",
        on_change=changed,
        label_visibility="collapsed",
        required=True,
    )
    return chosen or ""


def _asked() -> str:
    return st.query_params.get("view", "")


def _screen() -> CrossCheckScreen:
    return cross_check_screen(
        session.database(), _chosen(), page=state.page_number(), size=PAGE_SIZE
    )


def _chosen() -> PairFilter:
    asked = st.query_params.get_all
    return PairFilter(
        kinds=tuple(one for one in RelationKind if one.value in asked("relation")),
        states=tuple(one for one in RelationState if one.value in asked("decision")),
        documents=tuple(asked("document")),
    )


def _filters(screen: CrossCheckScreen) -> None:
    kinds = [one for one in words.RELATION_SYMBOLS if screen.kinds.get(one, 0)]
    choice(
        "relation",
        "What the one does to the other",
        [one.value for one in kinds],
        lambda one: _counted(RelationKind(one), screen.kinds.get(RelationKind(one), 0)),
    )
    choice(
        "decision",
        "What people decided",
        [one.value for one in RelationState],
        lambda one: _counted(RelationState(one), screen.states.get(RelationState(one), 0)),
    )
    titles = {one: f"{number}. {title}" for one, number, title in screen.documents}
    choice("document", "Document", list(titles), lambda one: shortened(titles[one], 60))


def _counted(code: RelationKind | RelationState, count: int) -> str:
    return f"{wording.label(code)} ({count})"


def _above(screen: CrossCheckScreen) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.markdown(
            f"**{wording.count(screen.total, 'pair')}** of claims that bear on each other, the "
            "most telling first. Rules propose them; you decide."
        )
        if not session.may(Role.CHECKER):
            return
        with st.container(horizontal=True, width="content"):
            if st.button("Compare again", icon=":material/compare_arrows:", key="compare"):
                comparing.again()
            hand_pair.any_two()


def _pair(one: Pair) -> ShownPair:
    relation = one.relation
    return ShownPair(
        id=relation.id,
        symbol=words.RELATION_SYMBOLS[relation.kind],
        verb=wording.relation(relation.kind, from_left=True),
        state=relation.state,
        state_label=wording.label(relation.state),
        reason=relation.reason,
        decided=_decided(one),
        left=_side(one.left),
        right=_side(one.right),
    )


def _decided(one: Pair) -> str:
    relation = one.relation
    if relation.decided_at is None:
        return ""
    by_hand = relation.by_hand and relation.state is RelationState.CONFIRMED
    did = "Set by hand" if by_hand else wording.label(relation.state).capitalize()
    who = f"{did} by {relation.decided_by}"
    because = f": {relation.because}" if relation.because else ""
    return f"{who}, {moments.moment(relation.decided_at)}{because}"


def _side(side: Side) -> ShownSide:
    context = side.context
    place = {"document": context.document_number, "at": context.occurrence.span.start}
    return ShownSide(
        number=side.number,
        href="claim?" + urlencode({"claim": side.number}),
        source=_source(side),
        place="document?" + urlencode(place),
        said=words.speaker(context.occurrence.attribution),
        before=context.lead,
        parts=_parts(side),
        after=context.tail,
    )


def _source(side: Side) -> str:
    context = side.context
    published = context.published_on and wording.day(date.fromisoformat(context.published_on))
    title = f"{context.document_number}. {context.title}"
    return side_by_side((title, context.publisher, published, context.place))


def _parts(side: Side) -> tuple[tuple[str, str], ...]:
    """Cut the claim's words at its marks."""
    quote = side.context.occurrence.span.quote
    parts: list[tuple[str, str]] = []
    at = 0
    for mark in side.marks:
        parts.append((quote[at : mark.extent.start], ""))
        parts.append((mark.extent.of(quote), mark.kind.value))
        at = mark.extent.end
    parts.append((quote[at:], ""))
    return tuple(part for part in parts if part[0])


def _nothing(screen: CrossCheckScreen) -> str:
    if len(screen.documents) < 2:
        return "Take in at least two documents, and their claims are compared here."
    if state.page_number() > 1:
        return "There is nothing on this page of the list. Go back to the first one."
    if any(screen.states.values()):
        return "No pair fits these filters. Clear one of them, or choose “rejected” to see those."
    return (
        "No claim contradicts, qualifies, updates or confirms another one, as far as rules can see."
    )


def _carry_out(result: PairsResult, screen: CrossCheckScreen) -> None:
    if result.decided:
        relation, decision = result.decided
        done = attempt(lambda: relations.decide(session.desk(), relation, decision))
        if done is not None:
            tell(_TOLD[decision], undo=done.event.seq)
        st.rerun()
    if result.caveat:
        _caveat(next(one for one in screen.pairs if one.relation.id == result.caveat))


@st.dialog("Make a caveat of this pair?")
def _caveat(pair: Pair) -> None:
    st.markdown("It confirms the pair, and is printed with the claim that it limits.")
    key = pair.relation.id
    sides = {side.claim: side for side in (pair.right, pair.left)}
    claim = st.radio(
        "Which claim it limits",
        list(sides),
        format_func=lambda one: plain(
            f"{sides[one].number}. {shortened(sides[one].statement, 110)}"
        ),
        key=f"caveat-claim {key}",
    )
    said = st.text_area("The caveat", pair.relation.reason, key=f"caveat-words {key}")
    first_field()
    if st.button("Make the caveat", type="primary", key=f"caveat-make {key}"):
        form = f"caveat {key}"
        made = attempt(
            lambda: relations.make_caveat(
                session.desk(), key, said, claim=claim, command_id=session.command_id(form)
            )
        )
        if made is not None:
            session.carried_out(form)
            tell("The caveat stands beside the claim.", undo=made.event.seq)
        st.rerun()
