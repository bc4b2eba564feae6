"""The saved views that a person sees, and what they may do with each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import views_store
from desk.authority import Role, role_of
from desk.views import asks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A view: (parameter, value) pairs of an address under a name."""

    id: str
    name: str
    asks: Sequence[tuple[str, str]]
    is_shared: bool
    is_mine: bool
    made_by: str
    may_change: bool


def views_screen(desk: Desk) -> tuple[SavedView, ...]:
    """Return the views that the actor sees, by name."""
    with desk.database.snapshot() as snapshot:
        held = role_of(snapshot, desk.actor)
        found = views_store.seen_by(snapshot, desk.actor)
    edits = held is not None and held.rank >= Role.EDITOR.rank
    return tuple(
        SavedView(
            id=row["id"],
            name=row["name"],
            asks=asks_of(row),
            is_shared=bool(row["is_shared"]),
            is_mine=row["made_by"] == desk.actor,
            made_by=row["made_by_name"],
            may_change=edits or row["made_by"] == desk.actor,
        )
        for row in found
    )
