"""Programs are killed while they write to a server: nothing acknowledged is lost, nothing torn.

In full length with `--soak`: 200 kills.
"""

from __future__ import annotations

import os
import random  # noqa: TID251 -- drawn by a seed, so that a run can be repeated
import signal
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, NoReturn

import pytest

from desk.upkeep import verify
from tests.db.processes import add_person

if TYPE_CHECKING:
    from pathlib import Path

    from db.connection import Database
    from tests.postgresql import Server
    from tests.soak import Soak

pytest.importorskip("psycopg", reason="psycopg is not installed")

NOTE = "The harbour is full of boats. " * 200
"""Long enough that most of a writer's time is spent in its transactions."""
A_ROUND = 20
"""Kills of one desk before the next one begins small again."""


@dataclass(slots=True)
class Writer:
    """A forked process that adds people, and says whom once they are saved."""

    database: Database
    name: str
    pid: int = 0
    told: int = -1
    heard: bytes = b""

    def start(self) -> Writer:
        """Let it begin; it opens sessions of its own."""
        self.told, into = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            _write_on(self.database, self.name, into)
        os.close(into)
        return self

    def listen(self, names: int) -> None:
        """Wait until it has acknowledged so many more."""
        wanted = self.heard.count(b"\n") + names
        while self.heard.count(b"\n") < wanted:
            self.heard += os.read(self.told, 65_536) or pytest.fail("A writer ended by itself.")

    def kill(self) -> set[str]:
        """End it as a power cut would; return all that it acknowledged."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            with os.fdopen(self.told, "rb") as rest:
                self.heard += rest.read()
        self.pid = 0
        return set(self.heard.decode().splitlines())


def _write_on(database: Database, name: str, told: int) -> NoReturn:
    try:
        for number in count():
            add_person(database, f"{name} {number}", note=f"{NOTE} {name} {number}")
            os.write(told, f"{name} {number}\n".encode())
    finally:
        os._exit(1)


def state(database: Database) -> tuple[set[str], int]:
    """Return the names of people, and how many events there are."""
    with database.snapshot() as snapshot:
        people = {str(row["name"]) for row in snapshot.rows("select name from people")}
        return people, snapshot.number("select count(*) from events")


def round_of(database: Database, numbers: range, draw: random.Random) -> tuple[int, int, int]:
    """Kill one of two writers, let another begin in its place, and so on; count what came of it."""
    kept: set[str] = set()
    with ExitStack() as stack:
        pair = [Writer(database, f"{side} 0").start() for side in ("left", "right")]
        for number in numbers:
            side = number % 2
            pair[side].listen(draw.randrange(1, 6))
            kept |= pair[side].kill()
            pair[side] = Writer(database, f"{side} {number}").start()
            stack.callback(pair[side].kill)
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
