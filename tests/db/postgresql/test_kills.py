"""Programs are killed while they write to a server: nothing acknowledged is lost, nothing torn.

In full length with `--soak`: 200 kills.
"""

from __future__ import annotations

import random  # noqa: TID251 -- drawn by a seed, so that a run can be repeated
from typing import TYPE_CHECKING

import pytest

from desk.upkeep import verify
from tests.faults.writers import Writer, writing

if TYPE_CHECKING:
    from pathlib import Path

    from db.connection import Database
    from tests.postgresql import Server
    from tests.soak import Soak

pytest.importorskip("psycopg", reason="psycopg is not installed")
pytest.importorskip("resource", reason="processes are forked on Unix only")

A_ROUND = 20
"""Kills of one desk before the next one begins small again."""


def state(database: Database) -> tuple[set[str], int]:
    """Return the names of people, and how many events there are."""
    with database.snapshot() as snapshot:
        people = {str(row["name"]) for row in snapshot.rows("select name from people")}
        return people, snapshot.number("select count(*) from events")


def round_of(database: Database, numbers: range, draw: random.Random) -> tuple[int, int, int]:
    """Kill one of two writers, let it begin again, then the other; count what came of it."""
    kept: set[str] = set()
    pair = [Writer(database, side) for side in ("left", "right")]
    with writing(*pair):
        for number in numbers:
            side = pair[number % 2]
            side.listen(draw.randrange(1, 6))
            kept |= side.kill()
            side.start()
        for one in pair:
            kept |= one.kill()
    people, events = state(database)
    return len(kept), len(kept - people), abs(events - len(people))


def test_of_two_writers_that_are_killed_again_and_again_nothing_acknowledged_is_lost(
    server: Server, tmp_path: Path, soak: Soak
) -> None:
    kills, draw = soak.times(6, 200), random.Random(13)  # noqa: S311
    acknowledged = lost = torn = unsound = 0
    for first in range(0, kills, A_ROUND):
        with server.lent(tmp_path) as database:
            numbers = range(first, min(first + A_ROUND, kills))
            told, gone, apart = round_of(database, numbers, draw)
            acknowledged, lost, torn = acknowledged + told, lost + gone, torn + apart
            unsound += not verify(database).ok

    soak.tell(
        f"PostgreSQL, {kills} kills: {acknowledged} acknowledged, {lost} lost, {torn} torn, "
        f"{unsound} unsound"
    )
    assert (lost, torn, unsound) == (0, 0, 0)
    assert acknowledged >= kills
