"""Linked pieces and suggested passages, drawn by one component.

Eight suggestions with four stances each would be thirty-two widgets of Streamlit's; here they
are one element. A suggestion that has the focus is linked by one key, s, r, q or c, and set aside
by x; the next one then has the focus. What comes back is a trigger, seen for one run; deciding
whether it may be is the desk's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from review.model import Stance
from ui.components.assets import script, style
from ui.components.evidence.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_HERE = Path(__file__).parent

_mount = st.components.v2.component(
    "claimdesk_evidence",
    js=script(_HERE / "evidence.js"),
    css=style(_HERE / "evidence.css"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A linked piece: finished words. `href` opens where it stands; `retracted` says why."""

    id: str
    stance: Stance
    label: str
    quote: str
    source: str
    meta: tuple[str, ...] = ()
    note: str = ""
    href: str | None = None
    outside: bool = False
    retracted: str | None = None
    is_kept: bool = False
    """Kept from whoever looks, in part or as a whole: they judge it neither way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A suggested passage; `id` is whatever the page wants to hear back, `label` marks it."""

    id: str
    quote: str
    source: str
    reason: str
    href: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """A suggestion that a person wants linked, and as what."""

    proposal: str
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceResult:
    """What a person did, each for one run of the script."""

    linking: Linking | None = None
    retracting: str | None = None
    refusing: str | None = None


def evidence_board(
    pieces: Sequence[Piece],
    proposals: Sequence[Proposal],
    *,
    key: str,
    stances: Mapping[Stance, tuple[str, str]],
    can_act: bool = True,
    can_refuse: bool = False,
    nothing: str = "",
    on_linking: Callable[[Linking], None] | None = None,
    on_refusing: Callable[[str], None] | None = None,
) -> EvidenceResult:
    """Draw the evidence; `stances` gives symbol and label of each, in the order of buttons.

    With `can_refuse`, a suggestion can be set aside. `on_linking` and `on_refusing` are told before
    the page is drawn anew, so that it is drawn once, with what was done.
    """
    known = {one.id for one in proposals}
    result = _mount(
        key=key,
        data={
            "pieces": [_piece(piece, stances) for piece in pieces],
            "proposals": [_proposal(one) for one in proposals],
            "stances": [[stance.value, *shown] for stance, shown in stances.items()],
            "canAct": can_act,
            "canRefuse": can_act and can_refuse,
            "words": {**WORDS, "nothing": nothing},
        },
        on_link_change=partial(_tell, key, known, on_linking),
        on_retract_change=_nothing,
        on_refuse_change=partial(_tell_refusing, key, known, on_refusing),
    )
    return EvidenceResult(
        linking=_linking(result.get("link"), known),
        retracting=_one_of(result.get("retract"), {piece.id for piece in pieces}),
        refusing=_one_of(result.get("refuse"), known),
    )


def _nothing() -> None:
    """A callback, because Streamlit hands back only what has one."""


def _tell(key: str, known: set[str], listener: Callable[[Linking], None] | None) -> None:
    """Tell a listener what a person has just asked to link."""
    linking = _linking((st.session_state.get(key) or {}).get("link"), known)
    if listener is not None and linking is not None:
        listener(linking)


def _tell_refusing(key: str, known: set[str], listener: Callable[[str], None] | None) -> None:
    """Tell a listener which suggestion a person has just set aside."""
    refusing = _one_of((st.session_state.get(key) or {}).get("refuse"), known)
    if listener is not None and refusing is not None:
        listener(refusing)


def _piece(piece: Piece, stances: Mapping[Stance, tuple[str, str]]) -> dict[str, object]:
    symbol, stance = stances[piece.stance]
    return {
        "id": piece.id,
        "symbol": symbol,
        "stance": stance,
        "label": piece.label,
        "quote": piece.quote,
        "source": piece.source,
        "meta": list(piece.meta),
        "note": piece.note,
        "href": piece.href,
        "outside": piece.outside,
        "retracted": piece.retracted,
        "kept": piece.is_kept,
    }


def _proposal(one: Proposal) -> dict[str, object]:
    return {
        "id": one.id,
        "quote": one.quote,
        "source": one.source,
        "reason": one.reason,
        "href": one.href,
        "label": one.label,
    }


def _linking(value: object, known: set[str]) -> Linking | None:
    if not isinstance(value, Mapping):
        return None
    proposal, stance = _one_of(value.get("id"), known), value.get("stance")
    found = next((one for one in Stance if one.value == stance), None)
    return Linking(proposal=proposal, stance=found) if proposal and found else None


def _one_of(value: object, known: set[str]) -> str | None:
    return value if isinstance(value, str) and value in known else None
