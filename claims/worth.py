"""Check-worthiness (first version; the fitted model follows)."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from claims.model import Checkability, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.model import Attribution, Kind, Quantity, TimeReference

IN_WORDS: Mapping[str, str] = {
    "number": "names a number",
    "time": "names a time",
    "checkable_now": "can be checked today",
    "past": "reports a past event",
}
_WEIGHTS = {"number": 1.4, "time": 0.5, "checkable_now": 1.0, "past": 0.6}
_PAST = re.compile(r"\b(?:was|were|had|did|has|have|\w{2,}ed)\b", re.IGNORECASE)


def score(
    words: str,
    *,
    attribution: Attribution,
    kind: Kind,
    checkability: Checkability,
    quantities: Sequence[Quantity],
    times: Sequence[TimeReference],
) -> tuple[float, tuple[Reason, ...]]:
    """Return how much `words` are worth checking, 0…1, and why."""
    present = {
        "number": bool(quantities),
        "time": bool(times),
        "checkable_now": checkability is Checkability.NOW,
        "past": bool(_PAST.search(words)),
    }
    reasons = tuple(Reason(feature=key, weight=_WEIGHTS[key]) for key, on in present.items() if on)
    return 1 / (1 + math.exp(2 - sum(reason.weight for reason in reasons))), reasons
