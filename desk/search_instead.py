"""What to look for instead, where a search finds nothing: words spelt otherwise, or fewer of them.

Only what finds something is proposed, and only what anybody's search may find.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.misspelt import meant
from claims.query import FIELDS, words
from db import search_everywhere
from desk.search import everywhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.connection import Database

LONGEST = 20
"""Words of a search beyond which nothing is proposed: nobody mistypes a whole paragraph."""
_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = re.compile(r'["“”„«»]')


def instead(database: Database, text: str) -> tuple[str, ...]:
    """Return searches near to `text` that do find something, the nearest first; maybe none."""
    if len(words(text)) > LONGEST:
        return ()
    tried = dict.fromkeys(one for one in _near(database, text) if one.strip() and one != text)
    return tuple(one for one in tried if everywhere(database, one).total)


def _near(database: Database, text: str) -> Iterator[str]:
    """Yield the words spelt as they are here; without quotation marks; both."""
    respelt = _respelt(database, text)
    yield respelt
    yield _QUOTES.sub("", text)
    yield _QUOTES.sub("", respelt)


def _respelt(database: Database, text: str) -> str:
    with database.snapshot() as snapshot:
        here = search_everywhere.wordings(snapshot)
    known = sorted({word.lower() for each in here for word in words(each)})

    def spelt(found: re.Match[str]) -> str:
        word = found[0].lower()
        if word in FIELDS and text[found.end() : found.end() + 1] == ":":
            return found[0]
        return found[0] if word in known else meant(word, known) or found[0]

    return _WORD.sub(spelt, text)
