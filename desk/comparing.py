"""Comparing the claims of a large desk beside its pages: once a desk, whoever looks on.

Comparing ten thousand claims takes minutes. A child process does it (`desk.compare_apart`) as the
person who asked; every page of this server can see how far it is, and have it stopped.
"""

from __future__ import annotations

import json
from threading import Lock
from typing import TYPE_CHECKING

from desk.apart import Apart
from desk.authority import Role, needs

if TYPE_CHECKING:
    from db.connection import Database
    from desk import Desk

_FAILED = "The claims could not be compared. Nothing was changed. Try again."


class Comparing(Apart):
    """One comparison under way: `compared` of `pairs`, then what it came to, or `refused`.

    `pairs` is 0 until it is known which are worth comparing.
    """

    def __init__(self, desk: Desk, *, only_new: bool) -> None:
        self.compared = self.pairs = self.claims = self.made = 0
        self.refused = ""
        self._rest = b""
        asked = {"database": desk.database.told, "actor": desk.actor, "only_new": only_new}
        super().__init__("desk.compare_apart", asked)

    def heard(self, piece: bytes) -> None:
        """Read the lines that have come, each of which says something newer."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        for line in lines:
            for name, value in json.loads(line).items():
                setattr(self, name, value)

    def ended(self, *, well: bool) -> None:
        """Say that nothing came of it where the child broke."""
        if not well:
            self.refused = self.refused or _FAILED


_latest: dict[str, Comparing] = {}
_one_at_a_time = Lock()


def latest(database: Database) -> Comparing | None:
    """Return the last comparison of a desk that this process began, over or not."""
    return _latest.get(database.told)


@needs(Role.CHECKER)
def begin(desk: Desk, *, only_new: bool) -> Comparing:
    """Begin to compare a desk's claims, or return the comparison that is under way.

    With `only_new`, the claims of what was taken in since the last time (`desk.cross_check`).
    """
    with _one_at_a_time:
        before = latest(desk.database)
        if before is not None and not before.is_over:
            return before
        _latest[desk.database.told] = begun = Comparing(desk, only_new=only_new)
        return begun
