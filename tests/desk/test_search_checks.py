"""Earlier checks are searched with the same words, phrases and dates as everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import archive_index
from desk.search import everywhere
from tests.builders import a_desk
from tests.earlier import FERRY, LAMPS, imported

if TYPE_CHECKING:
    from desk import Desk
    from desk.search import Hit


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with two earlier checks, which these tests only read."""
    desk = a_desk(tmp_path_factory.mktemp("checks"))
    imported(desk, LAMPS, FERRY)
    archive_index.catch_up(desk.database)
    return desk


def checks(desk: Desk, text: str) -> tuple[Hit, ...]:
    return everywhere(desk.database, text).sections[-1].hits


def test_a_check_is_found_with_its_rating_and_where_it_was_published(archive: Desk) -> None:
    (hit,) = checks(archive, "lamp saltmarsh")

    assert (hit.rating, hit.address) == (LAMPS["rating"], LAMPS["url"])
    assert [words for words, is_match in hit.words if is_match] == ["Saltmarsh", "lamps"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("pier ferry", 0),
        ('"the pier at"', 1),
        ('"pier the"', 0),
        ("ferry aver*", 1),
        ("aver*", 0),
        ("ferry before:2026", 1),
        ("ferry after:2025-06", 0),
        ("ferry speaker:quill", 0),
        ("ferry state:candidate", 0),
        ("zeppelin", 0),
        ("document:1", 0),
    ],
)
def test_all_that_is_asked_for_must_hold(archive: Desk, text: str, count: int) -> None:
    assert len(checks(archive, text)) == count


def test_a_desk_without_an_archive_finds_none(desk: Desk) -> None:
    assert checks(desk, "lamps") == ()
