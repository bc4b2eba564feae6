"""Somebody without a name: "a 43-year-old man", "an elderly resident", "another nurse".

Looked for between a name and a pronoun, where each of them may be who is meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claims import word_classes as classes
from claims.names import PERSON_NOUNS, Gender, gender_of, is_office
from claims.text import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = re.compile(r"\b(?:an?|another|one)\s(?=(?P<rest>(?:\s?[\w'’-]+){1,5}))", re.IGNORECASE)
_AGED = re.compile(r"\d{1,3}-year-old")
_WHAT_SOMEBODY_IS = re.compile(r"\b(?:is|was|are|were|be|been|being|became|become|as|like|than)\s$")
_LEADS = re.compile(
    r"(?:^|[.!?:;][\"”’)]*\s|\n\s*|\b(?:that|and|but|while|when|where|after|before|because|if)\s)$",
    re.IGNORECASE,
)
_STOPS = (
    classes.PREPOSITIONS
    | classes.SUBORDINATORS
    | classes.CONJUNCTIONS
    | classes.AUXILIARIES
    | {"who", "which", "that", "whose"}
)


class Unnamed(NamedTuple):
    """Where somebody without a name stands, their gender as far as told, whether they lead."""

    extent: Extent
    gender: Gender | None
    leads: bool


def unnamed(text: str, start: int, end: int) -> Iterator[Unnamed]:
    """Yield who is told of without a name between two places; offices only where they lead.

    "As a young man" and "was a driver" say what somebody is who was named.
    """
    for opening in _OPENING.finditer(text, start, end):
        before = text[max(start, opening.start() - 12) : opening.start()]
        leads = _LEADS.search(before) is not None
        noun = None if _WHAT_SOMEBODY_IS.search(before) else _noun(opening["rest"], leads=leads)
        if noun is not None:
            extent = Extent(start=opening.start(), end=opening.end())
            yield Unnamed(extent=extent, gender=gender_of([noun]), leads=leads)


def _noun(phrase: str, *, leads: bool) -> str | None:
    """The noun that the phrase has for a person, or None."""
    for word in phrase.lower().split():
        if word in _STOPS:
            return None
        if word in PERSON_NOUNS or _AGED.fullmatch(word) or (leads and is_office(word)):
            return word
    return None
