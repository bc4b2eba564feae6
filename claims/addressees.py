"""Who is told: "her", "reporters", "Fox News", in "told reporters that" and "said to her that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.given_names import PLURAL_SOURCES
from claims.lexicon import ADDRESSEES
from claims.tokens import key_at
from claims.verbs import is_adverb, is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.cue_form import Range
    from claims.tokens import Token

_NOT_TOLD = classes.SUBORDINATORS | classes.SUBJECTS | {"to"}
_WHICH_DAY = frozenset({"this", "last", "next", "same", "that", "earlier", "late", "early"})
_TOLD = ADDRESSEES | PLURAL_SOURCES


def addressee_at(stream: Sequence[Token], place: int) -> Range | None:
    """Return who is told: "her", "reporters", "Fox News", "the public"."""
    if place >= len(stream) or not stream[place].is_word:
        return None
    if stream[place].key in classes.OBJECTS:
        return (place, place + 1)
    end = place
    while end < min(len(stream), place + 10) and _addresses(stream, end, place):
        end += 1
    return (place, end) if end > place and stream[end - 1].key not in classes.DETERMINERS else None


def _addresses(stream: Sequence[Token], place: int, start: int) -> bool:
    """Whether the word still belongs to the addressee's noun phrase."""
    token = stream[place]
    if not token.is_word or token.key in _NOT_TOLD:
        return False
    if token.key in classes.PREPOSITIONS or is_finite(stream, place) or is_day(stream, place):
        return False
    if place == start:
        return True
    before = stream[place - 1]
    if before.key in _TOLD:
        return False
    return not (token.key in classes.DETERMINERS and before.key not in {"all", "both"})


def to_whom(stream: Sequence[Token], place: int) -> Range | None:
    """Return the addressee in "said to reporters that"."""
    if place + 1 < len(stream) and stream[place].key == "to" and stream[place + 1].is_word:
        end = place + 1
        while end < min(len(stream), place + 8) and _addresses(stream, end, place + 1):
            end += 1
        return (place + 1, end) if end > place + 1 and not is_finite(stream, place + 1) else None
    return None


def is_day(stream: Sequence[Token], place: int) -> bool:
    """Return whether "this week" or "last month" begins here."""
    return stream[place].key in _WHICH_DAY and key_at(stream, place + 1) in classes.CALENDAR


def past_adverbs(stream: Sequence[Token], place: int) -> int:
    """Return the place past "Tuesday", "later" and the like."""
    while place < len(stream) and (
        is_adverb(stream[place])
        or (stream[place].is_capital and stream[place].key in classes.CALENDAR)
    ):
        if stream[place].key in {"there", "both", "all", "no"}:
            break
        place += 1
    return place
