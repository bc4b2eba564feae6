"""Who a phrase of a text means, as a value, and what phrases are read against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.given_names import HONORIFICS
from claims.model import SpeakerRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.names import Gender
    from claims.people import Person, Table
    from claims.text import Extent
    from claims.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who a phrase means. `speaker` is None when the text leaves it open."""

    speaker: str | None
    role: SpeakerRole
    method: str
    confidence: float
    title: str | None = None
    candidates: tuple[str, ...] = ()
    gender: Gender | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a phrase is read against: the raw text and the people in it."""

    text: str
    table: Table
    quoted: Sequence[Extent] = ()
    """The outermost quotations in order: who is named inside one is not meant outside it."""

    def words(self, stream: Sequence[Token]) -> str:
        """The raw words of some tokens, without a genitive ending."""
        last = stream[-1]
        return self.text[stream[0].start : last.start + len(last.bare)]


def person_meant(person: Person, title: str | None, method: str) -> Source:
    """Return a person of the table as the one meant, found by this method."""
    sure = {"named": 0.95, "surname": 0.9, "role": 0.8}
    first = next((t for t in person.titles if t.lower().rstrip(".") not in HONORIFICS), None)
    return Source(
        speaker=person.name,
        role=SpeakerRole.PERSON,
        method=method,
        confidence=sure.get(method, 0.6),
        title=title or first,
        gender=person.gender,
    )
