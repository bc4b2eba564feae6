"""Attribution in headlines: "City owes millions: report", "Mayor: no new taxes".

A colon in a headline parts a claim from its source. Which side is the source is settled by
form: after the colon a few words in which a source noun or a name stands; before it a name or an
office without a verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.cue_form import Cue
from claims.given_names import ORGANISATION_WORDS, PLURAL_SOURCES
from claims.lexicon import DOCUMENT_NOUNS
from claims.names import is_office
from claims.verbs import finite_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.tokens import Token

_KNOWN = DOCUMENT_NOUNS | PLURAL_SOURCES | ORGANISATION_WORDS
_SOURCE_WORDS = 5


def headline_cues(stream: Sequence[Token]) -> list[Cue]:
    """Return the cue that a colon makes in a headline, if any."""
    colons = [n for n, token in enumerate(stream) if token.key == ":"]
    if not colons:
        return []
    if _is_source(stream, colons[-1] + 1, len(stream)):
        return [_cue(colons[-1], (colons[-1] + 1, len(stream)), (0, colons[-1]))]
    first = colons[0]
    after = (first + 1, len(stream))
    if _is_source(stream, 0, first) and after[0] < after[1]:
        return [_cue(first, (0, first), after)]
    return []


def _cue(colon: int, source: tuple[int, int], content: tuple[int, int]) -> Cue:
    """A cue without a verb."""
    return Cue(verb=colon, source=source, contents=(content,), manner="headline")


def _is_source(stream: Sequence[Token], start: int, end: int) -> bool:
    """Whether these few words name a source."""
    words = stream[start:end]
    if not words or len(words) > _SOURCE_WORDS or not all(token.is_word for token in words):
        return False
    last = words[-1].key
    known = last in _KNOWN or is_office(last)
    named = len(words) <= 3 and all(token.is_capital for token in words)
    return known or (named and finite_in(stream, start, end) is None)
