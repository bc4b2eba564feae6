"""What other claims do to a claim, in a few lines that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from claims.model import ClaimState
from reports import wording
from ui import words
from ui.components.passage import Line, lines
from ui.parts import hand_pair

if TYPE_CHECKING:
    from desk.screens import Bearing, ClaimScreen


def show(screen: ClaimScreen) -> None:
    """Draw the relations of the claim, if there are any, and the way to say of one more."""
    if screen.bearings:
        st.header("Other claims", anchor=False)
        shown = [_line(one) for one in screen.bearings]
        lines(shown, key=f"bearings {screen.claim.id}", label="What other claims do to this one")
    if screen.merged_into is None and screen.claim.state is not ClaimState.DISMISSED:
        hand_pair.beside(screen.claim)


def _line(one: Bearing) -> Line:
    relation = one.relation
    verb = wording.relation(relation.kind, from_left=one.from_left)
    numbers = tuple(str(number) for number in one.documents)
    where = f" ({'document' if len(numbers) == 1 else 'documents'} {wording.listed(numbers)})"
    return Line(
        lead=f"{words.RELATION_SYMBOLS[relation.kind]} It {verb} claim {one.other}{where}",
        words=relation.reason,
        quiet=wording.label(relation.state),
        href="claim?" + urlencode({"claim": one.other}),
    )
