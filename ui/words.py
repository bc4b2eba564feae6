"""Every label of the pages: the one place to translate them.

What a coded value is called comes from `reports.wording`, so that a screen and a report never
say different things.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import ClaimState, Mode, RelationKind
from desk import bulk
from desk.bulk import Bulk
from desk.first_steps import Step
from reports import wording
from review.model import Layer
from ui import moments
from ui.plain import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from claims.model import Attribution
    from db.board_view import Order
    from desk.bulk import Asked, Foreseen
    from desk.bulk_undo import Undone
    from review.model import Evidence

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

LAYER_CHIPS = {Layer.SO: "", Layer.SAID: "that it was said:"}
"""Before a rating in a list: that of whether it is so stands by itself."""

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


BULK_HEADINGS = {
    Bulk.ACCEPT: "Accept claims",
    Bulk.DISMISS: "Dismiss claims",
    Bulk.RESTORE: "Bring claims back to triage",
    Bulk.ASSIGN: "Assign claims",
    Bulk.TAG: "Tag claims",
    Bulk.UNTAG: "Take a tag off claims",
}

BULK_DONE = {
    Bulk.ACCEPT: "accepted",
    Bulk.DISMISS: "dismissed",
    Bulk.RESTORE: "brought back to triage",
    Bulk.ASSIGN: "assigned",
    Bulk.TAG: "tagged",
    Bulk.UNTAG: "untagged",
}

_STAYS = {
    bulk.MERGED: "merged into another claim",
    bulk.THERE: "so already",
    bulk.UNKNOWN: "no longer here",
}


def bulk_before(asked: Asked, foreseen: Foreseen) -> str:
    """Say what would be done to many claims, and what not: “212 of 230 can be dismissed; …”."""
    able, total = len(foreseen.able), len(foreseen.able) + sum(foreseen.stays.values())
    done = BULK_DONE[asked.action]
    if able == total:
        return f"{wording.count(total, 'claim')} will be {done}."
    none = f"None of {wording.count(total, 'claim')} can be {done}"
    said = f"{able:,} of {wording.count(total, 'claim')} can be {done}" if able else none
    return f"{said}; {bulk_stays(foreseen.stays)}."


def bulk_stays(stays: Mapping[str, int]) -> str:
    """Say how many claims stay, and why: “18 stay as they are (12 decided, 6 in review)”."""
    total = sum(stays.values())
    each = [f"{number:,} {_stay(reason)}" for reason, number in stays.items()]
    why = ", ".join(each if len(each) > 1 else map(_stay, stays))
    return f"{total:,} {'stays as it is' if total == 1 else 'stay as they are'} ({why})"


def _stay(why: str) -> str:
    return _STAYS.get(why) or wording.label(ClaimState(why)).lower()


def bulk_undone(undone: Undone) -> str:
    """Say what undoing came to, and name the claims that stay."""
    said = f"{wording.count(undone.count, 'claim')} as before."
    if not undone.touched:
        return said
    one = undone.touched == 1
    named = wording.listed(tuple(f"{number}" for number in undone.named[:MOST_NAMED]))
    more = undone.touched - len(undone.named[:MOST_NAMED])
    rest = f" and {more:,} more" if more > 0 else ""
    verb = "was changed since and stays" if one else "were changed since and stay"
    return f"{said} {wording.count(undone.touched, 'claim')} {verb}: {named}{rest}."


MOST_NAMED = 12
"""Claims that a notice names; the record knows all of them."""


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
    return moments.day(then)


ONLY_THIS_COMPUTER = (
    "This link leads to this computer only: on another one it opens nothing. For colleagues at "
    "other computers, have the desk run where they reach it and its address set as "
    "CLAIMDESK_ADDRESS (the administrators’ guide says how), and invite them then."
)
NO_RATING = "Choose a rating first. Nothing was saved."
SOMEBODY_ELSE_SIGNS = (
    "The verdict rests on a review or a decision of your own. Another editor or an administrator "
    "signs it off."
)
SIGN_OFF = "**Sign off**: you answer for this verdict, and did not check it yourself."
SIGN_OFF_OTHERWISE = (
    "**Sign off**: you answer for this verdict. It does not rest on your own review, which the "
    "record keeps beside it."
)
SIGN_OFF_ALONE = (
    "**Sign off**: you answer for this verdict, and checked it yourself. Every report says that "
    "one person did both."
)
FIRST_STEPS: dict[Step, tuple[str, str]] = {
    Step.ACCEPT: (
        "Accept a claim",
        "The list shows what can be checked, most worth checking first. Open one and accept it.",
    ),
    Step.LINK: (
        "Link evidence",
        "Beside a claim stand passages of other documents: say which supports or refutes it.",
    ),
    Step.JUDGE: (
        "Give a verdict",
        "At the right, choose a rating and write why. Nothing is ever overwritten.",
    ),
    Step.HAND_ON: (
        "Hand it on",
        "Under Reports you see what you chose as it prints; make a file of it.",
    ),
}
"""The four steps of a first visit: what to do, and how."""
STEPS_TAKEN = "That was the whole way, from a claim to a report. Now with your own documents."

UNANSWERED: dict[Layer, str] = {
    Layer.SAID: "I know that nobody checked whether it was said, and sign all the same",
    Layer.SO: "I know that nobody judged whether it is so, and sign all the same",
}
"""What an editor says who signs a claim of which one question is unanswered."""


def said_there(piece: Evidence, most: int) -> str:
    """Name a piece of evidence by its words or its source; one kept from the viewer says so."""
    said = piece.quote or (piece.source.title if piece.source else "")
    return shortened(said, most) if said else f"kept from you, linked by {piece.added_by}"
