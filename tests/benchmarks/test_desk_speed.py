"""What the desk asks of its record does not grow with it, and the table of its speed is drawn."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from benchmarks import desk_speed
from benchmarks.desks import claim_ids
from benchmarks.timing import CountingDatabase, timed
from db import unchanged
from desk.upkeep import verify

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

SCREENS = (
    "list: first page",
    "list: last page",
    "list: by latest change",
    "list: by place in the documents",
    "list: with a common word",
    "list: of a speaker",
    "list: of a document",
    "list: in one state",
    "list: with evidence for it",
    "list: with a rating",
    "claim: from the whole list",
    "claim: from the list by place",
    "claim: from a search",
    "claim: with a search for evidence",
    "documents, first page",
    "documents, all at once",
    "the desk",
    "inbox",
    "reports: how much there is",
    "document",
    "search among claims",
    "JSON of everything",
)


def queries(desk: Desk, name: str) -> list[str]:
    """Return the statements that one task sends."""
    counting = CountingDatabase(desk.database)
    listened = {one.name: one for one in desk_speed.tasks(replace(desk, database=counting))}
    unchanged.forget()
    counting.statements.clear()
    listened[name].do(1)
    return counting.statements


def asked_again(desk: Desk, name: str) -> list[str]:
    """Return the statements that one task sends when nothing was written since the last time."""
    counting = CountingDatabase(desk.database)
    task = next(
        one for one in desk_speed.tasks(replace(desk, database=counting)) if one.name == name
    )
    task.do(1)
    counting.statements.clear()
    task.do(1)
    return counting.statements


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_costs_the_same_number_of_queries_at_100_and_at_1000_claims(
    small: Desk, large: Desk, name: str
) -> None:
    few, many = len(queries(small, name)), len(queries(large, name))

    assert max(few, many) <= 40
    # A claim that has few words of its own asks for its sentence, whatever the desk's size.
    assert abs(few - many) <= name.startswith("claim:")


def test_a_list_that_is_drawn_again_reads_its_rows_and_counts_nothing_anew(large: Desk) -> None:
    sent = asked_again(large, "list: with a common word")

    assert not [one for one in sent if "count(*) as n from claims" in one]
    assert not [one for one in sent if "claims_fts" in one]
    assert [one for one in sent if "o.claim_id in" in one]


def test_a_statement_of_the_search_index_is_not_counted(small: Desk) -> None:
    counted = queries(small, "search among claims")

    assert len(counted) == 1
    assert "claims_fts match" in counted[0]


def test_a_built_desk_is_as_large_as_it_was_wanted_and_in_order(small: Desk, large: Desk) -> None:
    assert 100 <= len(claim_ids(small)) < 150
    assert 1_000 <= len(claim_ids(large)) < 1_050
    assert not verify(large.database).findings


def test_a_time_is_the_median_of_its_runs_without_the_first() -> None:
    turns: list[int] = []

    timing = timed(turns.append, runs=3)

    assert turns == [0, 1, 2, 3]
    assert timing.wall >= 0


def test_the_table_shows_every_task_on_every_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--sizes", "20", "30", "--runs", "1", "--keep", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", ["desk_speed", *arguments])

    desk_speed.main()

    printed = capsys.readouterr().out
    assert all(f"| {name} |" in printed for name in SCREENS)
    assert "0 findings of verify" in printed
    assert "30 claims: ms" in printed
