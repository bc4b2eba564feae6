"""Earlier fact-checks in the database: the truth of the archive.

A check is the same one as before when its own collection gives it the same id, or else when it
stands at the same address, or (without one) comes from the same publisher, with the same claim.
Imported again word for word it stays one row; where anything else of it differs, it becomes a
newer version and the older row is kept.

A million digests in the ledger would cost more than the rows themselves. So rows are written in
batches, the ledger seals each batch's digest over its rows, and `verify_archive` compares.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from claims.earlier_check import EarlierCheck
from db import rows
from db.engine import is_server

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing

_FIELDS = (
    "claim", "claimant", "claimed_on", "publisher", "rating", "value", "best", "worst", "title",
    "address", "published_on", "language", "given_id",
)  # fmt: skip
"""What was given of a check; its digest is over these, in this order."""

_INSERT = f"""
insert into earlier_checks (number, import_number, replaces, {", ".join(_FIELDS)}, digest)
values ({", ".join("?" * (len(_FIELDS) + 4))})
"""
_CURRENT = """
select c.number, e.digest
from earlier_current c
join earlier_checks e on e.number = c.number
where c.name = ?
"""
_SET_CURRENT = """
insert into earlier_current (name, number) values (?, ?)
on conflict (name) do update set number = excluded.number
"""
_COUNT = """
insert into earlier_publishers (publisher, checks) values (?, ?)
on conflict (publisher) do update set checks = earlier_publishers.checks + excluded.checks
"""
_DIGEST = 16
"""Bytes kept of a row's digest."""

_NAME = 8
"""Bytes of what makes a check the same: an integer key keeps the tree at a million checks to 27 MB,
of which each batch rewrites most pages; with 16 bytes and a digest it was a third slower. That two
of a million checks share a name has a chance of 1 in 37 million."""

_CACHE = "pragma cache_size = -64000"
"""64 MB instead of 2: names of checks are spread over the whole tree of `earlier_current`, and at
a million a small cache reads a page from the disk for each."""


class Indexed(NamedTuple):
    """What the search index holds of a check."""

    number: int
    claim: str
    title: str
    published_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of one batch: how many were new, newer versions, or here already."""

    added: int
    changed: int
    known: int
    first: int
    last: int
    digest: str


def write(writing: Writing, import_number: int, checks: Sequence[EarlierCheck]) -> Written:
    """Store what is new of `checks`; rows get the next numbers, in order."""
    cursor = writing.connection.conn
    if not is_server(writing.connection):
        cursor.execute(_CACHE)
    first = last_number(writing) + 1
    current: dict[int, tuple[int, bytes]] = {}
    publishers: Counter[str] = Counter()
    fresh: list[tuple[Value, ...]] = []
    seal = sha256()
    for check in checks:
        values = _values(check)
        name, digest = _name(check), _digest(values)
        before = current.get(name) or _current(writing, name)
        if before is not None and before[1] == digest:
            continue
        number = first + len(fresh)
        if before is None:
            publishers[check.publisher] += 1
        fresh.append((number, import_number, before[0] if before else None, *values, digest))
        current[name] = (number, digest)
        seal.update(digest)
    cursor.executemany(_INSERT, fresh)
    # In the order of the tree, so that neighbours share pages.
    cursor.executemany(_SET_CURRENT, ((name, current[name][0]) for name in sorted(current)))
    cursor.executemany(_COUNT, sorted(publishers.items()))
    added = publishers.total()
    return Written(
        added=added,
        changed=len(fresh) - added,
        known=len(checks) - len(fresh),
        first=first,
        last=first + len(fresh) - 1,
        digest=seal.hexdigest(),
    )


def last_number(snapshot: Snapshot) -> int:
    """Return the number of the newest row; 0 in an empty archive."""
    return snapshot.number("select max(number) from earlier_checks")


def several(snapshot: Snapshot, numbers: Iterable[int]) -> dict[int, EarlierCheck]:
    """Return those of these checks that are the newest version of themselves, by number."""
    found = snapshot.each(
        f"""select number, {", ".join(_FIELDS)} from earlier_checks e
        where number in (select cast(value as integer) from json_each(:numbers))
          and not exists (select 1 from earlier_checks n where n.replaces = e.number)""",
        numbers=rows.id_list(map(str, numbers)),
    )
    return {row["number"]: check_of(row) for row in found}


def check(snapshot: Snapshot, number: int) -> EarlierCheck | None:
    """Return one check, whatever its version, or None."""
    row = snapshot.row("select * from earlier_checks where number = :number", number=number)
    return None if row is None else check_of(row)


def check_of(row: Row) -> EarlierCheck:
    """Return the check of a row."""
    return EarlierCheck(
        number=row["number"],
        claim=row["claim"],
        claimant=row["claimant"],
        claimed_on=rows.day(row["claimed_on"]),
        publisher=row["publisher"],
        rating=row["rating"],
        value=row["value"],
        best=row["best"],
        worst=row["worst"],
        title=row["title"],
        address=row["address"],
        published_on=rows.day(row["published_on"]),
        language=row["language"],
        given_id=row["given_id"],
    )


def to_index(snapshot: Snapshot, *, after: int, most: int) -> list[Indexed]:
    """Return the next rows for the search index, in order."""
    found = snapshot.connection.conn.execute(
        "select number, claim, title, published_on from earlier_checks "
        "where number > ? order by number limit ?",
        (after, most),
    )
    return [Indexed(*row) for row in found]


def seal_of(snapshot: Snapshot, number: int) -> str:
    """Return what tells the batch of a row from any other batch of any archive; "" for no row."""
    row = snapshot.row(
        "select id || ':' || digest as seal from earlier_batches "
        "where first_check <= :number and last_check >= :number",
        number=number,
    )
    return "" if row is None else str(row["seal"])


def digests(snapshot: Snapshot, first: int, last: int) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield number, stored digest, and the digest that the row's fields have now."""
    found = snapshot.connection.conn.execute(
        f"select number, digest, {', '.join(_FIELDS)} from earlier_checks "
        "where number between ? and ? order by number",
        (first, last),
    )
    for number, stored, *values in found:
        yield number, stored, _digest(values)


def _current(writing: Writing, name: int) -> tuple[int, bytes] | None:
    found = writing.connection.conn.execute(_CURRENT, (name,)).fetchone()
    return None if found is None else (found[0], found[1])


def _values(check: EarlierCheck) -> list[Value]:
    return [
        check.claim,
        check.claimant,
        rows.iso(check.claimed_on),
        check.publisher,
        check.rating,
        check.value,
        check.best,
        check.worst,
        check.title,
        check.address,
        rows.iso(check.published_on),
        check.language,
        check.given_id,
    ]


def _digest(values: Sequence[Value]) -> bytes:
    told = "\x1f".join(["" if value is None else str(value) for value in values])
    return sha256(told.encode()).digest()[:_DIGEST]


def _name(check: EarlierCheck) -> int:
    """What makes it the same check."""
    if check.given_id:
        told = ("id", check.publisher, check.given_id)
    else:
        where = check.address or check.publisher
        told = ("at", where, " ".join(check.claim.casefold().split()))
    made = sha256("\x1f".join(told).encode()).digest()[:_NAME]
    return int.from_bytes(made, signed=True)
