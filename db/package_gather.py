"""Gathering what goes into a package from one snapshot: rows, words, bytes, events.

Who may hand out what is for `desk.packages` to say; here only what was let through is gathered,
and nothing that points to what was not: a row whose references stay behind stays behind, too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db import rows, versions_store
from db.package_file import Content
from db.package_rows import RELATIONS, PackedRow
from db.transaction import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.rows import Row
    from db.transaction import Snapshot

_OF_CLAIMS = {
    "claims": "id",
    "occurrences": "claim_id",
    "verdicts": "claim_id",
    "caveats": "claim_id",
    "reply_requests": "claim_id",
    "reply_waivers": "claim_id",
    "taggings": "claim_id",
}

MOST_COPIES = 16 * 1024 * 1024
"""Bytes of copies of sources that go into a package, a quarter of what it may be large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Let:
    """What may leave: claims, and of their evidence and reviews those named; talk, bytes.

    `now` is the moment up to which publications are out; all by id.
    """

    claims: tuple[str, ...]
    evidence: tuple[str, ...]
    reviews: tuple[str, ...]
    now: str
    talk: bool = False
    originals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A column that names a row of another table."""

    column: str
    table: str


def gather(snapshot: Snapshot, let: Let) -> Content:
    """Return all that may leave of these claims."""
    found = _about_claims(snapshot, let)
    found["documents"] = _documents(snapshot, found)
    found["document_versions"] = _among(
        snapshot, "document_versions", "document_id", _named(found["documents"], "id")
    )
    ids = _ids(found["documents"], "id")
    found["places"] = snapshot.rows(
        "select * from places where document_id in (select value from json_each(:ids)) "
        "order by document_id, start_at",
        ids=ids,
    )
    found["outside_sources"] = _among(
        snapshot, "outside_sources", "id", _named(found["evidence"], "source_id")
    )
    found["source_snapshots"] = _snapshots(snapshot, found, let)
    _leave_out_withdrawn(snapshot, found)
    _leave_out_unsupported(snapshot, found)
    events = _events_and_people(snapshot, found, let)
    packed = tuple(
        PackedRow(relation=relation, row_id=row_id(relation, row), body=row)
        for relation in RELATIONS
        for row in found[relation]
    )
    wordings = _words(snapshot, found)
    bodies = _copies(snapshot, found) | (_originals(snapshot, found) if let.originals else {})
    return Content(
        rows=_with_bases(snapshot, packed),
        texts=wordings,
        originals=bodies,
        events=tuple(events),
        changes=_changes(snapshot, events),
    )


def row_id(relation: str, row: Row) -> str:
    """Return by what a row of a package is named."""
    if relation == "places":
        return f"{row['document_id']}:{row['start_at']}"
    return str(row[KEYS[relation]])


def references(snapshot: Snapshot, relation: str) -> tuple[Reference, ...]:
    """Return the columns of a table that name rows of other tables."""
    found = snapshot.rows("select * from pragma_foreign_key_list(:name)", name=relation)
    return tuple(Reference(column=row["from"], table=row["table"]) for row in found)


def _about_claims(snapshot: Snapshot, let: Let) -> dict[str, list[Row]]:
    found = {one: _among(snapshot, one, by, let.claims) for one, by in _OF_CLAIMS.items()}
    found["evidence"] = _among(snapshot, "evidence", "id", let.evidence)
    found["reviews"] = _among(snapshot, "reviews", "id", let.reviews)
    among = "in (select value from json_each(:ids))"
    found["relations"] = snapshot.rows(
        f"select * from relations where left_claim {among} and right_claim {among} order by number",
        ids=rows.id_list(let.claims),
    )
    found["publications"] = snapshot.rows(
        f"select * from publications where claim_id {among} "
        "and (not_before is null or not_before <= :now) order by number",
        ids=rows.id_list(let.claims),
        now=let.now,
    )
    asked = _named(found["reply_requests"], "id")
    found["replies"] = _among(snapshot, "replies", "request_id", asked)
    tags = _among(snapshot, "tags", "id", _named(found["taggings"], "tag_id"))
    found["tags"] = [one for one in tags if one["merged_into"] is None]
    talk = let.claims if let.talk else ()
    found["threads"] = _among(snapshot, "threads", "claim_id", talk)
    found["remarks"] = _among(snapshot, "remarks", "thread_id", _named(found["threads"], "id"))
    return found


def _documents(snapshot: Snapshot, found: Mapping[str, list[Row]]) -> list[Row]:
    wanted = {
        one
        for relation in ("occurrences", "evidence", "caveats")
        for one in _named(found[relation], "document_id")
    }
    for one in tuple(wanted):
        last = versions_store.newest(snapshot, one)
        wanted |= {last, *versions_store.earlier_ones(snapshot, last)}
    return _among(snapshot, "documents", "id", wanted)


def _snapshots(snapshot: Snapshot, found: Mapping[str, list[Row]], let: Let) -> list[Row]:
    """Return the copies of sources, but of none that also carries what stays in confidence."""
    sources = _named(found["outside_sources"], "id")
    quiet = snapshot.rows(
        """
        select source_id from evidence
        where source_id in (select value from json_each(:sources))
          and confidentiality <> 'on_the_record'
          and id not in (select value from json_each(:let))
        """,
        sources=rows.id_list(sources),
        let=rows.id_list(let.evidence),
    )
    open_ = set(sources) - {row["source_id"] for row in quiet}
    return _among(snapshot, "source_snapshots", "source_id", open_)


def _among(snapshot: Snapshot, table: str, column: str, ids: Iterable[str]) -> list[Row]:
    """Return the rows of a table whose column is one of these, in order of arrival."""
    order = "number" if table in _NUMBERED else KEYS[table]
    return snapshot.rows(
        f"select * from {table} where {column} in (select value from json_each(:ids)) "
        f"order by {order}",
        ids=rows.id_list(sorted(set(ids))),
    )


_NUMBERED = frozenset({
    "documents", "claims", "reviews", "verdicts", "relations", "caveats", "publications", "remarks",
    "replies",
})  # fmt: skip


def _named(found: Iterable[Row], column: str) -> list[str]:
    return [row[column] for row in found if row[column] is not None]


def _ids(found: Iterable[Row], column: str) -> str:
    return rows.id_list(_named(found, column))


def _leave_out_withdrawn(snapshot: Snapshot, found: dict[str, list[Row]]) -> None:
    """Take out what has no words any more: withdrawn documents, and claims of nothing else."""
    told = _text_columns(snapshot, found)
    digests = {digest for relation, column in told for digest in _named(found[relation], column)}
    purged = snapshot.rows(
        "select digest from texts where body is null "
        "and digest in (select value from json_each(:ids))",
        ids=rows.id_list(sorted(digests)),
    )
    gone = {row["digest"] for row in purged}
    for relation, column in told:
        found[relation] = [row for row in found[relation] if row[column] not in gone]
    held = set(_named(found["documents"], "id"))
    standing = {row["claim_id"] for row in found["occurrences"] if row["document_id"] in held}
    found["claims"] = [row for row in found["claims"] if row["id"] in standing]


def _leave_out_unsupported(snapshot: Snapshot, found: dict[str, list[Row]]) -> None:
    """Take out the rows that point to one which is not in the package, until all stand."""
    pointing = {one: references(snapshot, one) for one in RELATIONS if one != "people"}
    while True:
        held = {one: {row_id(one, row) for row in found[one]} for one in pointing}
        before = sum(map(len, found.values()))
        for relation, columns in pointing.items():
            inner = [one for one in columns if one.table in held]
            found[relation] = [
                row
                for row in found[relation]
                if all(row[one.column] in {None, *held[one.table]} for one in inner)
            ]
        if sum(map(len, found.values())) == before:
            return


def _events_and_people(snapshot: Snapshot, found: dict[str, list[Row]], let: Let) -> list[Row]:
    """Return the events, and add who acted in them: their arrival is an event of somebody, too."""
    found["people"] = []
    while True:
        events = _events(snapshot, found, let)
        people = _people(snapshot, found, events)
        if len(people) == len(found["people"]):
            return events
        found["people"] = people


def _events(snapshot: Snapshot, found: Mapping[str, list[Row]], let: Let) -> list[Row]:
    """Return the events about these claims or that wrote these rows.

    One that wrote what is kept back is left out, unless it is what seals a row that is not.
    """
    held = {row_id(one, row) for one in found for row in found[one] if one != "places"}
    lines = snapshot.rows(
        """
        select seq from event_subjects where subject in (select value from json_each(:claims))
        union
        select seq from changes where row_id in (select value from json_each(:held))
          and relation in (select value from json_each(:relations))
        """,
        claims=rows.id_list(let.claims),
        held=rows.id_list(sorted(held)),
        relations=rows.id_list(RELATIONS),
    )
    written = snapshot.rows(
        """
        select seq, relation, row_id from changes
        where seq in (select cast(value as integer) from json_each(:seqs)) order by seq
        """,
        seqs=rows.id_list(str(line["seq"]) for line in lines),
    )
    seals = {(one["relation"], one["row_id"]): one["seq"] for one in written}
    needed = {seq for (_, name), seq in seals.items() if name in held}
    hidden = {
        one["seq"] for one in written if one["relation"] in _KEPT_BACK and one["row_id"] not in held
    }
    wanted = {int(line["seq"]) for line in lines} - (hidden - needed)
    return snapshot.rows(
        "select * from events where seq in "
        "(select cast(value as integer) from json_each(:seqs)) order by seq",
        seqs=rows.id_list(map(str, wanted)),
    )


_KEPT_BACK = frozenset({"evidence", "reviews", "threads", "remarks", "publications"})
"""Tables of which not every row of a claim may leave."""


def _changes(snapshot: Snapshot, events: Iterable[Row]) -> tuple[tuple[int, str, str, str], ...]:
    lines = snapshot.rows(
        "select * from changes where seq in "
        "(select cast(value as integer) from json_each(:seqs)) order by seq, relation, row_id",
        seqs=rows.id_list(str(event["seq"]) for event in events),
    )
    return tuple((one["seq"], one["relation"], one["row_id"], one["digest"]) for one in lines)


def _people(snapshot: Snapshot, found: Mapping[str, list[Row]], events: Iterable[Row]) -> list[Row]:
    named = {str(event["actor"]) for event in events}
    for relation, column in _columns_to(snapshot, found, "people"):
        named.update(_named(found[relation], column))
    return _among(snapshot, "people", "id", named)


def _columns_to(
    snapshot: Snapshot, found: Mapping[str, list[Row]], table: str
) -> list[tuple[str, str]]:
    return [
        (relation, one.column)
        for relation in found
        for one in references(snapshot, relation)
        if one.table == table
    ]


def _text_columns(snapshot: Snapshot, found: Mapping[str, list[Row]]) -> list[tuple[str, str]]:
    """Return where words are named that go along: what a publication rested on may hold more."""
    told = _columns_to(snapshot, found, "texts")
    return [(relation, column) for relation, column in told if column != "dossier_digest"]


def _words(snapshot: Snapshot, found: Mapping[str, list[Row]]) -> dict[str, str]:
    wanted: set[str] = set()
    for relation, column in _text_columns(snapshot, found):
        wanted.update(_named(found[relation], column))
    kept = snapshot.rows(
        "select digest, body from texts where body is not null "
        "and digest in (select value from json_each(:ids))",
        ids=rows.id_list(sorted(wanted)),
    )
    return {row["digest"]: row["body"] for row in kept}


def _originals(snapshot: Snapshot, found: Mapping[str, list[Row]]) -> dict[str, bytes]:
    wanted = [*_named(found["documents"], "digest"), *_named(found["outside_sources"], "digest")]
    return _bytes(snapshot, wanted)


def _copies(snapshot: Snapshot, found: Mapping[str, list[Row]]) -> dict[str, bytes]:
    """Return the copies of sources, the newest first, as far as they fit."""
    left, kept = MOST_COPIES, dict[str, bytes]()
    newest = sorted(found["source_snapshots"], key=lambda row: str(row["added_at"]), reverse=True)
    for row in newest:
        size = snapshot.row("select size from originals where digest = :it", it=row["digest"])
        if size is not None and int(size["size"]) <= left and row["digest"] not in kept:
            kept |= _bytes(snapshot, [row["digest"]])
            left -= int(size["size"])
    return kept


def _bytes(snapshot: Snapshot, wanted: Iterable[str]) -> dict[str, bytes]:
    kept = snapshot.rows(
        "select digest, body from originals where body is not null "
        "and digest in (select value from json_each(:ids))",
        ids=rows.id_list(sorted(set(wanted))),
    )
    return {row["digest"]: row["body"] for row in kept}


def _with_bases(snapshot: Snapshot, packed: tuple[PackedRow, ...]) -> tuple[PackedRow, ...]:
    """Say of each row as what it last came to this desk from another one."""
    came = {
        (row["relation"], row["row_id"]): row["content"]
        for row in snapshot.each(
            """
            select f.relation, f.row_id, f.content from foreign_rows f
            join packages p on p.id = f.package_id
            order by p.taken_at, p.id
            """
        )
    }
    return tuple(replace(row, base=came.get((row.relation, row.row_id))) for row in packed)
