"""From where a phrase about time is read: the day of publication, and which way it looks.

A bare "Tuesday" is the last one, unless the clause speaks of what is to come ("will meet
Tuesday"). `looks_ahead` finds the nearest cue: the one before the phrase, or else the first
after it. Tense is read from words alone, so "would" counts as looking ahead.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from claims.day_spans import Days

PUBLICATION = "publication date"
EARLIER = "an earlier date"
EVENT = "anchor event"
YEAR = "year"
REAL_DAY = "a day that exists"


class Moment(NamedTuple):
    """What a relative phrase is resolved against.

    `before` is the last span of days named earlier in the same stretch, for "the next day".
    """

    anchor: date | None
    ahead: bool
    before: Days | None


class Meaning(NamedTuple):
    """Days a phrase can mean, what is missing, and whether the anchor was used."""

    earliest: date | None
    latest: date | None
    needs: str | None = None
    anchored: bool = False


_CUE = re.compile(
    r"\b(?:(?P<ahead>will|won't|shall|would|(?:is|are|was|were) (?:\w+ly )?(?:scheduled|"
    r"expected|set|due|"
    r"planned|slated|supposed|to be|going)|scheduled|slated|plan|plans|planned|planning|"
    r"expect|expects|expected|"
    r"due|set (?:to|for)|going to|upcoming|intends?|prepar(?:es?|ing)|ahead|begins|starts|"
    r"opens|meets|"
    r"convenes|resumes|takes effect|take effect|kicks off|deadline|tomorrow|coming|next)"
    r"|(?P<past>is|are|was|were|had|did|has|have|been|said|told|went|came|took|made|gave|"
    r"got|found|left|"
    r"held|began|won|lost|met|paid|sent|led|fell|rose|shot|hit|ran|saw|spoke|became|brought|"
    r"wrote|struck|died|ago|earlier|last|since|\w{2,}ed))\b"
    r"|(?P<contracted>'ll)\b",
    re.IGNORECASE,
)


_NOTHING_BETWEEN = re.compile(r" (?:on |for |in |at )?")


def looks_ahead(folded: str, cues: Sequence[Cue], start: int, end: int) -> bool | None:
    """Whether the phrase at `start:end` speaks of what is to come; None where nothing tells.

    `cues` are those of the stretch.
    """
    place = bisect_right(cues, start, key=_end)
    if place:
        return _tells(folded, cues[place - 1], start)
    after = bisect_left(cues, (end,))
    return cues[after].ahead if after < len(cues) else None


def _end(cue: Cue) -> int:
    return cue.end


def _tells(folded: str, cue: Cue, start: int) -> bool:
    """Whether the cue looks ahead: "is Friday" does, "is closed since Friday" does not."""
    if cue.word not in {"is", "are"}:
        return cue.ahead
    return _NOTHING_BETWEEN.fullmatch(folded, cue.end, start) is not None


class Cue(NamedTuple):
    """A word that tells which way its clause looks, at its place; it sorts by where it begins."""

    start: int
    end: int
    word: str
    ahead: bool


def cues_of(folded: str) -> tuple[Cue, ...]:
    """Return the cues of a stretch, in order."""
    return tuple(
        Cue(match.start(), match.end(), match[0].lower(), match["past"] is None)
        for match in _CUE.finditer(folded)
    )
