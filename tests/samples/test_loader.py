"""The sample newsroom is made whole, under its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.loader import open_sample

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_sample_can_be_read_at_once_and_nothing_of_its_making_stays(tmp_path: Path) -> None:
    path = tmp_path / "sample.db"

    with open_sample(path).snapshot() as snapshot:
        found = snapshot.rows("select count(*) as claims from claims")

    assert found[0]["claims"] > 0
    assert {file.name.split("-")[0] for file in tmp_path.iterdir()} == {"sample.db"}
