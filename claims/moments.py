"""From where a phrase about time is read: the day of publication, and which way it looks.

A bare "Tuesday" is the last one, unless the clause speaks of what is to come ("will meet
Tuesday"). `looks_ahead` finds the nearest cue: the one before the phrase, or else the first
after it. Tense is read from words alone, so "would" counts as looking ahead.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from claims.lexicon import FINITE_REPORTING
from claims.word_classes import AUXILIARIES, PASTS, PREPOSITIONS, PRESENTS, SURE_PRESENTS, VERBS
from claims.word_lists import listed
from claims.words import small

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


_PARTICIPLE = (
    r"(?:said|told|made|got|found|left|held|won|lost|met|paid|sent|led|shot|hit|brought|struck|"
    r"\w{2,}ed)"
)
_CUE = re.compile(
    r"\b(?:(?P<ahead>will|won't|shall|would|(?:is|are|was|were) (?:\w+ly )?(?:scheduled|"
    r"expected|set|due|"
    rf"planned|slated|supposed|going|to (?!blame)[a-z]+)|be (?:\w+ly )?{_PARTICIPLE}|"
    r"scheduled|slated|plan|plans|planned|planning|"
    r"expect|expects|expected|"
    r"due|set (?:to|for)|going to|upcoming|intends?|prepar(?:es?|ing)|ahead|begins|starts|"
    r"opens|reopens|closes|ends|meets|takes? place|goes? (?:to the polls|on (?:trial|sale|show))|"
    r"convenes|resumes|takes effect|take effect|kicks off|deadline|tomorrow|coming|next)"
    r"|(?P<past>is|are|was|were|had|did|has|have|been|went|came|took|gave|"
    r"began|fell|rose|ran|saw|spoke|became|"
    rf"wrote|died|ago|earlier|last|since|{_PARTICIPLE}))\b"
    r"|(?P<contracted>'ll)\b"
)


_NOTHING_BETWEEN = re.compile(r" (?:on |for |in |at )?")


def looks_ahead(folded: str, cues: Sequence[Cue], start: int, end: int) -> bool | None:
    """Whether the phrase at `start:end` speaks of what is to come; None where nothing tells.

    `cues` are those of the stretch.
    """
    place = bisect_right(cues, start, key=attrgetter("end"))
    if place:
        return _tells(folded, cues[place - 1], start)
    after = bisect_left(cues, (end,))
    if after < len(cues) and cues[after].word not in _SPOKEN:
        return cues[after].ahead
    if heads_plan(folded, start):
        return True
    return cues[after].ahead if after < len(cues) else None


def lasts(folded: str, start: int) -> bool:
    """Whether what is the case now is told before `start`: "is closed", "remains shut"."""
    found = _STATE.findall(folded, max(0, start - _STATE_REACH), start)
    return bool(found) and found[-1].lower() not in _GONE


_SPOKEN = frozenset({"said", "told"})
"""A speaker behind the comma tells nothing of when: "reopens Friday, the council said"."""
_GONE = frozenset({"was", "were", "had", "did"})
_STATE = re.compile(
    r"\b(?:is|are|'s|'re|has|have|remains?|stays?|keeps?|was|were|had|did)\b", re.IGNORECASE
)
_STATE_REACH = 80


def heads_plan(folded: str, end: int = sys.maxsize) -> bool:
    """Whether a headline begins with somebody and a bare infinitive: "Pier to reopen in May".

    Not where a verb or a noun that takes one stands before it ("votes to", "the plan to"). What
    stands from `end` on is not looked at, nor copied: a million weekdays ask each for their own.
    """
    found = _INFINITIVE.match(folded, 0, end)
    if found is None:
        return False
    *before, last = found[1].lower().split()
    verb = found[2].lower()
    if verb not in VERBS and verb.removeprefix("re") not in VERBS:
        return False
    told = any(word in _TOLD or word.endswith("ed") for word in (*before, last))
    told = told or any(word in PREPOSITIONS or word.endswith("ing") for word in before[:1])
    return not told and last not in _TAKING and not (before and last in _PRESENT)


_TOLD = AUXILIARIES | PASTS | SURE_PRESENTS | listed("wants hopes seeks asks urges trying hoping")
_PRESENT = PRESENTS | FINITE_REPORTING
_INFINITIVE = re.compile(r"\W*((?:[^\W_][\w'.-]*,? ){1,6}?)to ([A-Za-z]{2,})\b")
_TAKING = listed(
    """
    plan plans bid bids move moves effort efforts attempt attempts vote decision decisions deal
    right rights call calls order orders way ways time drive push offer offers pledge promise
    refusal failure threat threats need chance ability duty proposal proposals request demand
    campaign fight battle race how what where when not able unable ready free quick slow first
    last next and or from up back down close close used according
    """
)
"""Words after which an infinitive tells what something is for."""


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
        Cue(match.start(), match.end(), match[0], match["past"] is None)
        for match in _CUE.finditer(small(folded))
    )
