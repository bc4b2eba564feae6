"""Every label of the pages: the one place to translate them.

What a coded value is called comes from `reports.wording`, so that a screen and a report never
say different things.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import Mode, RelationKind
from claims.worth import IN_WORDS
from reports import wording
from review.model import Layer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from claims.model import Attribution, Reason
    from db.board_view import Order

ORDERS: dict[Order, str] = {
    "worth": "Worth checking first",
    "place": "In the order of the text",
    "changed": "Changed last",
    "number": "Number",
}

LAYER_QUESTIONS = {
    Layer.SO: "Is it so?",
    Layer.SAID: "Was it said?",
}

LAYER_CHIPS = {Layer.SO: "so", Layer.SAID: "said"}

RELATION_SYMBOLS = {
    RelationKind.CONTRADICTS: "≠",
    RelationKind.DISPUTES: "⊘",
    RelationKind.QUALIFIES: "◆",
    RelationKind.UPDATES: "↻",
    RelationKind.CORROBORATES: "+",
    RelationKind.SAME: "=",
    RelationKind.DUPLICATE: "≡",
}
"""Beside the word, never in its place; in the order in which pairs are listed."""

STRONGEST = 7
"""Reasons shown with a score; what lies beyond hardly moves it."""


def reason(one: Reason) -> str:
    """Return a feature of check-worthiness in words, with how much it adds."""
    said = IN_WORDS.get(one.feature, wording.plain(one.feature))
    return f"{said} ({one.weight:+.2f})"


def reasons(found: Sequence[Reason]) -> tuple[str, ...]:
    """Return the strongest reasons of a score in words, and how many weaker ones there are."""
    told = tuple(reason(one) for one in found[:STRONGEST])
    rest = len(found) - len(told)
    return (*told, f"and {wording.count(rest, 'weaker one')}") if rest > 0 else told


def speaker(said: Attribution | None) -> str:
    """Return who says it and through whom: "a source → the Chronicle"; empty for the writer."""
    if said is None or said.mode is Mode.NARRATED:
        return ""
    who = said.speaker or " or ".join(said.candidates) or "speaker not settled"
    if said.title and said.title.lower() not in who.lower():
        who = f"{who}, {said.title}"
    return " → ".join((who, *said.via))


def ago(then: datetime, now: datetime) -> str:
    """Return how long ago something was, in the roundest words that still tell."""
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 24 * 60:
        return f"{minutes // 60} h ago"
    if minutes < 14 * 24 * 60:
        return f"{minutes // (24 * 60)} d ago"
    return wording.day(then.date())
