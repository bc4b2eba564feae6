"""The chain of events and what can be read from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db import digest, events_store
from db.events_store import Deed
from tests.builders import START, a_claim, a_document, a_review

if TYPE_CHECKING:
    from db.connection import Database
    from db.rows import Row
    from desk import Desk


def chain(database: Database) -> list[Row]:
    with database.snapshot() as snapshot:
        return snapshot.rows("select * from events order by seq")


def test_an_empty_record_begins_with_zeros(database: Database) -> None:
    with database.snapshot() as snapshot:
        head = events_store.head(snapshot)

    assert (head.events, head.digest) == (0, "0" * 64)


def test_each_event_names_the_digest_of_the_one_before(desk: Desk) -> None:
    a_document(desk)
    a_document(desk, "Three boats came back at noon.")
    found = chain(desk.database)

    assert [row["seq"] for row in found] == [1, 2, 3]
    assert [row["previous"] for row in found] == [digest.GENESIS, *(r["digest"] for r in found[:2])]
    assert all(digest.of_event(row) == row["digest"] for row in found)


def test_an_event_without_rows_is_sealed_as_well(desk: Desk) -> None:
    with desk.database.write() as writing:
        deed = Deed(at=START, actor=desk.actor, action="looked", subject="desk", details={})
        event = events_store.record(writing, deed)

    assert event.changes == digest.of_changes([])
    assert json.loads(event.details) == {"subjects": ["desk"]}


def test_no_event_holds_the_words_it_is_about(desk: Desk) -> None:
    document = a_document(desk, "The canary sings in the harbour every morning.")
    claim = a_claim(desk, document, "The canary sings")
    a_review(desk, claim, rationale="Nobody saw that canary.")

    assert "canary" not in json.dumps([dict(row) for row in chain(desk.database)])


def test_a_history_holds_the_events_about_a_thing_oldest_first(desk: Desk) -> None:
    document = a_document(desk)
    claim = a_claim(desk, document, "The pier is open every day.")
    a_review(desk, claim)
    with desk.database.snapshot() as snapshot:
        of_claim = events_store.history(snapshot, claim.id)
        of_document = events_store.history(snapshot, document.id)
        together = events_store.histories(snapshot, [claim.id, document.id])

    assert [event.action for event in of_claim] == ["made a claim", "gave a review"]
    assert [event.action for event in of_document] == ["took in", "made a claim"]
    assert together == {claim.id: list(of_claim), document.id: list(of_document)}


def test_a_long_history_shows_its_latest_events(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    for _ in range(4):
        a_review(desk, claim)
    with desk.database.snapshot() as snapshot:
        latest = events_store.history(snapshot, claim.id, most=2)
        of_desk = events_store.latest(snapshot, most=2)

    assert [event.seq for event in latest] == [6, 7]
    assert [event.seq for event in of_desk] == [7, 6]
    assert of_desk[0].actor == "Maya"
