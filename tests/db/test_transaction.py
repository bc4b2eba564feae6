"""What a transaction writes, and what no transaction can undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput
from db import digest
from db.driver import driver
from db.transaction import KEYS
from desk import evidence as evidence_desk
from review.model import SourceKind, Stance
from tests.builders import LEDGER, a_claim, a_document, a_link, a_review

if TYPE_CHECKING:
    from db.connection import Database
    from desk import Desk

KEPT = [
    "people", "texts", "originals", "documents", "claims", "occurrences", "outside_sources",
    "evidence", "reviews", "verdicts", "events", "changes",
]  # fmt: skip


@pytest.fixture
def full(desk: Desk) -> Database:
    """A database with a row in every table of the record."""
    pier, ledger = a_document(desk), a_document(desk, LEDGER)
    claim = a_claim(desk, pier, "The pier is open every day.")
    a_link(desk, claim, ledger, "put back in April")
    source = evidence_desk.LinkSource(
        claim=claim.id, kind=SourceKind.INTERVIEW, title="The lamplighter", stance=Stance.SUPPORTS
    )
    evidence_desk.link_source(desk, source)
    a_review(desk, claim)
    return desk.database


def attempt(database: Database, sql: str) -> None:
    with database.write() as writing:
        writing.execute(sql)


@pytest.mark.parametrize("table", KEPT)
def test_nothing_of_the_record_can_be_deleted(full: Database, table: str) -> None:
    with pytest.raises(driver.IntegrityError, match="never deleted"):
        attempt(full, f"delete from {table}")


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("reviews", "rating = 'true'"),
        ("verdicts", "rating = 'true'"),
        ("events", "action = 'nothing'"),
        ("changes", "digest = ''"),
        ("outside_sources", "title = 'Another'"),
        ("evidence", "stance = 'refutes'"),
        ("evidence", "note_digest = quote_digest, retracted_at = '2026', retracted_because = ''"),
        ("texts", "body = 'other words'"),
        ("texts", "digest = 'another'"),
        ("originals", "body = cast('other' as blob)"),
        ("originals", "size = 1, body = null, purged_at = '2026'"),
    ],
)
def test_what_was_written_once_is_never_edited(full: Database, table: str, change: str) -> None:
    with pytest.raises(driver.IntegrityError, match="never"):
        attempt(full, f"update {table} set {change}")


def test_replacing_a_review_is_deleting_it_and_refused(full: Database) -> None:
    with pytest.raises(driver.IntegrityError, match="never deleted"):
        attempt(full, "insert or replace into reviews select * from reviews")


def test_a_retraction_cannot_be_taken_back(full: Database) -> None:
    reason = "retracted_because = note_digest, retracted_by = added_by"
    attempt(full, f"update evidence set retracted_at = '2026', {reason}")

    with pytest.raises(driver.IntegrityError, match="Evidence is never edited"):
        attempt(full, "update evidence set retracted_at = null, retracted_because = null")


def test_words_can_be_purged_and_never_come_back(full: Database) -> None:
    purge = "update texts set body = null, purged_at = '2026', purged_because = 'wdr_1'"
    with pytest.raises(driver.IntegrityError, match="never purged but by withdrawing"):
        attempt(full, purge)
    attempt(
        full,
        "insert into withdrawals select 'wdr_1', id, null, text_digest, added_by, added_at "
        "from documents where number = 1",
    )
    attempt(full, purge)

    with pytest.raises(driver.IntegrityError, match="can only be purged"):
        attempt(full, "update texts set body = '', purged_at = null")


def test_a_row_that_others_point_to_is_kept(full: Database) -> None:
    with pytest.raises(driver.IntegrityError):
        attempt(full, "update people set id = 'prs_other'")


@pytest.mark.parametrize(
    "change", ["state = 'nearly done'", "kind = 'gossip'", "score = 7", "reasons = 'none'"]
)
def test_a_value_outside_the_schema_is_refused(full: Database, change: str) -> None:
    with pytest.raises(driver.IntegrityError, match="CHECK"):
        attempt(full, f"update claims set {change}")


def test_the_same_words_are_kept_once(database: Database) -> None:
    with database.write() as writing:
        names = {writing.words("three lamps") for _ in range(3)}

        assert names == {digest.of_text("three lamps")}
        assert writing.number("select count(*) from texts") == 1


def test_words_with_nul_are_refused(database: Database) -> None:
    with pytest.raises(InvalidInput, match="NUL"), database.write() as writing:
        writing.words("three\0lamps")


def test_an_update_says_when_the_row_has_moved_on(full: Database) -> None:
    with full.write() as writing:
        claim = writing.row("select * from claims") or {}
        stale = writing.update("claims", claim["id"], {}, revision=claim["revision"] - 1)
        fresh = writing.update("claims", claim["id"], {}, revision=claim["revision"])

    assert stale is None
    assert (fresh or {})["revision"] == claim["revision"] + 1


def test_every_row_of_the_record_that_is_written_is_remembered(full: Database) -> None:
    with full.write() as writing:
        person = {"id": "prs_new", "name": "Noor", "arrived_at": "2026"}
        writing.insert("people", person)
        writing.update("people", "prs_new", {"name": "Noor K."})

        assert writing.touched == {
            ("people", "prs_new"): digest.of_row({**person, "name": "Noor K."})
        }


def test_an_empty_column_does_not_enter_the_digest_of_a_row() -> None:
    before = {"id": "prs_1", "name": "Maya"}

    assert digest.of_row({**before, "closed_at": None}) == digest.of_row(before)
    assert digest.of_row({**before, "closed_at": ""}) != digest.of_row(before)


BESIDE = {
    "texts", "originals", "places", "passages", "events", "changes", "event_subjects", "drafts",
    "former_rows",
    "exports", "credentials", "sessions", "passes", "failures", "identities",
    "expected_identities", "sign_in_attempts", "earlier_checks",
    "earlier_current", "earlier_publishers", "earlier_refusals",
    "mentions", "follows", "inbox_reads", "webhook_marks", "presence",
    "api_key_uses", "foreign_rows", "backups",
}  # fmt: skip
"""Named by their own digest, derived from others, the ledger itself, not of the record, or sealed a
batch at a time."""


def test_the_ledger_covers_every_table_that_is_not_left_out_on_purpose(full: Database) -> None:
    with full.snapshot() as snapshot:
        tables = snapshot.rows("select name from pragma_table_list where strict and type = 'table'")
        written = snapshot.rows("select distinct relation from changes")

    here, known = {row["name"] for row in tables}, KEYS.keys() | BESIDE
    assert not here - known, (
        f"{sorted(here - known)}: a table of the record belongs in KEYS of db/transaction.py, so "
        "that its rows are sealed and verified; any other in BESIDE above."
    )
    assert not known - here
    assert {row["relation"] for row in written} <= KEYS.keys()


def test_a_value_that_looks_like_sql_is_a_value(full: Database) -> None:
    name = "Robert'); drop table people; --"
    with full.write() as writing:
        writing.insert("people", {"id": "prs_new", "name": name, "arrived_at": "2026"})

        assert (writing.row("select name from people where id = 'prs_new'") or {})["name"] == name
