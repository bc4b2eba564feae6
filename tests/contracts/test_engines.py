"""What `db/` may count on, whichever engine keeps the record."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.errors import DatabaseUnfit, InvalidInput
from db import people_store
from db.driver import driver
from db.events_store import Deed, record
from desk.triage import dismiss
from desk.upkeep import verify
from tests.builders import START, a_claim, a_document, a_link, a_review

if TYPE_CHECKING:
    from db.connection import Database
    from db.rows import Value
    from db.transaction import Writing
    from desk import Desk


def arrive(writing: Writing, name: str) -> None:
    """Add a person with an event."""
    people_store.add(writing, person_id=f"prs_{name}", name=name, arrived_at="2026-03-09")
    deed = Deed(at=START, actor=f"prs_{name}", action="arrived", subject=f"prs_{name}", details={})
    record(writing, deed)


def test_what_people_do_makes_a_record_that_is_whole(desk: Desk, colleague: Desk) -> None:
    document = a_document(desk)
    claim = a_claim(desk, document, "Nobody has mended one since 2019")
    a_link(desk, claim, document, "lost 14 of its 40 lamps")
    a_review(colleague, claim)

    found = verify(desk.database)

    assert found.ok, found.findings
    assert (found.events, found.rows) == (6, 18)


def test_columns_of_one_name_stay_two_in_rows_that_are_tuples(database: Database) -> None:
    with database.snapshot() as snapshot:
        found = list(snapshot.cells("select 1 as n, 2 as n union all select 3, 4 order by 1"))

        assert found == [(1, 2), (3, 4)]
        assert snapshot.first("select 1 as n, 2 as n") == (1, 2)
        assert snapshot.first("select number from claims") is None


def test_values_come_back_as_they_were(database: Database) -> None:
    row: dict[str, Value] = {
        "t": "naïve “Ω” \\ ' % :x ?",
        "n": -(2**63),
        "f": 0.1 + 0.2,
        "b": b"\x00\xff",
        "z": None,
    }
    with database.write() as writing:
        writing.execute("create temp table kept (t text, n bigint, f double precision, z text)")
        writing.execute("insert into kept values (:t, :n, :f, :z)", **row)
        writing.execute("insert into texts (digest, body) values ('d', :t)", **row)
        writing.keep("originals", {"digest": "o", "body": row["b"], "size": 2})
        back = {**writing.rows("select * from kept")[0]}
        back["b"] = writing.rows("select body from originals")[0]["body"]

    assert back == row


def test_truth_counts_and_sums_are_numbers(database: Database) -> None:
    with database.snapshot() as snapshot:
        row = snapshot.rows(
            "select 1 = 1 as yes, 1 = 2 as no, sum(x.value = 'a') as some, count(*) as all_, "
            "avg(length(x.value)) as mean from json_each(:three) x",
            three='["a", "bb", "a"]',
        )[0]

    assert dict(row) == {"yes": 1, "no": 0, "some": 2, "all_": 3, "mean": pytest.approx(4 / 3)}
    assert {type(value) for value in row.values()} == {int, float}


def test_nothing_of_a_change_that_fails_is_kept_and_no_number_is_lost(desk: Desk) -> None:
    first = a_document(desk, "One pier.")

    def fails() -> None:
        with desk.database.write() as writing:
            writing.execute(_EXPORTED, who=desk.actor)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    second = a_document(desk, "Two piers.")

    with desk.database.snapshot() as snapshot:
        assert snapshot.number("select count(*) from exports") == 0
    assert (first.number, second.number) == (1, 2)


_EXPORTED = (
    "insert into exports (exported_at, exported_by, format, scope, claims, digest, events) "
    "values ('', :who, '', '', 0, '', 0)"
)


def test_a_snapshot_shows_one_moment_whatever_is_written_meanwhile(database: Database) -> None:
    count = "select count(*) from people"
    with database.snapshot() as snapshot:
        before = snapshot.number(count)
        with database.write() as writing:
            arrive(writing, "Noor")
        during = snapshot.number(count)
    with database.snapshot() as snapshot:
        after = snapshot.number(count)

    assert (before, during, after) == (0, 0, 1)


def test_writers_wait_for_each_other_and_the_chain_stays_whole(database: Database) -> None:
    def write(name: str) -> None:
        for number in range(5):
            with database.write() as writing:
                arrive(writing, f"{name}-{number}")

    threads = [threading.Thread(target=write, args=(name,)) for name in ("A", "B", "C", "D")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    found = verify(database)
    assert found.ok, found.findings
    assert found.events == 20


def test_a_writer_that_waits_too_long_is_told_so(database: Database) -> None:
    hasty = replace(database, busy_seconds=0.05)
    with (
        database.write(),
        pytest.raises(DatabaseUnfit, match="busy for too long"),
        hasty.write(),
    ):
        pass


@pytest.mark.parametrize(
    "sql",
    ["update {} set given_at = 'x'", "delete from {}"],
)
def test_a_review_is_never_edited_or_deleted(desk: Desk, sql: str) -> None:
    claim = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")
    a_review(desk, claim)

    with pytest.raises(driver.IntegrityError, match="never"), desk.database.write() as writing:
        writing.execute(sql.format("reviews"))


def test_what_is_there_already_is_told_from_other_errors(database: Database) -> None:
    with database.write() as writing:
        arrive(writing, "Noor")
    with pytest.raises(driver.IntegrityError, match=r"^UNIQUE"), database.write() as writing:
        arrive(writing, "Noor")
    with pytest.raises(driver.IntegrityError, match=r"^FOREIGN"), database.write() as writing:
        writing.execute("insert into roles values ('prs_x', 'reader', '')")
    with pytest.raises(driver.IntegrityError, match=r"^CHECK"), database.write() as writing:
        writing.execute("insert into roles values ('prs_Noor', 'king', '')")


@pytest.mark.parametrize("name", ["half \ud800", "no \0 meaning"])
def test_text_that_no_record_can_hold_is_refused(database: Database, name: str) -> None:
    with pytest.raises(InvalidInput, match="Nothing was saved"), database.write() as writing:
        writing.words(name)


def test_a_number_that_is_too_large_is_refused(database: Database) -> None:
    with pytest.raises(InvalidInput, match="larger than"), database.write() as writing:
        writing.execute("update documents set revision = :n where number = :n", n=2**80)


def test_text_is_in_order_of_its_bytes(database: Database) -> None:
    names = ["Zoe", "ada", "Ürsel", "Ada", "zoe", "_", "Ada 2"]
    with database.write() as writing:
        for name in names:
            arrive(writing, name)
        found = [row["name"] for row in writing.rows("select name from people order by name")]

    assert found == sorted(names)


def test_a_long_answer_is_read_piece_by_piece_while_others_are_asked(database: Database) -> None:
    with database.write() as writing:
        for number in range(2_500):
            writing.words(f"{number} lamps")
    with database.snapshot() as snapshot:
        seen: set[str] = set()
        for row in snapshot.each("select digest, body from texts"):
            if len(seen) % 500 == 0:
                assert snapshot.number("select count(*) from texts") == 2_500
            seen.add(row["digest"])

    assert len(seen) == 2_500


def test_a_dismissed_claim_is_one_event_more(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "Nobody has mended one since 2019")
    before = verify(desk.database).events

    dismiss(desk, [claim.id])

    after = verify(desk.database)
    assert after.ok, after.findings
    assert after.events == before + 1
