"""Where a claim comes from, as far as comparing it needs to know: its outlet, and the headline.

Only the beginning of a text is looked at: a headline stands there, and a desk may hold many
thousands of documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING

from claims.blocks import blocks
from claims.date_words import MONTHS, WEEKDAYS
from claims.gist import gist, stem
from claims.structure import BlockKind
from db import documents_store, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from claims.text import Extent
    from db.transaction import Snapshot

_CALENDAR = frozenset(stem(word.lower()) for word in (*MONTHS.split(), *WEEKDAYS.split()))
OPENING = 1_500
"""Characters in which a headline begins, below metadata and a kicker."""

LONGEST = 4
"""Words of a name, an article before it counted; more in a row are a headline in capitals."""
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ]\w+(?: [A-ZÀ-ÖØ-Þ]\w+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A document as the source of claims: its outlet, its day, and where its headlines stand.

    `setting` holds the stems of the names that its beginning names, days and months left out.
    """

    outlet: str = ""
    published_on: date | None = None
    headlines: tuple[Extent, ...] = ()
    setting: frozenset[str] = frozenset()

    def block_at(self, place: int) -> BlockKind:
        """Return whether a code point stands in a headline or in the body."""
        inside = any(one.start <= place < one.end for one in self.headlines)
        return BlockKind.HEADLINE if inside else BlockKind.BODY


UNKNOWN = Origin()
"""The origin of a claim whose document is not known."""


def origins(snapshot: Snapshot) -> dict[str, Origin]:
    """Return the origin that each document of the desk is, by its id."""
    found = documents_store.openings(snapshot, OPENING)
    return {
        row["id"]: Origin(
            outlet=row["publisher"] or "",
            published_on=rows.day(row["published_on"]),
            headlines=_headlines(row["opening"] or ""),
            setting=setting_of(row["opening"] or ""),
        )
        for row in found
    }


def setting_of(opening: str) -> frozenset[str]:
    """Return the stems of the names in the beginning of a text.

    All words of one name count: it is the Lindow Harbour Tunnel though a tunnel is written small.
    """
    alone = gist(opening).names
    return alone.union(*_long_names(opening, alone)) - _CALENDAR


def _long_names(opening: str, alone: frozenset[str]) -> Iterator[list[str]]:
    """Yield the stems of each name of several words, from the first that is nothing but a name."""
    for run in _CAPITALS.findall(opening):
        words = [stem(word.casefold()) for word in run.split()]
        if len(words) <= LONGEST:
            yield list(dropwhile(lambda word: word not in alone, words))


def _headlines(opening: str) -> tuple[Extent, ...]:
    return tuple(one.extent for one in blocks(opening) if one.kind is BlockKind.HEADLINE)
