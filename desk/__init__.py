"""The use-cases of the desk: one public write function is one transaction and one event.

A `Desk` is the door that pages, routes and commands hold: a database, who is acting, and where
time and identifiers come from. Functions that change something are in `intake`, `triage`,
`evidence`, `verdicts`, `team` and `exports`; what a screen shows comes from `screens`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk import clock as clocks
from desk import ids as identifiers

if TYPE_CHECKING:
    from db.connection import Database
    from desk.clock import Clock
    from desk.ids import Ids

__all__ = ["Desk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A database and the person acting on it; `actor` is a person's id."""

    database: Database
    actor: str
    clock: Clock = field(default=clocks.now)
    ids: Ids = field(default=identifiers.fresh)
