"""A check that somebody published earlier: what it judged, and how.

Fields are those of ClaimReview (https://schema.org/ClaimReview), flat. Nothing here is verified:
it is what the publisher, or whoever compiled the collection, said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCheck:
    """One check. Words are plain text on one line; what is not known is empty or None.

    `rating` is the verdict in words; `value` stands between `worst` and `best` where all three
    are given. `given_id` is the name that its own collection gives it.
    """

    claim: str
    claimant: str = ""
    claimed_on: date | None = None
    publisher: str = ""
    rating: str = ""
    value: float | None = None
    best: float | None = None
    worst: float | None = None
    title: str = ""
    address: str = ""
    published_on: date | None = None
    language: str = ""
    given_id: str = ""
    number: int = 0
    """What the archive calls it by; 0 outside it."""
