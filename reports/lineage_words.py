"""How many independent sources there are, in words: the same on a page and in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.wording import count
from review.independence import Counted

if TYPE_CHECKING:
    from review.independence import Independence, Origin

ARROW = " → "


def summary(found: Independence) -> str:
    """Return "4 pieces, 2 independent sources"; empty where there is no evidence."""
    if not found.pieces:
        return ""
    sources = count(found.sources, "independent source") if found.sources else _NONE
    return f"{count(found.pieces, 'piece')}, {sources}"


def not_counted(found: Independence) -> tuple[str, ...]:
    """Return how many pieces do not count, and why."""
    told = (
        (found.not_counted(Counted.OWN), "on the claim's own source"),
        (found.not_counted(Counted.UNKNOWN), "on an origin that is not known"),
    )
    return tuple(
        f"{count(pieces, 'piece')} {'leans' if pieces == 1 else 'lean'} {on}: not counted"
        for pieces, on in told
        if pieces
    )


def heading(origin: Origin) -> str:
    """Return how an origin is called in a list."""
    name = origin.name or "Origin not known"
    if origin.counted is Counted.OWN:
        return f"{name} (the claim's own source)"
    return name


_NONE = "no independent source known"
