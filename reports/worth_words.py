"""Why a claim seems worth checking, in words: the strongest reasons of its score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.worth import IN_WORDS
from reports.wording import count, plain, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Reason

STRONGEST = 7
"""Reasons told with a score; what lies beyond hardly moves it."""


def reason(one: Reason) -> str:
    """Return a feature of check-worthiness in words, with how much it adds."""
    return f"{IN_WORDS.get(one.feature, plain(one.feature))} ({signed(one.weight)})"


def reasons(found: Sequence[Reason]) -> tuple[str, ...]:
    """Return the strongest reasons of a score in words, and how many weaker ones there are."""
    told = tuple(reason(one) for one in found[:STRONGEST])
    rest = len(found) - len(told)
    return (*told, f"and {count(rest, 'weaker one')}") if rest > 0 else told
