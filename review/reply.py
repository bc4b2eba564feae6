"""The right of reply: who was asked about a claim, what came of it, and who is still to be asked.

Nobody who stands in a claim by name is judged unheard: `missing` names those whom nobody asked and
of whom nobody said why that is not needed. Pure; what is stored comes from `desk.replies`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from claims.parties import is_party, parties

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from claims.model import Claim


class Way(StrEnum):
    """How somebody was asked."""

    MAIL = "mail"
    PHONE = "phone"
    LETTER = "letter"
    MESSAGE = "message"
    IN_PERSON = "in_person"
    OTHER = "other"


class Outcome(StrEnum):
    """What came of asking."""

    ANSWERED = "answered"
    DECLINED = "declined"
    DID_NOT_ANSWER = "did_not_answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer, refusal or silence; of a silence, `on` is the day until which none came."""

    id: str
    outcome: Outcome
    words: str
    on: date
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRequest:
    """That somebody was asked for an answer, and every answer since, oldest first."""

    id: str
    claim_id: str
    party: str
    office: str
    way: Way
    asked_on: date
    answer_by: date | None
    words: str
    recorded_by: str
    recorded_at: datetime
    replies: tuple[Reply, ...] = ()
    retracted_at: datetime | None = None
    retracted_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyWaiver:
    """That a person or body need not be asked, with the reason."""

    id: str
    claim_id: str
    party: str
    because: str
    said_by: str
    said_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Everything about asking for one claim, oldest first."""

    requests: tuple[ReplyRequest, ...] = ()
    waivers: tuple[ReplyWaiver, ...] = ()

    @property
    def standing(self) -> tuple[ReplyRequest, ...]:
        """The requests that were not taken back."""
        return tuple(one for one in self.requests if one.retracted_at is None)


NOTHING_HEARD = Heard()


def missing(claim: Claim, heard: Heard) -> tuple[str, ...]:
    """Return the people and bodies in `claim` that nobody asked and nobody excused from asking."""
    done = {one.party for one in heard.standing} | {one.party for one in heard.waivers}
    return tuple(name for name in parties(claim) if not _among(name, done))


def overdue(heard: Heard, today: date) -> tuple[ReplyRequest, ...]:
    """Return the requests whose day has passed and to which nothing at all came."""
    return tuple(
        one
        for one in heard.standing
        if not one.replies and one.answer_by is not None and one.answer_by < today
    )


def _among(name: str, done: Iterable[str]) -> bool:
    return any(is_party(name, one) for one in done)
