"""Programs are killed while they write: nothing that was acknowledged is lost, nothing is torn."""

from __future__ import annotations

import random  # noqa: TID251 -- drawn by a seed, so that a run can be repeated
from typing import TYPE_CHECKING

import pytest

from db.log_damage import kept as kept_logs
from db.opening import open_database
from tests.faults.record import told
from tests.faults.writers import Writer, writing

if TYPE_CHECKING:
    from pathlib import Path

    from db.connection import Database
    from tests.soak import Soak

pytest.importorskip("resource", reason="processes are forked on Unix only")

A_ROUND = 10
"""Kills of one desk before the next one begins small again."""


def people(database: Database) -> set[str]:
    with database.snapshot() as snapshot:
        return {str(row["name"]) for row in snapshot.rows("select name from people")}


def events(database: Database) -> int:
    with database.snapshot() as snapshot:
        return snapshot.number("select count(*) from events")


def test_of_two_writers_that_are_killed_again_and_again_nothing_acknowledged_is_lost(
    tmp_path: Path, soak: Soak
) -> None:
    kills, draw = soak.times(6, 200), random.Random(13)  # noqa: S311
    acknowledged = lost = torn = cut_off = 0
    unsound: list[str] = []
    for first in range(0, kills, A_ROUND):
        database = open_database(tmp_path / f"{first}" / "desk.db")
        kept: set[str] = set()
        pair = [Writer(database, side) for side in ("left", "right")]
        with writing(*pair):
            for number in range(first, min(first + A_ROUND, kills)):
                victim = number % 2
                pair[victim].listen(draw.randrange(1, 6))
                kept |= pair[victim].kill()
                unsound += filter(None, [told(database.path)])
                pair[victim].start()
        there = people(database)
        acknowledged, lost = acknowledged + len(kept), lost + len(kept - there)
        torn += abs(events(database) - len(there))
        unsound += filter(None, [told(database.path)])
        cut_off += len(kept_logs(database.path))

    soak.tell(
        f"{kills} kills: {acknowledged} acknowledged, {lost} lost, {torn} torn, "
        f"{len(unsound)} unsound, {cut_off} with a change cut off as it was saved"
    )
    assert (lost, torn, unsound) == (0, 0, [])
    assert acknowledged >= kills
