"""Rules about when: a plan and what came of it, a plan and a later one, one event on two days."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from claims.comparison import SURE, at_other_times, overlap
from claims.date_words import MONTHS, PARTS, SEASONS, WEEKDAYS
from claims.gist import stem
from claims.model import Kind, RelationKind

if TYPE_CHECKING:
    from claims.comparison import Both, Proposal


def updated(both: Both) -> Proposal | None:
    """A decision that was planned, and then taken."""
    if both.plans != 1:
        return None
    plan, event = both.left, both.right
    if event.kind is Kind.PREDICTION_OR_PLAN:
        plan, event = event, plan
    taken, to_take = _DECIDING.search(event.statement), _TO_DECIDE.search(plan.statement)
    bodies = both.one.stems & both.other.stems & _BODIES
    if not taken or not to_take or not bodies or both.shared < 2 or both.alike() < 0.2:
        return None
    reason = f"One speaks of a decision to come, the other of one taken (“{taken[0]}”)."
    return both.propose(RelationKind.UPDATES, reason, 0.6, by=event)


_BODIES = frozenset(
    stem(word)
    for word in (
        "council", "senate", "house", "board", "committee", "parliament", "court", "commission",
        "congress", "assembly", "legislature", "judge", "jury", "cabinet", "government", "voters",
    )
)  # fmt: skip
_DECIDING = re.compile(
    r"\b(?:voted|passed|approved|rejected|adopted|decided|agreed|ruled|signed|struck down)\b"
)
_TO_DECIDE = re.compile(
    r"\b(?:take up|vote|consider|decide|hear|heard|debate|discuss|rule|sign|review|scheduled)\b"
)


def days_exclude(both: Both) -> Proposal | None:
    """One event is told of on two single days."""
    if both.plans or both.alike() < SURE or both.shared < 3 or not at_other_times(both):
        return None
    if both.one.denies or both.other.denies or both.names_apart or not _single_days(both):
        return None
    if both.left.kind is not Kind.EVENT or both.right.kind is not Kind.EVENT:
        return None
    left, right = both.left.times[0], both.right.times[0]
    reason = f"Both tell of one event, on days that differ: {left.earliest} and {right.earliest}."
    return both.propose(RelationKind.CONTRADICTS, reason, 0.55, (left.extent, right.extent))


def rescheduled(both: Both) -> Proposal | None:
    """Both plan one thing, for times that exclude each other: the later word takes the place.

    The first time that each names is the plan's; others tell when it was made.
    """
    if both.plans != 2 or both.one.denies != both.other.denies:
        return None
    if not (both.left.times and both.right.times) or overlap(
        both.left.times[0], both.right.times[0]
    ):
        return None
    when = _when(both)
    if both.named_apart(when) or not (_begin_alike(both) or both.alike(when) >= SURE):
        return None
    reason = "Both speak of one thing to come, at times that exclude each other."
    places = both.left.times[0].extent, both.right.times[0].extent
    days = both.left.published_on, both.right.published_on
    if None in days or days[0] == days[1]:
        return both.propose(RelationKind.CONTRADICTS, reason, 0.55, places)
    later = max((both.left, both.right), key=lambda side: side.published_on or date.min)
    return both.propose(RelationKind.UPDATES, reason, 0.55, places, by=later)


def _begin_alike(both: Both) -> bool:
    """Whether one of the two begins with a pair of words that the other has, too: who does what."""
    return any(
        pair[0] in {both.one.opening, both.other.opening}
        for pair in both.one.pairs & both.other.pairs
    )


def _when(both: Both) -> frozenset[str]:
    """Return the stems that only say when."""
    stems = both.one.stems | both.other.stems
    return _TIME_STEMS | frozenset(each for each in stems if any(map(str.isdigit, each)))


_TIME_STEMS = frozenset(
    stem(word.lower()) for word in f"{MONTHS} {WEEKDAYS} {SEASONS} {PARTS} day week".split()
)


def _single_days(both: Both) -> bool:
    times = (both.left.times, both.right.times)
    return all(len(each) == 1 and each[0].earliest == each[0].latest for each in times)
