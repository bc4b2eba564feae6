"""Nouns that carry what somebody says: "a report that …", "her claim that …", "amid reports …".

The source is the owner of the noun, or the noun itself where it is a document; a relative clause
("a report that was late") is no content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.contents import scope_end
from claims.cue_form import Cue
from claims.lexicon import DOCUMENT_NOUNS
from claims.noun_phrases import phrase_after
from claims.verbs import finite_in, is_finite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.cue_form import Range
    from claims.tokens import Token

_LEFT_OF_NOUN = classes.PREPOSITIONS | classes.CONJUNCTIONS
_SPEAKING_THINGS = DOCUMENT_NOUNS | {"rumors", "rumours"}
_PLURAL_REPORTS = {"reports", "rumors", "rumours", "claims", "allegations", "fears", "concerns"}


def noun_cues(stream: Sequence[Token], noun: int) -> Iterator[Cue]:
    """Read "a report that …", "amid reports the city …", "her claim that …"."""
    after = noun + 1
    if after >= len(stream):
        return
    if stream[after].key == "that":
        start = after + 1
        if start < len(stream) and is_finite(stream, start):
            return
    elif stream[noun].key in _PLURAL_REPORTS and _opens_clause(stream, after):
        start = after
    else:
        return
    left = left_of_noun(stream, noun)
    end = _end_of_fronted(stream, noun, start)
    if "no" in {token.key for token in stream[left:noun]} or finite_in(stream, start, end) is None:
        return
    yield Cue(verb=noun, source=_owner(stream, left, noun), contents=((start, end),), manner="noun")


def _opens_clause(stream: Sequence[Token], place: int) -> bool:
    """Whether a subject with its verb begins here."""
    phrase = phrase_after(stream, place)
    return phrase is not None and phrase[1] < len(stream) and is_finite(stream, phrase[1])


def left_of_noun(stream: Sequence[Token], noun: int) -> int:
    """Return where the noun phrase that ends in `noun` begins."""
    place = noun
    while place > max(0, noun - 6) and stream[place - 1].is_word:
        key = stream[place - 1].key
        if key in _LEFT_OF_NOUN or is_finite(stream, place - 1):
            break
        place -= 1
        if key in classes.DETERMINERS:
            break
    return place


def _owner(stream: Sequence[Token], left: int, noun: int) -> Range | None:
    """The owner in "the mayor's claim"; the phrase itself when it is a document or reports."""
    for place in range(left, noun):
        if stream[place].is_possessive:
            return (left, place + 1)
        if stream[place].key in {"his", "her", "their"}:
            return (place, place + 1)
    if stream[noun].key in _SPEAKING_THINGS:
        return (left, noun + 1)
    return None


def _end_of_fronted(stream: Sequence[Token], noun: int, start: int) -> int:
    """The end of the content; a clause in front of the main one ends at its comma."""
    end = scope_end(stream, start)
    if finite_in(stream, 0, noun) is not None:
        return end
    for place in range(start + 2, end):
        if stream[place].key == "," and finite_in(stream, place, end) is not None:
            return place
    return end
