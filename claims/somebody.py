"""Which noun phrases are somebody who can say or want something.

A name, an office, a group, an organisation, a document, a pronoun; whom they mean is settled in
`claims.resolution`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.given_names import ORGANISATION_WORDS, PLURAL_SOURCES
from claims.lexicon import DOCUMENT_NOUNS
from claims.names import is_office
from claims.tokens import subject_of
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.tokens import Token

_SOMEBODY = PLURAL_SOURCES | ORGANISATION_WORDS | DOCUMENT_NOUNS
_SHARES = listed("half both neither percent majority third thirds quarter quarters two-thirds")
_AGENTS = ("ers", "ors", "ists", "ians", "women", "men")
"""Endings of those who do something: "investors", "columnists"."""


def is_somebody(stream: Sequence[Token], source: tuple[int, int]) -> bool:
    """Whether a phrase is somebody: a name, an office, an organisation, a pronoun."""
    words = [subject_of(token) for token in stream[source[0] : source[1]]]
    if len(words) == 1 and words[0].key in classes.SUBJECTS:
        return words[0].key not in {"there", "nobody"}
    named = any(token.is_capital for token in words[source[0] == 0 and len(words) > 1 :])
    return named or any(_means_people(token.key) for token in words)


def _means_people(key: str) -> bool:
    """Whether a noun is somebody: an office, a group, a document, "investors", "two-thirds"."""
    return key in _SOMEBODY or is_office(key) or key in _SHARES or key.endswith(_AGENTS)
