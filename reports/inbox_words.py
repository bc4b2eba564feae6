"""What stands in an inbox, in words: the same on a page and in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import act_words, wording
from review.inbox import Wait

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from review.inbox import Change, Item, Place
    from review.model import Event

NOTHING = "Nothing waits for you, and nothing has changed in what you follow."

_LEADS = {
    Wait.MENTIONED: "named you",
    Wait.OVERDUE: "Overdue",
    Wait.ASSIGNED: "Yours to check",
    Wait.SECOND_REVIEW: "A further review is wanted",
    Wait.ADJUDICATION: "To settle",
    Wait.STALE: "A verdict of yours, to look at again",
    Wait.NEWER_VERSION: "to decide in a newer version",
    Wait.HOLD_OVER: "Held by you until today",
    Wait.REPLY_OVERDUE: "has not answered, and the day has passed",
    Wait.REPLY_DUE: "is asked for an answer, due soon",
    Wait.LATE: "is late",
    Wait.SIGN_OFF: "to sign off",
}

_MOST_PEOPLE = 3


def lead(item: Item) -> str:
    """Return why an item waits."""
    said = _LEADS[item.wait]
    match item.wait:
        case Wait.MENTIONED | Wait.LATE | Wait.REPLY_OVERDUE | Wait.REPLY_DUE:
            return f"{wording.listed(item.people)} {said}"
        case Wait.SIGN_OFF:
            return f"{wording.count(item.count, 'decided claim')} {said}"
        case Wait.NEWER_VERSION:
            return f"{wording.count(item.count, 'place')} {said}"
        case _:
            return said


def meta(item: Item, at: Callable[[datetime], str] = wording.moment) -> tuple[str, ...]:
    """Return what else is known of an item: where it leads, since when, until when, from whom."""
    told = [where(item.place)]
    if item.at is not None:
        told.append(at(item.at))
    if item.due is not None:
        told.append(f"due {wording.day(item.due)}")
    if item.people and item.wait in {Wait.ASSIGNED, Wait.OVERDUE}:
        told.append(f"assigned by {wording.listed(item.people)}")
    return tuple(filter(None, told))


def where(place: Place) -> str:
    """Return what a place is called."""
    if place.claim is not None:
        return f"claim {place.claim}"
    return f"document {place.document}" if place.document is not None else ""


def happened(change: Change) -> str:
    """Return what others did: “Tomas gave a review, Ines wrote a remark and 2 more”."""
    return acts(change.events)


def acts(events: Sequence[Event]) -> str:
    """Return what was done, newest first, each thing that somebody did once."""
    told = list(dict.fromkeys(f"{one.actor} {act_words.told(one.action)}" for one in events))
    shown = tuple(told[:_MOST_PEOPLE])
    rest = len(told) - len(shown)
    return wording.listed((*shown, f"{rest} more")) if rest else wording.listed(shown)
