"""A reader beside writers: the measuring itself, with few of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import team_reading

if TYPE_CHECKING:
    from pathlib import Path


def test_a_reader_reads_while_others_write_and_nothing_is_lost(tmp_path: Path) -> None:
    out = team_reading.run(tmp_path, writers=2, decisions=25, claims=60)

    assert len(out.alone) == 25
    assert out.beside
    assert out.ratio > 0
    assert out.findings == 0
