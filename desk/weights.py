"""The desk's own weights for check-worthiness: a factor on each feature of the shipped model.

A factor of 1 leaves a feature as it was fitted, 0 leaves it out, 2 doubles it. The reasons stored
with a claim stay those of the model; the score that sorts the list is theirs times the factors.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

from claims.errors import InvalidInput
from claims.worth import BASELINE, IN_WORDS
from db import claims_store, settings_store
from db.rows import reasons as stored_reasons
from desk.act import Act, Told, carry_out
from desk.authority import Role, needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claims.model import Reason
    from db.transaction import Snapshot
    from desk import Desk
    from desk.act import Done

KEY = "check-worthiness weights"
LARGEST = 5.0
"""A factor beyond this lets one feature outweigh all others together."""


def factors(snapshot: Snapshot) -> dict[str, float]:
    """Return the desk's factors by feature; a feature that is not named has 1."""
    return dict(cast("dict[str, float]", settings_store.value(snapshot, KEY) or {}))


def weighed(reasons: Iterable[Reason], by: Mapping[str, float]) -> float:
    """Return the score, 0…1, that these reasons amount to under the desk's factors."""
    log_odds = BASELINE + sum(reason.weight * by.get(reason.feature, 1.0) for reason in reasons)
    return 1 / (1 + math.exp(-max(-700.0, min(700.0, log_odds))))


@needs(Role.EDITOR)
def set_factors(desk: Desk, wanted: Mapping[str, float], *, command_id: str | None = None) -> Done:
    """Keep the desk's factors and give every claim the score that follows, as one event."""
    kept = {name: _factor(name, value) for name, value in wanted.items() if value != 1.0}

    def do(act: Act) -> Told:
        settings_store.put(act.writing, KEY, kept, at=act.at)
        changed = _score_again(act, kept)
        return Told(
            action="set the weights of check-worthiness",
            subject=KEY,
            details={"factors": kept, "claims": changed},
        )

    return carry_out(desk, command_id, do)


def _factor(name: str, value: float) -> float:
    if name not in IN_WORDS:
        msg = f"“{name}” is not a feature of the model. Nothing was saved. Choose one of the list."
        raise InvalidInput(msg)
    if not 0.0 <= value <= LARGEST:
        msg = f"A weight lies between 0 and {LARGEST:g}, not {value:g}. Nothing was saved."
        raise InvalidInput(msg)
    return float(value)


def _score_again(act: Act, kept: Mapping[str, float]) -> int:
    """Give claims the score that follows; return how many changed. Revisions stay."""
    changed = 0
    for row in claims_store.scores(act.writing):
        score = weighed(stored_reasons(row["reasons"]), kept)
        if not math.isclose(score, row["score"], abs_tol=1e-9):
            act.writing.update("claims", row["id"], {"score": score})
            changed += 1
    return changed
