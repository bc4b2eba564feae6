"""The side index: it follows the database, whatever happens to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import archive_index
from db.file_lock import held
from desk.archive_matches import catch_up_soon, match
from tests.builders import a_desk
from tests.earlier import FERRY, LAMPS, NETS, imported

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

WORDS = ("lamps on the pier", "the ferry since January", "mended nets in the harbour")


def answers(desk: Desk) -> list[list[tuple[int, float]]]:
    found = (match(desk.database, words).found for words in WORDS)
    return [[(one.check.number, one.likeness) for one in matches] for matches in found]


def many(start: int, count: int) -> list[dict[str, str]]:
    return [
        {**NETS, "claim": f"Boat {n} carries {n % 7} nets and {n % 5} lamps to pier {n % 3}."}
        for n in range(start, start + count)
    ]


def test_a_check_is_found_by_other_forms_of_its_words(desk: Desk) -> None:
    imported(desk, LAMPS, FERRY)
    archive_index.catch_up(desk.database)

    (best, *_) = match(desk.database, "They lose a lamp at Saltmarsh's piers").found

    assert best.check.claim == LAMPS["claim"]


def test_before_the_index_is_there_nothing_is_found_and_that_is_said(desk: Desk) -> None:
    imported(desk, LAMPS, FERRY)

    found = match(desk.database, "lamps")

    assert (found.found, found.behind) == ((), 2)


def test_an_index_that_caught_up_in_steps_answers_as_one_built_at_once(desk: Desk) -> None:
    for step in range(4):
        imported(desk, *many(step * 40, 40), name=f"part-{step}.jsonl")
        archive_index.catch_up(desk.database)
    imported(desk, LAMPS, FERRY, {**LAMPS, "rating": "Right"}, name="last.jsonl")
    archive_index.catch_up(desk.database)
    in_steps = answers(desk)

    archive_index.rebuild(desk.database)

    assert answers(desk) == in_steps


def test_only_the_newest_version_of_a_check_is_found(desk: Desk) -> None:
    imported(desk, LAMPS)
    imported(desk, {**LAMPS, "rating": "Right"}, name="newer.jsonl")
    archive_index.catch_up(desk.database)

    found = match(desk.database, "the lamps at Saltmarsh pier").found

    assert [one.check.rating for one in found] == ["Right"]


class Killed(Exception):
    """Somebody pulled the plug."""


def test_a_build_that_was_killed_leaves_the_old_index_serving(desk: Desk) -> None:
    imported(desk, LAMPS)
    archive_index.catch_up(desk.database)
    before = answers(desk)

    def pull(_now: int, _whole: int) -> None:
        raise Killed

    with pytest.raises(Killed):
        archive_index.rebuild(desk.database, pull)
    assert answers(desk) == before
    assert archive_index.rebuild(desk.database) == 1
    assert answers(desk) == before
    left = [one.name for one in archive_index.folder(desk.database).glob("build-*")]
    assert len(left) == 1


def test_while_one_builds_the_others_read_on(desk: Desk) -> None:
    imported(desk, LAMPS)
    archive_index.catch_up(desk.database)
    imported(desk, FERRY, name="more.jsonl")

    with held(archive_index.folder(desk.database) / "lock") as is_ours:
        assert is_ours
        assert archive_index.rebuild(desk.database) is None
        assert archive_index.catch_up(desk.database) == 0
        assert len(match(desk.database, "lamps").found) == 1
    assert archive_index.catch_up(desk.database) == 1


def test_an_index_of_another_archive_is_built_anew(desk: Desk, tmp_path: Path) -> None:
    imported(desk, LAMPS, FERRY)
    archive_index.catch_up(desk.database)
    other = a_desk(tmp_path / "other")
    imported(other, NETS, FERRY, LAMPS)
    archive_index.folder(desk.database).rename(archive_index.folder(other.database))

    archive_index.catch_up(other.database)

    found = [match(other.database, words).found[0].check.claim for words in WORDS]
    assert found == [LAMPS["claim"], FERRY["claim"], NETS["claim"]]


def test_an_index_of_which_nothing_is_left_but_a_name_is_built_anew(desk: Desk) -> None:
    imported(desk, LAMPS)
    archive_index.catch_up(desk.database)
    for build in archive_index.folder(desk.database).glob("build-*/meta.json"):
        build.unlink()

    assert match(desk.database, "lamps").found == ()
    assert archive_index.catch_up(desk.database) == 1
    assert len(match(desk.database, "lamps").found) == 1


def test_it_catches_up_in_a_thread_of_its_own(desk: Desk) -> None:
    imported(desk, LAMPS)

    catch_up_soon(desk.database).join()

    assert len(match(desk.database, "lamps").found) == 1


def test_whatever_is_asked_is_no_error(desk: Desk) -> None:
    imported(desk, LAMPS, FERRY)
    archive_index.catch_up(desk.database)

    for words in ("", "the of and", "?!", "“", 'claim:"x"~2^', "\0", "x" * 50_000, "🚢 AND"):
        assert match(desk.database, words).found == ()


def test_equal_hits_at_the_edge_are_the_same_however_the_index_came_about(desk: Desk) -> None:
    imported(desk, *many(0, 30), name="first.jsonl")
    archive_index.catch_up(desk.database)
    imported(desk, *many(30, 30), name="second.jsonl")
    archive_index.catch_up(desk.database)

    def few() -> list[int]:
        index = archive_index.opened(desk.database)
        assert index is not None
        terms = dict.fromkeys(archive_index.stems("nets, lamps, boat 59"), 1.0)
        return [hit.number for hit in index.search(terms, index.holding(terms), 8)]

    in_steps = few()
    archive_index.rebuild(desk.database)

    assert few() == in_steps
