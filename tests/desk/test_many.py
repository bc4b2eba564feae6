"""Many documents are taken in by any readers, with one outcome."""

from __future__ import annotations

import multiprocessing
from functools import partial
from typing import TYPE_CHECKING

import pytest

from benchmarks.fictional import article
from db.opening import open_database
from desk.many import ContentsDigest, take_in_many
from desk.reading_workers import Here, WorkerLost, processes
from desk.storing import About
from desk.team import sit_down

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk import Desk
    from desk.many import Outcome
    from desk.reading_chunk import Answer, Chunk
    from desk.reading_workers import Given, Readers

FILES = [(f"{number}.txt", article(number).encode()) for number in range(70)]
FILES.insert(20, ("broken.txt", b"\x00\x01\x02\x03"))
FILES.insert(40, ("again.txt", article(3).encode()))


def desk_at(path: Path) -> Desk:
    return sit_down(open_database(path), "Maya Lind")


def outcomes(
    desk: Desk, readers: Readers, files: list[tuple[str, bytes]] = FILES
) -> Iterator[Outcome]:
    named = ((name, partial(bytes, data)) for name, data in files)
    return take_in_many(desk, named, About(), readers)


def digest_of(desk: Desk, found: list[Outcome]) -> str:
    total = ContentsDigest()
    total.add(desk, [one.digest for one in found])
    return total.hexdigest()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[str]]:
    """The digest of the plain loop, and the names in the order of its outcomes."""
    desk = desk_at(tmp_path_factory.mktemp("plain") / "desk.db")
    found = list(outcomes(desk, Here()))
    return digest_of(desk, found), [one.name for one in found]


def test_a_refused_file_and_a_repeated_one_are_told_and_the_others_go_in(tmp_path: Path) -> None:
    found = list(outcomes(desk_at(tmp_path / "desk.db"), Here(), FILES[15:45]))

    refused = [one.name for one in found if one.taken.refusal]
    assert refused == ["broken.txt"]
    assert len(found) == 30


def test_the_same_files_again_are_known_and_have_the_same_digest(tmp_path: Path) -> None:
    desk = desk_at(tmp_path / "desk.db")
    first = list(outcomes(desk, Here(), FILES[:18]))
    before = digest_of(desk, first)

    again = list(outcomes(desk, Here(), FILES[:18]))

    assert all(one.taken.known for one in again)
    assert digest_of(desk, again) == before


def test_the_digest_tells_other_contents_and_another_order(tmp_path: Path) -> None:
    desk = desk_at(tmp_path / "desk.db")
    found = list(outcomes(desk, Here(), FILES[:3]))

    assert digest_of(desk, found) != digest_of(desk, found[:2])
    assert digest_of(desk, found) != digest_of(desk, found[::-1])


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_any_number_of_workers_gives_what_the_plain_loop_gives(
    tmp_path: Path, workers: int, plain: tuple[str, list[str]]
) -> None:
    desk = desk_at(tmp_path / "desk.db")

    with processes(workers) as readers:
        found = list(outcomes(desk, readers))

    assert (digest_of(desk, found), [one.name for one in found]) == plain


def test_a_worker_that_is_killed_changes_nothing(
    tmp_path: Path, plain: tuple[str, list[str]]
) -> None:
    desk = desk_at(tmp_path / "desk.db")

    with processes(2) as readers:
        found: list[Outcome] = []
        for one in outcomes(desk, readers):
            if not found:
                multiprocessing.active_children()[0].kill()
            found.append(one)

    assert (digest_of(desk, found), [one.name for one in found]) == plain


class Fragile(Here):
    """Readers whose worker dies of every chunk that holds a deadly file."""

    def wait(self, given: Given) -> tuple[Answer, ...]:
        """Lose whatever was given out."""
        raise WorkerLost(given)

    def alone(self, chunk: Chunk) -> tuple[Answer, ...]:
        """Die of a deadly file."""
        if any(b"deadly" in file.data for file in chunk.files):
            raise WorkerLost
        return super().alone(chunk)


def test_a_file_that_stops_each_reader_is_refused_alone(tmp_path: Path) -> None:
    files = [*FILES[:10], ("deadly.txt", b"A deadly file."), *FILES[10:15]]

    found = list(outcomes(desk_at(tmp_path / "desk.db"), Fragile(), files))

    refusals = {one.name: one.taken.refusal for one in found if one.taken.refusal}
    assert list(refusals) == ["deadly.txt"]
    assert "stopped each process that read it" in (refusals["deadly.txt"] or "")
    assert [one.name for one in found] == [name for name, _ in files]
