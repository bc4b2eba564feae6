"""One bit of a desk's files is flipped by a disk: it is named, or it held nothing."""

from __future__ import annotations

import random  # noqa: TID251 -- drawn by a seed, so that a run can be repeated
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from db import idle
from db.backup import back_up
from db.driver import is_affected, version
from tests.faults.record import a_record, content, told

if TYPE_CHECKING:
    from pathlib import Path

    from tests.soak import Soak

BESIDE = frozenset({"_sqlite_migrations", "places"})
"""Tables of this record beside the ledger: when a schema was applied, what pages are called. They
are counted apart: no digest holds them, so that a flipped bit in them can pass unseen."""


@dataclass(slots=True)
class Counts:
    """What became of flipped bits."""

    named: int = 0
    held_nothing: int = 0
    beside: int = 0
    silent: list[str] = field(default_factory=list)
    """What differs and was not named."""

    def add(self, said: str, before: dict[str, str], after: dict[str, str] | None) -> None:
        """Count one: what was said about it, and what the file says with and without it."""
        differing = {one for one in before if after is None or before[one] != after.get(one)}
        if said:
            self.named += 1
        elif not differing:
            self.held_nothing += 1
        elif differing <= BESIDE:
            self.beside += 1
        else:
            self.silent.append(", ".join(sorted(differing)) or "the header")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk in one file, most of which holds something."""
    folder = tmp_path_factory.mktemp("whole")
    desk = a_record(folder, 12)
    back_up(desk.database, folder / "copy.db", made_at="")
    return folder / "copy.db"


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk whose last changes stand in its log, as after a power cut."""
    if is_affected(version()):
        pytest.skip("this SQLite works without a log")
    folder = tmp_path_factory.mktemp("logged")
    desk = a_record(folder, 2)
    cut = folder / "cut"
    cut.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(desk.database.path.with_name(f"desk.db{ending}"), cut)
    return cut / "desk.db"


def flipped(original: bytes, draw: random.Random) -> bytes:
    bit = draw.randrange(len(original) * 8)
    changed = bytearray(original)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def laid_out(folder: Path, original: Path) -> Path:
    """Put a copy of a desk, log and all, into an empty folder."""
    idle.let_go(folder / "desk.db")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    log = original.with_name(f"{original.name}-wal")
    shutil.copy(original, folder / "desk.db")
    if log.exists():
        shutil.copy(log, folder / "desk.db-wal")
    return folder / "desk.db"


def counted(original: Path, ending: str, folder: Path, times: int, seed: int) -> Counts:
    """Flip one bit of the desk's file with this ending so many times, each in a fresh copy."""
    draw, counts = random.Random(seed), Counts()  # noqa: S311
    before = content(laid_out(folder, original))
    assert before is not None
    assert told(laid_out(folder, original)) == ""
    for _ in range(times):
        path = laid_out(folder, original)
        file = path.with_name(f"{path.name}{ending}")
        harmed = flipped(file.read_bytes(), draw)
        file.write_bytes(harmed)
        after = content(path)
        laid_out(folder, original)
        file.write_bytes(harmed)
        counts.add(told(path), before, after)
    return counts


def test_a_flipped_bit_of_a_desk_is_named_or_held_nothing(
    whole: Path, tmp_path: Path, soak: Soak
) -> None:
    counts = counted(whole, "", tmp_path / "harmed", soak.times(40, 1_000), seed=11)

    soak.tell(f"bits of a desk's file: {counts}")
    assert counts.silent == []
    assert counts.named > counts.beside


def test_a_flipped_bit_of_a_log_is_named_or_held_nothing(
    logged: Path, tmp_path: Path, soak: Soak, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.log_damage._STILL", 0)
    counts = counted(logged, "-wal", tmp_path / "harmed", soak.times(25, 1_000), seed=12)

    soak.tell(f"bits of a desk's log: {counts}")
    assert (counts.silent, counts.beside) == ([], 0)
    assert counts.named > 0
