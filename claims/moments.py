"""From where a phrase about time is read: the day of publication, and which way it looks.

A bare "Tuesday" is the last one, unless the clause speaks of what is to come ("will meet
Tuesday"). `looks_ahead` finds the nearest cue: the one before the phrase, or else the first
after it. Tense is read from words alone, so "would" counts as looking ahead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
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


def looks_ahead(folded: str, start: int, end: int) -> bool | None:
    """Whether the phrase at `start:end` speaks of what is to come; None where nothing tells."""
    cues = [cue for cue in _CUE.finditer(folded) if cue.end() <= start or cue.start() >= end]
    before = [cue for cue in cues if cue.end() <= start]
    nearest = before[-1] if before else cues[0] if cues else None
    if nearest and nearest[0].lower() in {"is", "are"} and nearest.end() <= start:
        return _NOTHING_BETWEEN.fullmatch(folded, nearest.end(), start) is not None
    return None if nearest is None else nearest["past"] is None
