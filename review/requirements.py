"""How many reviewers a verdict needs, and whether a lawyer reads it before it goes out.

A desk sets it for all claims, for a kind of claim, or from a check-worthiness on; the strictest of
these holds. An editor may set it for one claim, and that holds instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from claims.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.model import Claim, Kind

MOST = 9
"""Reviewers of one claim; nobody has asked for more, and a slip of the key should not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a desk asks of its claims.

    `kinds` are reviewers by kind of claim; from the score `worthy_from` (0…1) on it is `worthy`.
    """

    reviews: int = 1
    kinds: Mapping[Kind, int] = field(default_factory=lambda: MappingProxyType({}))
    worthy: int = 1
    worthy_from: float = 1.0
    agreed_settles: bool = True
    """Whether reviewers who agree make the verdict, or an editor accepts it first."""
    legal: bool = False
    """Whether a lawyer reads every verdict before it is published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What an editor set for one claim; None leaves it to the desk."""

    reviews: int | None = None
    legal: bool | None = None


NOTHING_OWN = Own()


def reviews_needed(policy: Policy, claim: Claim, own: Own = NOTHING_OWN) -> int:
    """Return how many reviewers a verdict on this claim needs."""
    if own.reviews is not None:
        return own.reviews
    worthy = policy.worthy if claim.score >= policy.worthy_from else 1
    return max(policy.reviews, policy.kinds.get(claim.kind, 1), worthy)


def legal_needed(policy: Policy, own: Own = NOTHING_OWN) -> bool:
    """Whether a lawyer has to sign before it is published."""
    return policy.legal if own.legal is None else own.legal


def checked_count(count: int) -> int:
    """Return a number of reviewers, or raise InvalidInput when there can be no such."""
    if not 1 <= count <= MOST:
        msg = f"A verdict needs 1 to {MOST} reviewers, not {count}. Nothing was saved."
        raise InvalidInput(msg)
    return count
