"""Taking the words of a document, or of a copy of a source, out of the record for good.

Which words are its own follows from the schema: every column that refers to `texts` is looked at.
What something else holds, too, stays and is counted. Rows, digests and events stay; nothing else of
this program deletes words, and the schema refuses everybody who is not in the course of a
withdrawal.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit
from db import claims_store, documents_store, rows
from db.digest import canonical
from db.engine import is_server
from db.transaction import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from db.connection import Database
    from db.postgresql.address import ServerAddress
    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing

RUN = 6
"""Words in a row by which a draft quotes a text: fewer are met by chance."""

_WORD = re.compile(r"\w+")

_OF_DOCUMENT = {
    "documents": ("text_digest", "select id from documents where id = :id"),
    "occurrences": ("quote_digest", "select id from occurrences where document_id = :id"),
    "evidence": ("quote_digest", "select id from evidence where document_id = :id"),
    "caveats": ("quote_digest", "select id from caveats where document_id = :id"),
    "threads": ("quote_digest", "select id from threads where document_id = :id"),
    "anchors": (
        "quote_digest",
        """select a.id from anchors a join document_versions v on v.id = a.version_id
        where v.document_id = :id""",
    ),
}
_OF_COPY = {
    "source_snapshots": ("text_digest", "select id from source_snapshots where id = :id"),
    "evidence": (
        "quote_digest",
        "select evidence_id as id from quoted_places where snapshot_id = :id",
    ),
}
_TOUCHING = """
select claim_id from occurrences where document_id = :id
union select claim_id from evidence where document_id = :id
union select e.claim_id from quoted_places q join evidence e on e.id = q.evidence_id
      where q.snapshot_id = :id
"""
_STATED = """
select c.id, c.statement_digest as digest,
       exists (
         select 1 from events e
         where e.subject = c.id and e.action = 'edited the claim'
           and e.details like '%statement_digest%'
       ) as by_person,
       exists (
         select 1 from occurrences o
         where o.claim_id = c.id and o.document_id <> :id
           and not exists (select 1 from withdrawals w where w.document_id = o.document_id)
       ) as elsewhere
from claims c
where c.id in (select claim_id from occurrences where document_id = :id)
order by c.number
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What would go: digests of texts and originals, claims and drafts; and what would stay.

    `kept` are texts that something else holds, too; `worded` claims whose wording a person wrote.
    """

    texts: frozenset[str] = frozenset()
    originals: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    claims: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    worded: tuple[str, ...] = ()
    evidence: int = 0
    passages: int = 0
    drafts: tuple[tuple[str, str], ...] = field(default=())


def of_document(snapshot: Snapshot, document_id: str, *, statements: bool) -> Going:
    """Return what withdrawing a document takes with it; `statements` of people, too."""
    stated = snapshot.rows(_STATED, id=document_id)
    worded = [row["id"] for row in stated if row["by_person"]]
    going = [row for row in stated if _goes(row, statements=statements)]
    claims = _ids(snapshot, _TOUCHING, "claim_id", document_id)
    own = _belonging(snapshot, _OF_DOCUMENT, document_id)
    own |= {("claims", "statement_digest", row["id"]) for row in going}
    own |= _said_of(snapshot, claims, [row["id"] for row in going])
    text = (documents_store.row_of(snapshot, document_id) or {}).get("body") or ""
    texts, kept = _gone(snapshot, own, [row["id"] for row in going], text)
    return Going(
        texts=texts,
        kept=kept,
        originals=_bytes(snapshot, "documents", document_id),
        claims=tuple(claims),
        statements=tuple(row["id"] for row in going),
        worded=() if statements else tuple(worded),
        evidence=sum(1 for table, _, _ in own if table == "evidence"),
        passages=len(documents_store.passages(snapshot, document_id)),
        drafts=tuple(_drafts(snapshot, text)),
    )


def of_copy(snapshot: Snapshot, snapshot_id: str) -> Going:
    """Return what withdrawing a copy of an outside source takes with it."""
    own = _belonging(snapshot, _OF_COPY, snapshot_id)
    claims = _ids(snapshot, _TOUCHING, "claim_id", snapshot_id)
    own |= _said_of(snapshot, claims, [])
    row = snapshot.row(
        "select t.body from source_snapshots c join texts t on t.digest = c.text_digest "
        "where c.id = :id",
        id=snapshot_id,
    )
    text = (row or {}).get("body") or ""
    texts, kept = _gone(snapshot, own, [], text)
    return Going(
        texts=texts,
        kept=kept,
        originals=_bytes(snapshot, "source_snapshots", snapshot_id),
        claims=tuple(claims),
        evidence=sum(1 for table, _, _ in own if table == "evidence"),
        drafts=tuple(_drafts(snapshot, text)),
    )


def add(writing: Writing, withdrawal: Mapping[str, Value]) -> Row:
    """Write down that something is withdrawn; its words can be purged from now on."""
    return writing.insert("withdrawals", withdrawal)


def purge(writing: Writing, going: Going, document_id: str | None, *, by: str, at: str) -> None:
    """Take the words out: texts, bytes, sentences for search, drafts; `by` is the withdrawal."""
    if not is_server(writing.connection):
        writing.execute("pragma secure_delete = on")
    for table, names in (("texts", going.texts), ("originals", going.originals)):
        writing.execute(
            f"update {table} set body = null, purged_at = :at, purged_because = :by "
            "where digest in (select value from json_each(:names)) and body is not null",
            at=at,
            by=by,
            names=rows.id_list(sorted(names)),
        )
    if document_id is not None:
        documents_store.drop_passages(writing, document_id)
        writing.execute("delete from places where document_id = :id", id=document_id)
        _blank_readings(writing, document_id)
    for claim in going.claims:
        claims_store.index(writing, claim)
    for person, form in going.drafts:
        writing.execute(
            "delete from drafts where person = :person and form = :form", person=person, form=form
        )
    if not is_server(writing.connection):
        # What was deleted from an index is still in it until its parts are merged.
        for index in ("passages_fts", "claims_fts"):
            writing.execute(f"insert into {index} ({index}) values ('optimize')")


def scrub(database: Database) -> bool:
    """Rewrite the file, so that no freed page and no journal holds what was purged.

    False where somebody else kept the file open: the words are gone from every table, and the
    pages they stood on were overwritten; an old journal may still have them. On a server its tables
    are rewritten; its own journal (WAL) and its backups are for whoever looks after it.
    """
    try:
        if database.server is not None:
            return _scrub_there(database.server, database.busy_seconds)
        with database.connect() as connection:
            _checkpoint(connection.conn.execute("pragma wal_checkpoint(truncate)").fetchone())
            connection.conn.execute("vacuum")
            found = connection.conn.execute("pragma wal_checkpoint(truncate)").fetchone()
    except DatabaseUnfit:
        return False
    return _checkpoint(found)


def listed(snapshot: Snapshot) -> list[Row]:
    """Return every withdrawal with what it was of, why, who and when, oldest first."""
    return snapshot.rows(
        """
        select w.*, b.body as because, p.name as withdrawn_by_name, d.number, d.title,
               s.title as source_title,
               (select count(*) from texts t where t.purged_because = w.id) as texts
        from withdrawals w
        join texts b on b.digest = w.because_digest
        join people p on p.id = w.withdrawn_by
        left join documents d on d.id = w.document_id
        left join source_snapshots c on c.id = w.snapshot_id
        left join outside_sources s on s.id = c.source_id
        order by w.withdrawn_at, w.id
        """
    )


def holds(snapshot: Snapshot, thing: str) -> bool:
    """Whether this document or copy was withdrawn."""
    sql = "select count(*) from withdrawals where document_id = :id or snapshot_id = :id"
    return bool(snapshot.number(sql, id=thing))


def _blank_readings(writing: Writing, document_id: str) -> None:
    """Take out what was read in the words, which is made of them; how it was said stays."""
    for row in writing.rows(
        "select id, attribution from occurrences where document_id = :id", id=document_id
    ):
        bare = {**json.loads(row["attribution"]), **_NOTHING_READ}
        blank: dict[str, Value] = {
            "speaker": None,
            "attribution": canonical(bare),
            "quantities": "[]",
            "times": "[]",
            "corrected": None,
        }
        writing.update("occurrences", row["id"], blank)
        # Kept as what the row was before, the words would be in the record again.
        writing.former.pop(("occurrences", row["id"]), None)


_NOTHING_READ: dict[str, object] = {
    "title": None,
    "verb": None,
    "via": [],
    "addressee": None,
    "candidates": [],
    "cue": None,
}


def _scrub_there(address: ServerAddress, busy_seconds: float) -> bool:
    from db.postgresql import pool  # noqa: PLC0415 -- psycopg is optional

    with pool.alone(address, busy_seconds) as session:
        session.script(f"vacuum (full) {', '.join(_HOLD_WORDS)}")
    return True


def _checkpoint(found: tuple[int, ...] | None) -> bool:
    return not found or found[0] == 0


def _goes(row: Row, *, statements: bool) -> bool:
    if row["by_person"]:
        return statements
    return not row["elsewhere"]


def _ids(snapshot: Snapshot, sql: str, column: str, thing: str) -> list[str]:
    return sorted({row[column] for row in snapshot.rows(sql, id=thing)})


def _belonging(
    snapshot: Snapshot, places: Mapping[str, tuple[str, str]], thing: str
) -> set[tuple[str, str, str]]:
    """Return the (table, column, row) that hold words of this thing and of nothing else."""
    return {
        (table, column, row["id"])
        for table, (column, sql) in places.items()
        for row in snapshot.rows(sql, id=thing)
    }


def _said_of(
    snapshot: Snapshot, touching: Iterable[str], stated: Iterable[str]
) -> set[tuple[str, str, str]]:
    """Return what rules or publications wrote with the words: reasons of pairs, dossiers."""
    reasons = snapshot.rows(
        "select id from relations where left_claim in (select value from json_each(:ids)) "
        "or right_claim in (select value from json_each(:ids))",
        ids=rows.id_list(stated),
    )
    dossiers = snapshot.rows(
        "select id from publications where dossier_digest is not null "
        "and claim_id in (select value from json_each(:ids))",
        ids=rows.id_list(touching),
    )
    found = {("relations", "reason_digest", row["id"]) for row in reasons}
    return found | {("publications", "dossier_digest", row["id"]) for row in dossiers}


def _gone(
    snapshot: Snapshot, own: set[tuple[str, str, str]], stated: Iterable[str], text: str
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the texts that only `own` rows hold, and those that something else holds, too."""
    uses = list(_uses(snapshot))
    wanted = {name for table, column, row, name in uses if (table, column, row) in own}
    others = {name for table, column, row, name in uses if (table, column, row) not in own}
    used = {name for *_, name in uses}
    loose = {one for one in _former(snapshot, stated) | _within(snapshot, text) if one not in used}
    return frozenset(wanted - others | loose), frozenset(wanted & others)


def _uses(snapshot: Snapshot) -> Iterator[tuple[str, str, str, str]]:
    """Yield every place that refers to a text: table, column, row, digest."""
    for table, key in sorted(KEYS.items()):
        for reference in snapshot.rows(_OF_TEXTS, name=table):
            column = reference["name"]
            sql = f"select {key} as id, {column} as name from {table} "
            for row in snapshot.each(f"{sql} where {column} is not null"):
                yield table, column, row["id"], row["name"]


_HOLD_WORDS = (
    "texts", "originals", "occurrences", "passages", "places", "drafts", "passages_fts",
    "claims_fts", "titles_fts",
)  # fmt: skip
_OF_TEXTS = (
    'select "from" as name from pragma_foreign_key_list(:name) where "table" = \'texts\' order by 1'
)


def _former(snapshot: Snapshot, claims: Iterable[str]) -> set[str]:
    """Return the earlier wordings of these claims, which nothing refers to any more."""
    found = snapshot.rows(
        "select json_extract(was, '$.statement_digest') as name from former_rows "
        "where relation = 'claims' and row_id in (select value from json_each(:ids))",
        ids=rows.id_list(claims),
    )
    return {row["name"] for row in found if row["name"]}


def _within(snapshot: Snapshot, text: str) -> set[str]:
    """Return the stored texts that stand word for word in this one."""
    found = snapshot.rows(
        "select digest from texts where body <> '' and instr(:text, body) > 0", text=text
    )
    return {row["digest"] for row in found}


def _bytes(snapshot: Snapshot, table: str, thing: str) -> frozenset[str]:
    """Return the digest of its bytes, unless another document or source has the same."""
    row = snapshot.row(f"select id, digest from {table} where id = :id", id=thing)
    if row is None:
        return frozenset()
    others = snapshot.number(
        """
        select (select count(*) from documents where digest = :name and id <> :id)
             + (select count(*) from source_snapshots where digest = :name and id <> :id)
        """,
        name=row["digest"],
        id=thing,
    )
    return frozenset() if others else frozenset({row["digest"]})


def _drafts(snapshot: Snapshot, text: str) -> Iterator[tuple[str, str]]:
    own = _runs(text)
    for row in snapshot.each("select person, form, body from drafts"):
        said = " ".join(_strings(json.loads(row["body"])))
        if own & _runs(said):
            yield row["person"], row["form"]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
