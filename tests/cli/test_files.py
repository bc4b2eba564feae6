"""Which files are meant."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from claims.errors import UnreadableSource
from cli.files import named_files

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_means_all_in_it_in_sorted_order_and_nothing_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.git/config", ".DS_Store", "c/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")

    found = [os.path.relpath(file.path, tmp_path) for file in named_files([str(tmp_path)])]

    assert found == ["b.txt", "a/z.txt", "c/a.txt"]


def test_a_link_that_leads_back_does_not_go_round_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)

    assert [file.path for file in named_files([str(tmp_path)])] == [str(tmp_path / "a.txt")]


def test_a_path_given_twice_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words")

    files = named_files([str(path), str(path), str(tmp_path)])

    assert [file.load() for file in files] == [b"words"]


@pytest.mark.parametrize("path", ["nowhere.txt", "zero\0byte", "x" * 5000])
def test_a_path_that_cannot_be_read_is_refused_when_its_turn_comes(path: str) -> None:
    (file,) = named_files([path])

    with pytest.raises(UnreadableSource, match="cannot be read"):
        file.load()
