"""Changing a database as somebody could who has the file and not the desk."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from db import digest
from db.transaction import KEYS, Writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.connection import Database


@contextmanager
def behind(database: Database) -> Iterator[Writing]:
    """Write with triggers and foreign keys out of the way; both are back afterwards."""
    with database.connect() as connection:
        connection.conn.execute("pragma foreign_keys = off")
        connection.conn.execute("begin immediate")
        triggers = list(connection.query(_TRIGGERS))
        for trigger in triggers:
            connection.conn.execute(f"drop trigger {trigger['name']}")
        yield Writing(connection)
        for trigger in triggers:
            connection.conn.execute(trigger["sql"])
        connection.conn.execute("commit")


_TRIGGERS = "select name, sql from sqlite_master where type = 'trigger'"


def tamper(database: Database, *statements: str) -> None:
    """Run statements behind the desk's back."""
    with behind(database) as writing:
        for statement in statements:
            writing.execute(statement)


def rewrite_chain(writing: Writing) -> None:
    """Make ledger and events fit whatever the rows are now, from the first event to the last."""
    for line in writing.rows("select relation, row_id, max(seq) as seq from changes group by 1, 2"):
        key = KEYS[line["relation"]]
        row = writing.row(f"select * from {line['relation']} where {key} = :id", id=line["row_id"])
        writing.execute(
            "update changes set digest = :mark "
            "where relation = :relation and row_id = :row_id and seq = :seq",
            mark=digest.of_row(row or {}),
            **line,
        )
    previous = digest.GENESIS
    for event in writing.rows("select * from events order by seq"):
        previous = _rechained(writing, dict(event), previous)


def _rechained(writing: Writing, event: dict[str, str | int], previous: str) -> str:
    lines = writing.rows("select * from changes where seq = :seq", seq=event["seq"])
    event["changes"] = digest.of_changes(
        (line["relation"], line["row_id"], line["digest"]) for line in lines
    )
    event["previous"] = previous
    event["digest"] = digest.of_event(event)
    writing.execute(
        "update events set changes = :changes, previous = :previous, digest = :digest "
        "where seq = :seq",
        seq=event["seq"],
        changes=event["changes"],
        previous=event["previous"],
        digest=event["digest"],
    )
    return str(event["digest"])
