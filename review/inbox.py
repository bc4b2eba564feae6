"""What waits for a person, and what changed in what they follow: the items of an inbox.

Items are worked out from how the desk stands and never stored, so that none is left over when the
work is done. Only what was read is kept, by an item's key.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from review.model import Event


class Wait(StrEnum):
    """Why something waits for somebody, in the order in which an inbox lists it."""

    MENTIONED = "mentioned"
    """Somebody named them in a remark of a thread that is open, and they have not answered."""
    OVERDUE = "overdue"
    """Assigned to them, and the day has passed."""
    ASSIGNED = "assigned"
    SECOND_REVIEW = "second_review"
    """A further review is wanted, theirs or anybody's who has not given one."""
    ADJUDICATION = "adjudication"
    STALE = "stale"
    """A verdict of theirs is to be looked at again."""
    NEWER_VERSION = "newer_version"
    """A newer version that they took in, or of which claims are theirs, has places to decide on."""
    HOLD_OVER = "hold_over"
    """They held it until a day that has come."""
    REPLY_OVERDUE = "reply_overdue"
    """They asked somebody for an answer until a day that has passed, and nothing came."""
    REPLY_DUE = "reply_due"
    """The same, with the day today or in the next two."""
    LATE = "late"
    """They assigned it to somebody else, and the day has passed."""
    SIGN_OFF = "sign_off"
    """Decided claims that an editor may sign off; all of them are one item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an item leads: a claim or a document by number, or a state of claims.

    `at` is a code point of the document's text, `thread` the thread to be shown there. With
    `is_version` what changed in the document is meant, not its text.
    """

    claim: int | None = None
    document: int | None = None
    at: int | None = None
    state: str | None = None
    thread: str | None = None
    is_version: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that waits; `key` changes with whatever makes it new again.

    `words` are the claim's, or those of the remark. `people` are those whose doing it is;
    `count` is above 1 where one item stands for several claims or places.
    """

    key: str
    wait: Wait
    place: Place
    words: str
    people: tuple[str, ...] = ()
    due: date | None = None
    at: datetime | None = None
    count: int = 1
    is_read: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What others did to a claim or document that somebody follows, the latest event first."""

    key: str
    place: Place
    words: str
    events: tuple[Event, ...]
    is_read: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """Everything that waits for a person, and everything that changed, unread first in each."""

    waits: tuple[Item, ...]
    changes: tuple[Change, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of everything."""
        return (*(one.key for one in self.waits), *(one.key for one in self.changes))

    @property
    def unread(self) -> tuple[str, ...]:
        """The keys of what was not read."""
        waits = (one.key for one in self.waits if not one.is_read)
        return (*waits, *(one.key for one in self.changes if not one.is_read))
