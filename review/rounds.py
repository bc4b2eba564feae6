"""Rounds of review: what is in, what is still needed, and what may not be seen before.

A round of a layer begins with its first review and ends with a verdict; it rises each time a
verdict of the layer stops standing, or the reviews are sent back. A round that needs several
reviewers is *blind*: until as many have reviewed, each sees only their own review.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import NotAllowed
from review import rules
from review.model import Layer
from review.workflow import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from review.model import Review, Verdict


def under_way(verdicts: Iterable[Verdict], layer: Layer) -> int:
    """Return the number of the round under way, from 1."""
    return 1 + sum(1 for one in verdicts if one.layer is layer and one.rating is None)


def of_round(
    reviews: Iterable[Review], verdicts: Sequence[Verdict], layer: Layer
) -> tuple[Review, ...]:
    """Return the reviews of a layer that were given in the round under way."""
    counted = under_way(verdicts, layer)
    return tuple(one for one in reviews if one.layer is layer and one.round == counted)


def needed(in_round: Iterable[Review], *, otherwise: int) -> int:
    """Return how many reviewers a round needs: as was said at its first review, or `otherwise`."""
    return max((one.needed for one in in_round), default=otherwise)


def is_complete(in_round: Sequence[Review], layer: Layer) -> bool:
    """Whether as many have reviewed as the round needs."""
    return len(rules.standing(in_round, layer=layer)) >= needed(in_round, otherwise=1)


def outcome(reviews: Sequence[Review], verdicts: Sequence[Verdict]) -> Outcome:
    """Return what the reviews of one claim amount to; what still waits goes before the rest."""
    found = {_of_layer(reviews, verdicts, layer) for layer in Layer}
    for one in (Outcome.WAITING, Outcome.DIFFERENT, Outcome.DECIDED):
        if one in found:
            return one
    return Outcome.NONE


def unsettled(reviews: Sequence[Review], verdicts: Sequence[Verdict]) -> tuple[Layer, ...]:
    """Return the layers whose needed reviews are in and that have no verdict."""
    return tuple(
        layer for layer in Layer if _of_layer(reviews, verdicts, layer) is Outcome.DIFFERENT
    )


def check_open(in_round: Sequence[Review], layer: Layer) -> None:
    """Raise NotAllowed once all needed reviews of a blind round are in.

    The reviewers may see each other's then; a review given or taken back now would not be blind.
    """
    wanted = needed(in_round, otherwise=1)
    if wanted > 1 and is_complete(in_round, layer):
        raise NotAllowed(
            f"All {wanted} reviews that this verdict needed are in, and their reviewers have seen "
            "each other's. Nothing was saved. Have an editor settle it, or send it back for a new "
            "round."
        )


def _of_layer(reviews: Sequence[Review], verdicts: Sequence[Verdict], layer: Layer) -> Outcome:
    if layer in rules.of_record(verdicts):
        return Outcome.DECIDED
    in_round = of_round(reviews, verdicts, layer)
    if not rules.standing(in_round, layer=layer):
        return Outcome.NONE
    return Outcome.DIFFERENT if is_complete(in_round, layer) else Outcome.WAITING
