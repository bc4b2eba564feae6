"""Taking a package apart as what it is: a file from outside that may be made to do harm.

Runs in the child process of `db.package_guard`. The file is opened read-only and never as a schema
to be trusted: it is refused unless its schema is that of `db.package_file`, word for word. Then
its rows are put into an empty desk in memory, whose own tables, checks and readers say whether
they could be rows at all, and every digest is made again.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from sqlite_utils import Database as Connection

from claims.errors import InvalidInput, Refusal
from db import (
    claims_store,
    digest,
    documents_store,
    evidence_store,
    package_file,
    relations_store,
    verdicts_store,
    verify_words,
)
from db.connection import immutable
from db.driver import driver
from db.migrate import migrations
from db.package_file import Content, Manifest, Package
from db.package_gather import row_id
from db.package_rows import RELATIONS, PackedRow
from db.rows import moment
from db.transaction import Snapshot, Writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from db.rows import Row

MOST = {"manifest": 20, "rows": 50_000, "texts": 100_000, "originals": 5_000, "events": 50_000,
        "changes": 500_000}  # fmt: skip
"""Rows of each table. A case of 2,000 claims in 40 articles has some 9,000 rows."""
LONGEST = 20_000_000
"""Characters of one text: the longest document that is taken in otherwise."""
LONGEST_ID = 100
"""Characters of a name of a row; ours have 25."""


def read(path: Path) -> Package:
    """Return the package in a file. Raises InvalidInput saying what is wrong with it."""
    try:
        with immutable(path) as snapshot:
            _check_file(snapshot)
            manifest, held = _manifest(snapshot), _content(snapshot)
    except (driver.Error, Refusal) as error:
        raise _unfit(error) from error
    _check_sealed(manifest, held)
    _check_events(manifest, held)
    with _empty_desk() as staged:
        _check_rows(staged, held)
    return Package(manifest=manifest, content=held)


def _unfit(error: Exception) -> InvalidInput:
    if isinstance(error, InvalidInput):
        return error
    return refused("is damaged, or is no package of Claimdesk")


def refused(what: str) -> InvalidInput:
    """Return the refusal of a package that `what`."""
    return InvalidInput(
        f"The package {what}. Nothing was taken from it. Ask the other desk to make it again, and "
        "to send it another way."
    )


def _check_file(snapshot: Snapshot) -> None:
    if snapshot.number("pragma application_id") != package_file.APPLICATION_ID:
        raise refused("is no package of Claimdesk")
    if snapshot.number("pragma user_version") > package_file.LAYOUT:
        raise refused("was made by a newer Claimdesk; update this one first")
    found = [
        (row["type"], row["name"], row["tbl_name"], row["sql"])
        for row in snapshot.each("select type, name, tbl_name, sql from sqlite_master limit 20")
    ]
    if sorted(map(str, found)) != sorted(map(str, _schema())):
        raise refused("holds other tables, views or triggers than a package has")
    said = [str(next(iter(row.values()))) for row in snapshot.each("pragma quick_check(1)")]
    if said != ["ok"]:
        raise refused("is damaged")
    for table, most in MOST.items():
        if snapshot.number(f"select count(*) from {table}") > most:
            raise refused(f"has more than {most:,} rows of {table}")


def _schema() -> list[tuple[str, str, str, str]]:
    raw = driver.connect(":memory:")
    try:
        for table in package_file.TABLES:
            raw.execute(table)
        return raw.execute("select type, name, tbl_name, sql from sqlite_master").fetchall()
    finally:
        raw.close()


def _manifest(snapshot: Snapshot) -> Manifest:
    said = {row["key"]: _parsed(row["value"]) for row in snapshot.each("select * from manifest")}
    sealed = said.pop("digest", None)
    try:
        manifest = Manifest(**cast("Row", said))
    except TypeError:
        raise refused("has a manifest that cannot be read") from None
    numbers = (manifest.layout, manifest.schema, manifest.events, *_counts(manifest))
    words = (manifest.desk, manifest.desk_name, manifest.made_by, manifest.made_at, manifest.head,
             manifest.content)  # fmt: skip
    if not all(type(one) is int and one >= 0 for one in numbers) or not all(map(_is_short, words)):
        raise refused("has a manifest that cannot be read")
    _check_moment(manifest.made_at)
    if manifest.schema > package_file.schema_version():
        raise refused("was made by a newer Claimdesk; update this one first")
    if manifest.digest != sealed:
        raise refused("has a manifest that does not have the digest it says")
    return manifest


def _counts(manifest: Manifest) -> Iterable[object]:
    if not isinstance(manifest.counts, dict):
        raise refused("has a manifest that cannot be read")
    return manifest.counts.values()


def _is_short(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_ID and value.isprintable()


def _content(snapshot: Snapshot) -> Content:
    return Content(
        rows=tuple(_row(row) for row in snapshot.each("select * from rows")),
        texts={_name(row["digest"]): _text(row["body"]) for row in snapshot.each(_TEXTS)},
        originals={
            _name(row["digest"]): _bytes(row["body"])
            for row in snapshot.each("select * from originals order by digest")
        },
        events=tuple(_event(row) for row in snapshot.each("select * from events order by seq")),
        changes=tuple(
            (_number(row["seq"]), _name(row["relation"]), _name(row["row_id"]),
             _name(row["digest"]))
            for row in snapshot.each("select * from changes order by seq, relation, row_id")
        ),
    )  # fmt: skip


_TEXTS = "select digest, body from texts order by digest"


def _row(row: Row) -> PackedRow:
    relation, base = _name(row["relation"]), row["base"]
    if relation not in RELATIONS:
        raise refused(f"holds rows of “{relation}”, which no desk hands on")
    body = _object(row["body"])
    if any(not isinstance(one, str | int | float | None) for one in body.values()):
        raise refused("holds a row that is none")
    return PackedRow(
        relation=relation,
        row_id=_name(row["row_id"]),
        body=body,
        base=None if base is None else _name(base),
    )


def _event(row: Row) -> Row:
    event = _object(row["body"])
    wanted = {*digest.EVENT_FIELDS, "digest"}
    if event.keys() != wanted or event["seq"] != _number(row["seq"]):
        raise refused("holds an event that is none")
    texts = [event[one] for one in wanted - {"seq", "command_id", "details"}]
    _object(event["details"])
    _check_moment(event["at"])
    if not all(map(_is_short, texts)) or not isinstance(event["command_id"], str | None):
        raise refused("holds an event that is none")
    return event


def _check_moment(value: object) -> None:
    try:
        if moment(_name(value)).tzinfo is None:
            raise refused("names a moment without its zone")
    except ValueError:
        raise refused("names a moment that is none") from None


def _name(value: object) -> str:
    if not isinstance(value, str) or not _is_short(value):
        raise refused("holds a name that is none")
    return value


def _number(value: object) -> int:
    if type(value) is not int or value < 1:
        raise refused("holds a number that is none")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST or "\0" in value:
        raise refused("holds a text that no document can have")
    return value


def _bytes(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise refused("holds bytes that are none")
    return value


def _parsed(value: object) -> object:
    try:
        found: object = json.loads(_text(value))
    except (ValueError, RecursionError):
        raise refused("holds a value that cannot be read") from None
    return found


def _object(value: object) -> Row:
    found = _parsed(value)
    if not isinstance(found, dict) or len(found) > LONGEST_ID:
        raise refused("holds a value that cannot be read")
    return found


def _check_sealed(manifest: Manifest, held: Content) -> None:
    """Refuse what does not have the digest it is named by."""
    for name, text in held.texts.items():
        if digest.of_text(text) != name:
            raise refused("holds words that do not have the digest they are named by")
    for name, body in held.originals.items():
        if digest.of_bytes(body) != name:
            raise refused("holds bytes that do not have the digest they are named by")
    if manifest.content != held.digest or dict(manifest.counts) != held.counts:
        raise refused("does not hold what its manifest says")


def _check_events(manifest: Manifest, held: Content) -> None:
    """Refuse events that are not as they were sealed, and rows that are not as events left them."""
    lines: dict[int, list[tuple[str, str, str]]] = {}
    sealed: dict[tuple[str, str], str] = {}
    for seq, relation, name, mark in held.changes:
        lines.setdefault(seq, []).append((relation, name, mark))
        sealed[relation, name] = mark
    before: Row = {"seq": 0, "digest": digest.GENESIS}
    for event in held.events:
        seq = event["seq"]
        follows = seq != before["seq"] + 1 or event["previous"] == before["digest"]
        if not follows or digest.of_event(event) != event["digest"]:
            raise refused(f"holds an event {seq} that is not as its desk sealed it")
        if digest.of_changes(lines.pop(seq, [])) != event["changes"]:
            raise refused(f"does not hold what event {seq} sealed")
        before = event
    if lines or before["seq"] > manifest.events or not _reaches(manifest, held):
        raise refused("holds events that do not fit its manifest")
    for row in held.rows:
        if row.relation != "places" and sealed.get((row.relation, row.row_id)) != digest.of_row(
            row.body
        ):
            raise refused(f"holds a row of {row.relation} that is not as an event left it")


def _reaches(manifest: Manifest, held: Content) -> bool:
    """Whether the first and the last event of the record, where they are there, are those named."""
    named = {1: manifest.desk, manifest.events: manifest.head}
    return all(named.get(one["seq"], one["digest"]) == one["digest"] for one in held.events)


@contextmanager
def _empty_desk() -> Iterator[Writing]:
    raw = driver.connect(":memory:", isolation_level=None)
    try:
        raw.execute("pragma foreign_keys = on")
        connection = Connection(raw, execute_plugins=False)
        migrations().apply(connection)
        yield Writing(connection)
    finally:
        raw.close()


def _check_rows(staged: Writing, held: Content) -> None:
    """Refuse rows that could not stand on a desk: their columns, values, references, places."""
    try:
        for name, text in held.texts.items():
            staged.insert_derived("texts", [{"digest": name, "body": text}])
        _stand_in(staged, held)
        for relation in RELATIONS:
            _stage(staged, relation, [row for row in held.rows if row.relation == relation])
        if any(found for found in verify_words.quotes(staged)):
            raise refused("quotes words that do not stand where it says")
        _read_back(staged)
    except (driver.Error, ValueError, TypeError, KeyError, OverflowError, Refusal) as error:
        if isinstance(error, InvalidInput):
            raise
        raise refused("holds a row that could not stand on any desk") from error


def _stand_in(staged: Writing, held: Content) -> None:
    """Put empty lines for bytes that were left out, and for what a publication rested on."""
    for row in held.rows:
        for column in ("dossier_digest", "digest"):
            name = row.body.get(column)
            if not isinstance(name, str):
                continue
            gone = {"digest": name, "purged_at": "", "purged_because": ""}
            if column == "dossier_digest":
                staged.keep("texts", gone)
            else:
                staged.keep("originals", {**gone, "size": 0})


def _stage(staged: Writing, relation: str, packed: list[PackedRow]) -> None:
    columns = {row["name"] for row in staged.rows(f"pragma table_info({relation})")}
    for row in sorted(packed, key=lambda one: _order(one.body)):
        if not row.body.keys() <= columns:
            raise refused(f"holds a row of {relation} with columns that this desk does not know")
        if row_id(relation, row.body) != row.row_id:
            raise refused(f"holds a row of {relation} under another name than its own")
        staged.insert_derived(relation, [row.body])


def _order(body: Row) -> int:
    number = body.get("number", 0)
    return number if type(number) is int else 0


def _read_back(staged: Snapshot) -> None:
    """Make of the rows what the desk makes of its own: the domain refuses what it cannot be."""
    ids = claims_store.all_ids(staged)
    documents = [row["id"] for row in staged.rows("select id from documents")]
    claims_store.several(staged, ids)
    evidence_store.of_claims(staged, ids)
    verdicts_store.reviews_of(staged, ids)
    verdicts_store.verdicts_of(staged, ids)
    relations_store.among(staged, ids)
    relations_store.caveats_of(staged, ids)
    documents_store.several(staged, documents)
