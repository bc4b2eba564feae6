"""Pairs of passages with the difference marked, drawn by one component out of text nodes.

Twenty pairs with three buttons and four links each would be 140 elements of Streamlit's. What
comes back is a trigger, seen for one run; whether it may be done is the desk's to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from claims.model import RelationState
from ui.components.assets import script, style
from ui.components.pairs.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_HERE = Path(__file__).parent
_DECISIONS = (RelationState.CONFIRMED, RelationState.REJECTED)

_mount = st.components.v2.component(
    "claimdesk_pairs",
    js=script(_HERE / "pairs.js"),
    css=style(_HERE / "pairs.css"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSide:
    """One claim in its passage; `parts` are (words, "" or "number" or "time" or "word")."""

    number: int
    href: str
    source: str
    place: str
    """Address of the passage in its document."""
    said: str
    before: str
    parts: tuple[tuple[str, str], ...]
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPair:
    """A pair in finished words: what the left claim does to the right one, and why."""

    id: str
    symbol: str
    verb: str
    state: RelationState
    state_label: str
    reason: str
    decided: str
    left: ShownSide
    right: ShownSide


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsResult:
    """What a person did, each for one run of the script."""

    decided: tuple[str, RelationState] | None = None
    caveat: str | None = None


def pairs_board(shown: Sequence[ShownPair], *, key: str, can_decide: bool = True) -> PairsResult:
    """Draw the pairs; return the decision or the wish for a caveat that a person has just made."""
    result = _mount(
        key=key,
        data={"pairs": [_pair(one) for one in shown], "words": WORDS, "can_decide": can_decide},
        on_decide_change=_nothing,
        on_caveat_change=_nothing,
    )
    known = {one.id for one in shown}
    caveat = result.get("caveat")
    return PairsResult(
        decided=_decided(result.get("decide"), known),
        caveat=caveat if isinstance(caveat, str) and caveat in known else None,
    )


def _nothing() -> None:
    """A callback, because Streamlit hands back only what has one."""


def _pair(one: ShownPair) -> dict[str, object]:
    return {
        "id": one.id,
        "symbol": one.symbol,
        "verb": one.verb,
        "state": one.state.value,
        "stateLabel": one.state_label,
        "reason": one.reason,
        "decided": one.decided,
        "left": _side(one.left),
        "right": _side(one.right),
    }


def _side(side: ShownSide) -> dict[str, object]:
    return {
        "number": side.number,
        "href": side.href,
        "source": side.source,
        "place": side.place,
        "said": side.said,
        "before": side.before,
        "parts": [list(part) for part in side.parts],
        "after": side.after,
    }


def _decided(value: object, known: set[str]) -> tuple[str, RelationState] | None:
    if not isinstance(value, Mapping) or value.get("id") not in known:
        return None
    found = next((one for one in _DECISIONS if one.value == value.get("decision")), None)
    return (str(value["id"]), found) if found else None
