"""Numbers that exclude each other, told of the same: the rule that looks at cores of sentences.

`claims.relate` compares whole statements; what hangs on a sentence hides there that its core is
that of another one.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from claims.comparison import SURE, Both, at_other_times
from claims.cores import core, phrase
from claims.gist import gist, stem
from claims.kinds import REBUKE
from claims.model import RelationKind
from claims.number_relations import Bearing, compare, is_measure

if TYPE_CHECKING:
    from claims.comparison import Assertion, Proposal
    from claims.model import Quantity

SETTING = 2
"""Names that two documents share when they tell of the same matter, seen by their beginnings.
Without it, "nobody was seriously hurt" would be denied by a thousand other days."""
ONE_DAY = timedelta(days=1)


def cores_exclude(both: Both) -> Proposal | None:
    """What was counted is told of the same, whatever else the two sentences say.

    Only where the cores or the documents name the same: alone, "nobody was seriously hurt" is
    said of a thousand days.
    """
    if both.plans == 1 or at_other_times(both):
        return None
    pairs = ((one, other) for one in both.left.quantities for other in both.right.quantities)
    excluding = (pair for pair in pairs if compare(*pair) is Bearing.EXCLUDE)
    pair = next((pair for pair in excluding if _of_one_matter(both, *pair)), None)
    if pair is None:
        return None
    numbers = f"“{phrase(both.left, pair[0])}”, “{phrase(both.right, pair[1])}”"
    reason = f"Both tell of the same, with numbers that exclude each other: {numbers}."
    return differing(both, pair, reason, 0.65)


def _of_one_matter(both: Both, one: Quantity, other: Quantity) -> bool:
    cores = core(both.left, one), core(both.right, other)
    inner = Both(left=both.left, right=both.right, one=gist(cores[0]), other=gist(cores[1]))
    units = gist(phrase(both.left, one)).stems | gist(phrase(both.right, other)).stems
    units |= frozenset(stem(word.lower()) for each in (one, other) for word in each.unit.split())
    shared = (inner.one.stems & inner.other.stems) - units
    none = 0 in {one.high, other.high}
    if inner.names_apart or inner.alike(units) < SURE:
        return False
    if is_measure(one.unit) and not _names_fit(inner, money=len(one.unit) == 3):
        return False
    if inner.one.denies != inner.other.denies and not none:
        return False
    anything = units | inner.names
    if inner.one.opening not in inner.other.stems | anything:
        return False
    if inner.other.opening not in inner.one.stems | anything:
        return False
    if shared <= inner.names:  # a month or a nation in common says nothing
        return False
    if both.settings_shared < SETTING and shared.isdisjoint(inner.names):
        return False
    return len(shared) >= 2 or (none and bool(shared) and both.settings_shared > SETTING)


def rebuked(both: Both) -> Proposal | None:
    """Return that one calls it an insult, a lie, nonsense to say what the other says."""
    for rebuking, rebuked_one in ((both.left, both.right), (both.right, both.left)):
        found = REBUKE.match(rebuking.statement)
        if found is None or REBUKE.match(rebuked_one.statement):
            continue
        one, other = gist(found["said"]), gist(rebuked_one.statement)
        inner = Both(left=both.left, right=both.right, one=one, other=other)
        if inner.alike() >= SURE and one.denies == other.denies and not inner.names_apart:
            reason = f"One says of what the other says that it is {found['verdict']}."
            return both.propose(RelationKind.DISPUTES, reason, 0.6, by=rebuking)
    return None


def _names_fit(inner: Both, *, money: bool) -> bool:
    """Whether a share is of the same named thing, and a sum of one that is at most named closer.

    "The tunnel cost" may be the Saltmarsh tunnel's; "9 percent of the vote" is anybody's.
    """
    one, other = inner.one.stems & inner.names, inner.other.stems & inner.names
    return one == other or (money and (one <= other or other <= one))


def differing(both: Both, pair: tuple[Quantity, Quantity], reason: str, score: float) -> Proposal:
    """Return a contradiction; where both tell how things stand on days of their own, an update."""
    places = pair[0].extent, pair[1].extent
    later = _later_state(both)
    if later is None:
        return both.propose(RelationKind.CONTRADICTS, reason, score, places)
    reason = f"{reason} Each tells how things stood on its own day."
    return both.propose(RelationKind.UPDATES, reason, score, places, by=later)


def _later_state(both: Both) -> Assertion | None:
    days = both.left.published_on, both.right.published_on
    if days[0] is None or days[1] is None or abs(days[0] - days[1]) <= ONE_DAY:
        return None
    if not (_STATE.search(both.left.statement) and _STATE.search(both.right.statement)):
        return None
    return both.left if days[0] > days[1] else both.right


_STATE = re.compile(
    r"\b(?:has|have|is|are|holds?|stands?|takes?|employs?|counts?|now|currently|so far|to date)\b"
)
