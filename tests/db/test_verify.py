"""Whatever is changed behind the desk's back is found, with the row and since when."""

from __future__ import annotations

import shutil
from itertools import count
from typing import TYPE_CHECKING

import pytest

from claims.errors import Stale
from db import digest, events_store
from db import verify as verification
from db.backup import back_up
from db.events_store import Deed
from db.verify import verify
from desk import evidence as evidence_desk
from desk import triage
from desk.team import sit_down
from review.model import Head, SourceKind, Stance
from tests.builders import (
    LEDGER,
    START,
    Counting,
    Ticking,
    a_claim,
    a_database,
    a_desk,
    a_document,
    a_link,
    a_review,
    events,
    the_claim,
)
from tests.db.tampering import behind, rewrite_chain, tamper

if TYPE_CHECKING:
    from pathlib import Path

    from db.connection import Database
    from db.findings import Verification
    from db.rows import Value
    from desk import Desk

LENGTH = 50


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of fifty events with a row in every table that the ledger covers."""
    folder = tmp_path_factory.mktemp("record")
    desk = a_desk(folder)
    pier, ledger = a_document(desk), a_document(desk, LEDGER)
    claim = a_claim(desk, pier, "The pier is open every day.")
    piece = a_link(desk, claim, ledger, "put back in April", Stance.CONTEXT)
    source = evidence_desk.LinkSource(
        claim=claim.id, kind=SourceKind.INTERVIEW, title="The lamplighter", stance=Stance.SUPPORTS
    )
    evidence_desk.link_source(desk, source)
    evidence_desk.retract(desk, piece, because="It says nothing about opening hours.")
    a_review(desk, claim)
    reworded = a_claim(desk, ledger, "Ten of the lamps")
    for number in range(LENGTH - events(desk) - 1):
        rewording = triage.Rewording(claim=reworded.id, statement=f"Ten lamps, {number}")
        triage.edit(desk, rewording)
    a_review(desk, claim)
    back_up(desk.database, folder / "copy.db", made_at="")
    return folder / "copy.db"


@pytest.fixture
def record(tmp_path: Path, original: Path) -> Database:
    """A copy of that record to do harm to."""
    shutil.copy(original, tmp_path / "desk.db")
    return a_database(tmp_path)


@pytest.fixture
def desk(record: Database) -> Desk:
    """Maya, who comes back to that record."""
    return sit_down(record, "Maya", clock=Ticking(), ids=Counting(count(10_000)))


def look(database: Database, expect_head: Head | None = None) -> Verification:
    with database.snapshot() as snapshot:
        return verify(snapshot, expect_head=expect_head)


def told(database: Database, expect_head: Head | None = None) -> str:
    return "\n".join(finding.what for finding in look(database, expect_head).findings)


def first(database: Database, table: str) -> str:
    with database.snapshot() as snapshot:
        row = snapshot.row(f"select id from {table} order by rowid")
    return str((row or {})["id"])


def test_a_record_that_nobody_touched_is_in_order(record: Database) -> None:
    found = look(record)

    assert found.findings == ()
    assert found.ok
    assert found.events == LENGTH == found.head.events
    assert found.rows > 20
    assert found.texts > 20


def test_an_empty_database_is_in_order(database: Database) -> None:
    assert look(database).ok


def test_progress_is_told_for_each_part(record: Database) -> None:
    heard: dict[str, int] = {}
    with record.snapshot() as snapshot:
        verify(snapshot, progress=heard.__setitem__)

    assert heard["events"] == LENGTH
    assert set(heard) >= {"schema", "file", "events", "histories", "rows", "words", "quotes"}


@pytest.mark.parametrize(
    "change",
    [
        "at = '2020-01-01T00:00:00.000000+00:00'",
        "action = 'gave a review'",
        "subject = 'clm_99999'",
        'details = \'{"made":[],"subjects":[]}\'',
        "command_id = 'forged'",
        "actor = (select max(id) from people)",
    ],
)
def test_an_edited_event_is_found(record: Database, change: str) -> None:
    tamper(
        record,
        "insert into people (id, name, arrived_at) values ('prs_zzz', 'Nobody', '2026')",
        f"update events set {change} where seq = 7",
    )

    assert "Event 7 is not as it was written" in told(record)


def test_an_edited_event_that_was_given_a_fitting_digest_breaks_the_chain(record: Database) -> None:
    with behind(record) as writing:
        event = dict(writing.row("select * from events where seq = 7") or {})
        event["action"] = "gave a review"
        writing.execute(
            "update events set action = :action, digest = :mark where seq = 7",
            action=event["action"],
            mark=digest.of_event(event),
        )

    assert "Event 8 does not follow event 7" in told(record)


def test_a_deleted_event_is_found(record: Database) -> None:
    tamper(record, "delete from events where seq = 7")

    assert "Event 7 is missing." in told(record)
    assert "The ledger names event 7, which is not in the record." in told(record)


def test_deleted_events_are_counted(record: Database) -> None:
    tamper(record, "delete from events where seq between 7 and 9")

    assert "Events 7 to 9 are missing." in told(record)


def test_a_deleted_event_whose_place_was_closed_up_is_found(record: Database) -> None:
    tamper(
        record,
        "delete from events where seq = 7",
        "delete from changes where seq = 7",
        "update events set seq = -seq where seq > 7",
        "update events set seq = -seq - 1 where seq < 0",
    )

    assert "Event 7 does not follow event 6" in told(record)


def test_an_inserted_event_is_found(record: Database) -> None:
    tamper(
        record,
        "insert into events select 51, at, actor, action, subject, details, changes, digest, "
        "replace(digest, 'a', 'b'), null from events where seq = 50",
    )

    assert "Event 51 is not as it was written" in told(record)


def test_two_swapped_events_are_found(record: Database) -> None:
    tamper(
        record,
        "update events set seq = 1000 where seq = 7",
        "update events set seq = 7 where seq = 8",
        "update events set seq = 8 where seq = 1000",
    )

    assert "Event 7 does not follow event 6" in told(record)
    assert "Event 8 does not follow event 7" in told(record)


def test_events_cut_off_at_the_end_leave_rows_that_no_event_wrote(record: Database) -> None:
    tamper(
        record,
        "delete from events where seq > 40",
        "delete from changes where seq > 40",
        "delete from event_subjects where seq > 40",
    )

    assert "was added by no event" in told(record)


def test_an_end_cut_off_with_everything_it_wrote_is_found_by_a_head_printed_outside(
    record: Database,
) -> None:
    printed = look(record).head
    tamper(
        record,
        "delete from reviews where id = (select row_id from changes "
        "where seq = 50 and relation = 'reviews')",
        "delete from verdicts where id = (select row_id from changes "
        "where seq = 50 and relation = 'verdicts')",
        "delete from events where seq = 50",
        "delete from changes where seq = 50",
        "delete from event_subjects where seq = 50",
    )

    assert look(record).ok
    assert "the end of the record was cut off" in told(record, printed)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("people", "name = 'Somebody Else'"),
        ("documents", "publisher = 'Another Paper'"),
        ("documents", "published_on = '2020-01-01'"),
        ("claims", "state = 'ready'"),
        ("claims", "revision = revision + 1"),
        ("claims", "statement_digest = (select max(digest) from texts)"),
        ("occurrences", "speaker = 'Somebody Else'"),
        ("occurrences", "start_at = start_at + 1"),
        ("outside_sources", "title = 'Somebody Else'"),
        ("evidence", "stance = 'refutes'"),
        ("evidence", "retracted_at = null, retracted_because = null"),
        ("reviews", "rating = 'true'"),
        ("reviews", "rationale_digest = (select max(digest) from texts)"),
        ("verdicts", "rating = 'true'"),
        ("verdicts", "decided_at = '2020-01-01T00:00:00.000000+00:00'"),
    ],
)
def test_an_edited_row_is_found_with_the_event_that_wrote_it(
    record: Database, table: str, change: str
) -> None:
    row = first(record, table)
    tamper(record, f"update {table} set {change} where id = '{row}'")

    found = [one for one in look(record).findings if one.relation == table and one.row == row]
    assert "is not as event" in found[0].what
    assert found[0].since is not None


@pytest.mark.parametrize("table", ["occurrences", "evidence", "reviews", "verdicts"])
def test_a_deleted_row_is_found(record: Database, table: str) -> None:
    row = first(record, table)
    tamper(record, f"delete from {table} where id = '{row}'")

    assert f"{row} was written by event" in told(record)
    assert "and is gone." in told(record)


def test_a_row_that_no_event_wrote_is_found(record: Database) -> None:
    tamper(record, "insert into people (id, name, arrived_at) values ('prs_x', 'Ghost', '2026')")

    assert told(record) == "Person prs_x was added by no event."


def test_an_edited_line_of_the_ledger_is_found(record: Database) -> None:
    tamper(record, f"update changes set digest = '{'0' * 64}' where seq = 3")

    assert "The ledger's lines of event 3 are not those that it sealed." in told(record)


def test_a_line_of_the_ledger_about_another_table_is_found(record: Database) -> None:
    tamper(record, "insert into changes values (3, 'texts', 'abc', 'def')")

    assert "names a table “texts” that the record does not have" in told(record)


@pytest.mark.parametrize("was", ['{"revision":1,"title":"Another"}', "{}", "[1]", "7", "null"])
def test_what_a_row_was_said_to_be_before_and_was_not_is_found(record: Database, was: str) -> None:
    tamper(record, f"update former_rows set was = '{was}' where relation = 'claims' and seq = 20")

    assert "was before event 20 is not as the record sealed it" in told(record)


def test_former_rows_of_what_the_record_does_not_have_are_found(record: Database) -> None:
    tamper(
        record,
        "insert into former_rows values ('texts', 'abc', 3, '{}')",
        "insert into former_rows select 'claims', row_id, 1, '{}' from former_rows limit 1",
    )

    found = told(record)
    assert "Former rows are kept of a table “texts” that the record does not have." in found
    assert "is kept of event 1, which did not write to it." in found


def test_edited_words_are_found(record: Database) -> None:
    tamper(record, "update texts set body = body || ' not' where body like 'Ten lamps, 1'")

    assert "are not those that were stored" in told(record)


def test_an_edited_document_text_is_found_with_every_quote_it_moved(record: Database) -> None:
    tamper(record, "update texts set body = 'Not so. ' || body where body like 'Harbour pier%'")

    assert "are not those that were stored" in told(record)
    assert "are not those that occurrence" in told(record)


def test_words_stored_under_another_digest_break_what_points_to_them(record: Database) -> None:
    tamper(
        record,
        "update texts set digest = replace(digest, 'a', 'b') where body like 'Harbour pier%'",
    )

    assert "points to one of “texts” that is not there" in told(record)


def test_edited_bytes_of_a_file_are_found(record: Database) -> None:
    tamper(record, "update originals set body = cast('other' as blob)")

    assert "The bytes" in told(record)
    assert "and is said to have" in told(record)


def test_an_edited_quote_of_evidence_is_found(record: Database) -> None:
    with behind(record) as writing:
        writing.execute(
            "update evidence set quote_digest = (select max(digest) from texts) "
            "where document_id is not null"
        )
        rewrite_chain(writing)

    assert "are not those that evidence" in told(record)


def test_words_that_were_purged_without_an_event_are_found(record: Database) -> None:
    tamper(
        record,
        "update texts set body = null, purged_at = '2026', purged_because = 'a slip' "
        "where body like 'Ten lamps, 1'",
    )

    assert "were purged (“a slip”), and no event says so." in told(record)


def test_words_that_an_event_says_were_purged_are_in_order(record: Database, desk: Desk) -> None:
    name = digest.of_text("Ten lamps, 1")
    with record.write() as writing:
        document = writing.row("select id from documents") or {}
        withdrawal: dict[str, Value] = {
            "id": "wdr_1",
            "document_id": document["id"],
            "because_digest": writing.words("a slip"),
            "withdrawn_by": desk.actor,
            "withdrawn_at": "2026",
        }
        writing.insert("withdrawals", withdrawal)
        writing.execute(
            "update texts set body = null, purged_at = '2026', purged_because = 'wdr_1' "
            "where digest = :name",
            name=name,
        )
        deed = Deed(
            at=START, actor=desk.actor, action="purged", subject=name, details={"purged": [name]}
        )
        events_store.record(writing, deed)

    assert look(record).ok


def test_an_event_missing_from_a_history_is_found(record: Database) -> None:
    tamper(record, "delete from event_subjects where seq = 3 and subject like 'clm_%'")

    assert "and is missing from its history." in told(record)


def test_an_event_in_a_foreign_history_is_found(record: Database) -> None:
    tamper(record, "insert into event_subjects (subject, seq) values ('clm_other', 3)")

    assert "Event 3 stands in the history of clm_other and is not about it." in told(record)


def test_a_chain_that_was_rewritten_as_a_whole_is_found_by_a_head_printed_outside(
    record: Database, desk: Desk
) -> None:
    printed = look(record).head
    with behind(record) as writing:
        writing.execute("update reviews set rating = 'true' where number = 1")
        writing.execute("update verdicts set rating = 'true' where number = 1")
        rewrite_chain(writing)

    assert look(record).ok
    assert "was rewritten" in told(record, printed)


def test_a_head_printed_earlier_is_found_in_the_chain(record: Database, desk: Desk) -> None:
    printed = look(record).head
    a_document(desk, "Three boats came back at noon.")

    assert look(record, printed).ok
    assert look(record, Head(events=0, digest=digest.GENESIS)).ok


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("drop trigger reviews_stay", "The trigger “reviews_stay” is missing."),
        ("drop index reviews_by_claim", "The index “reviews_by_claim” is missing."),
        (
            "create trigger helpful after insert on claims begin select 1; end",
            "The trigger “helpful” does not belong to this version of Claimdesk.",
        ),
        (
            "create view claims_view as select 1",
            "The view “claims_view” does not belong to this version of Claimdesk.",
        ),
    ],
)
def test_a_changed_schema_is_found(record: Database, change: str, sentence: str) -> None:
    with record.connect() as connection:
        connection.conn.execute(change)

    assert told(record) == sentence


def test_a_trigger_that_was_made_toothless_is_found(record: Database) -> None:
    with record.connect() as connection:
        connection.conn.execute("drop trigger reviews_stay")
        connection.conn.execute(
            "create trigger reviews_stay before update on reviews begin select 1; end"
        )

    assert (
        told(record) == "The trigger “reviews_stay” is not worded as in this version of Claimdesk."
    )


def test_a_table_without_its_columns_ends_the_check_with_what_to_do(record: Database) -> None:
    with record.connect() as connection:
        connection.conn.execute("pragma foreign_keys = off")
        connection.conn.execute("drop table drafts")
        connection.conn.execute("create table drafts (form text)")

    assert "The table “drafts” is not worded as in this version" in told(record)
    assert "Nothing else could be checked. Restore the latest backup." in told(record)


def test_a_thousand_findings_are_listed_and_the_rest_counted(
    record: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "MOST_FINDINGS", 3)
    tamper(record, "update claims set revision = 77")

    found = look(record).findings
    assert len(found) == 4
    assert "more findings are not listed" in found[-1].what


def test_the_claim_of_a_changed_text_is_not_shown_as_if_nothing_had_happened(
    record: Database, desk: Desk
) -> None:
    with record.snapshot() as snapshot:
        row = snapshot.row("select claim_id from occurrences order by id") or {}
    tamper(record, "update texts set body = 'Not so. ' || body where body like 'Harbour pier%'")

    with pytest.raises(Stale, match="behind the desk's back"):
        the_claim(desk, row["claim_id"])
