"""Whether the events form one chain, each sealing its rows and standing in the right histories."""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from db import digest
from db.findings import Finding
from db.merged import side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.findings import Checked
    from db.rows import Row
    from db.transaction import Snapshot
    from review.model import Head

_NUMBER = itemgetter(0)


def events(snapshot: Snapshot, expect_head: Head | None) -> Iterator[Checked]:
    """Check every event: its place, its digest, its link to the one before, its ledger lines."""
    last, previous = 0, digest.GENESIS
    written = ((seq, row) for seq, row in _numbered(snapshot))
    for seq, row, lines in side_by_side(written, _ledger(snapshot)):
        if row is None:
            yield (_finding(seq, f"The ledger names event {seq}, which is not in the record."),)
            continue
        yield (
            *_place(row, last, previous),
            *_content(row, lines or []),
            *_as_printed(row, expect_head),
        )
        last, previous = seq, row["digest"]
    if expect_head is not None and last < expect_head.events:
        yield (_cut_off(last, expect_head),)


def histories(snapshot: Snapshot) -> Iterator[Checked]:
    """Check that events stand in the histories of exactly the things they are about."""
    said = ((seq, _subjects(row["details"])) for seq, row in _numbered(snapshot))
    for seq, told, listed in side_by_side(said, _listed(snapshot)):
        wrong = (told or set()) ^ (listed or set())
        yield tuple(
            _finding(
                seq, f"Event {seq} {_misplaced(one, told or set())}", relation="event_subjects"
            )
            for one in sorted(wrong)
        )


def _misplaced(subject: str, told: set[str]) -> str:
    if subject in told:
        return f"is about {subject} and is missing from its history."
    return f"stands in the history of {subject} and is not about it."


def _numbered(snapshot: Snapshot) -> Iterator[tuple[int, Row]]:
    for row in snapshot.each("select * from events order by seq"):
        yield row["seq"], row


def _ledger(snapshot: Snapshot) -> Iterator[tuple[int, list[tuple[str, str, str]]]]:
    lines = snapshot.cells("select seq, relation, row_id, digest from changes order by seq")
    for seq, group in groupby(lines, key=_NUMBER):
        yield seq, [(relation, row_id, sealed) for _, relation, row_id, sealed in group]


def _listed(snapshot: Snapshot) -> Iterator[tuple[int, set[str]]]:
    lines = snapshot.cells("select seq, subject from event_subjects order by seq")
    for seq, group in groupby(lines, key=_NUMBER):
        yield seq, {subject for _, subject in group}


def _subjects(details: str) -> set[str]:
    try:
        return set(json.loads(details)["subjects"])
    except (ValueError, KeyError, TypeError):
        return set()


def _place(row: Row, last: int, previous: str) -> Checked:
    seq = row["seq"]
    if seq != last + 1:
        gone = f"Event {last + 1} is" if seq == last + 2 else f"Events {last + 1} to {seq - 1} are"
        return (_finding(seq, f"{gone} missing.", since=last),)
    if row["previous"] != previous:
        before = f"event {last}" if last else "the beginning"
        what = f"Event {seq} does not follow {before}: it was chained to another one."
        return (_finding(seq, what, since=last),)
    return ()


def _content(row: Row, lines: list[tuple[str, str, str]]) -> Checked:
    seq, found = row["seq"], []
    if digest.of_event(row) != row["digest"]:
        what = f"Event {seq} is not as it was written: its digest does not fit its content."
        found.append(_finding(seq, what))
    if digest.of_changes(lines) != row["changes"]:
        what = f"The ledger's lines of event {seq} are not those that it sealed."
        found.append(_finding(seq, what, relation="changes"))
    return tuple(found)


def _as_printed(row: Row, expect_head: Head | None) -> Checked:
    if expect_head is None or row["seq"] != expect_head.events:
        return ()
    if row["digest"] == expect_head.digest:
        return ()
    what = (
        f"Event {row['seq']} has the digest {row['digest']}, and the head printed outside says "
        f"{expect_head.digest}: this event or one before it was rewritten."
    )
    return (_finding(row["seq"], what, since=None),)


def _cut_off(last: int, expect_head: Head) -> Finding:
    what = (
        f"The record ends at event {last}, and the head printed outside says {expect_head.events}: "
        "the end of the record was cut off."
    )
    return _finding(expect_head.events, what, since=last)


def _finding(seq: int, what: str, *, relation: str = "events", since: int | None = None) -> Finding:
    return Finding(relation=relation, row=str(seq), what=what, since=since)
