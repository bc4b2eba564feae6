"""Check-worthiness: how much a claim is worth checking, and exactly why.

A logistic model over named features (`claims.worth_features`); its coefficients, the set they
were fitted on and the figures reached stand in `worth.json`. The score is the logistic of
BASELINE plus the weights of all reasons, so a reader can add it up.

It sorts and never hides. It knows wording only: not whether a claim is true, nor who is hurt
by it. `benchmarks/checkworthiness.py` fits and measures it again.
"""

from __future__ import annotations

import json
import math
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from claims.model import Reason
from claims.worth_features import features
from claims.worth_names import NAMES, in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.model import Attribution, Checkability, Kind, Quantity, TimeReference

_MODEL = json.loads(resources.files("claims").joinpath("worth.json").read_text("utf-8"))
_COEFFICIENTS: Final[Mapping[str, float]] = {
    **_MODEL["coefficients"],
    **{key: each["coefficient"] for key, each in _MODEL["set_by_hand"].items()},
}
BASELINE: Final[float] = _MODEL["baseline"]
"""What the sum of reasons is added to: the log-odds of a claim without any feature."""

_WORD = "word_"
LEXICON: Final = frozenset(
    key.removeprefix(_WORD) for key in _COEFFICIENTS if key.startswith(_WORD)
)
"""The words, and the pairs of words, that are features by themselves."""

IN_WORDS: Final[Mapping[str, str]] = {
    **NAMES,
    **{_WORD + term: in_words(term) for term in sorted(LEXICON)},
}
"""What to call each feature on screen."""

SHOWN_FROM: Final = 0.005
"""Reasons weaker than this change no score by a tenth of a point: they are left out."""


def score(
    words: str,
    *,
    attribution: Attribution,
    kind: Kind,
    checkability: Checkability,
    quantities: Sequence[Quantity],
    times: Sequence[TimeReference],
) -> tuple[float, tuple[Reason, ...]]:
    """Return how much a claim is worth checking, 0 to 1, and the reasons, strongest first.

    A reason's weight is its feature's coefficient times its value. 0.5 is where F1 on the set it
    was fitted on is best, in cross-validation; it is no probability.
    """
    present = features(
        words,
        attribution=attribution,
        kind=kind,
        checkability=checkability,
        quantities=quantities,
        times=times,
        lexicon=LEXICON,
    )
    ranked = sorted(filter(None, map(_weighed, present.keys(), present.values())))
    reasons = tuple([reason for _, _, reason in ranked])
    return _logistic(BASELINE + sum([reason.weight for reason in reasons])), reasons


@lru_cache(maxsize=1 << 14)
def _weighed(key: str, value: float) -> tuple[float, str, Reason] | None:
    """The reason that a feature is, behind what it is ranked by; None for too weak a one.

    Kept, because few features ever have another value than 1.
    """
    weight = _COEFFICIENTS.get(key, 0.0) * value
    if abs(weight) < SHOWN_FROM:
        return None
    return -abs(weight), key, Reason(feature=key, weight=weight)


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
