"""What belongs to claims (reviews, verdicts, evidence, caveats), put together claim by claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class _OfAClaim(Protocol):
    @property
    def claim_id(self) -> str: ...


_Belongs = TypeVar("_Belongs", bound=_OfAClaim)


def by_claim(found: Iterable[_Belongs]) -> dict[str, list[_Belongs]]:
    """Return what each claim has, by its id, in the order it came; nothing for one without."""
    grouped: dict[str, list[_Belongs]] = {}
    for one in found:
        grouped.setdefault(one.claim_id, []).append(one)
    return grouped
