"""Packages that were made to do harm, each refused with a sentence, and nothing taken from it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput
from db import package_check, package_guard
from db.digest import canonical, of_text
from db.driver import driver
from db.package_file import LARGEST, as_bytes, write
from db.package_guard import read_file
from desk import packages
from desk.packages import Choice
from tests.builders import LEDGER, a_claim, a_document, a_link, a_review

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desk import Desk


@pytest.fixture
def file(desk: Desk, tmp_path: Path) -> Path:
    """A package with a claim, its evidence and a review."""
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    a_link(desk, claim, a_document(desk, LEDGER), "put back in April")
    a_review(desk, claim)
    made = packages.prepare(desk, Choice(claims=(claim.id,), originals=True))
    path = tmp_path / "case.claimdesk"
    write(made.package, path)
    return path


def harm(path: Path, *statements: str) -> None:
    """Change a package behind its back."""
    raw = driver.connect(path, isolation_level=None)
    try:
        for statement in statements:
            raw.execute(statement)
    finally:
        raw.close()


def reseal(path: Path) -> None:
    """Make the manifest fit what was changed, as whoever forges a package would."""
    raw = driver.connect(path, isolation_level=None)
    try:
        held = package_check._content(_Bare(raw))  # type: ignore[arg-type]
        said = {k: json.loads(v) for k, v in raw.execute("select key, value from manifest")}
        said.pop("digest")
        said.update(content=held.digest, counts=held.counts)
        said["digest"] = of_text(canonical(said))
        for key, value in said.items():
            raw.execute("update manifest set value = ? where key = ?", (canonical(value), key))
    finally:
        raw.close()


class _Bare:
    """A connection that is read as a snapshot is."""

    def __init__(self, raw: driver.Connection) -> None:
        self.raw = raw

    def each(self, sql: str) -> list[dict[str, object]]:
        """Return the rows of a query."""
        found = self.raw.execute(sql)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]


def check(path: Path) -> None:
    package_check.read(path)


def reseal_and_check(path: Path) -> None:
    reseal(path)
    check(path)


def test_a_package_is_read_as_it_was_made(file: Path) -> None:
    found = read_file(file)
    assert found.manifest.counts["claims"] == 1
    assert found.manifest.counts["reviews"] == 1
    assert found.content.digest == found.manifest.content


def test_the_same_case_gives_the_same_file(desk: Desk, file: Path) -> None:
    found = read_file(file)
    assert as_bytes(found) == as_bytes(read_file(file))


@pytest.mark.parametrize(
    "made",
    [
        "create view extra as select 1 as x",
        "create trigger extra after insert on rows begin delete from rows; end",
        "create table extra (x)",
        "create table extra (x, y generated always as (x + 1))",
        "create index extra on rows (upper(body))",
        "create virtual table extra using fts5 (body)",
        "alter table rows add column extra text",
        "drop table changes",
    ],
)
def test_a_schema_that_is_not_a_packages_word_for_word_is_refused(file: Path, made: str) -> None:
    harm(file, made)
    with pytest.raises(InvalidInput, match="other tables, views or triggers"):
        check(file)


def test_a_view_named_as_a_table_that_never_ends_is_never_read(file: Path) -> None:
    endless = (
        "with recursive n(x) as (select 1 union all select x + 1 from n where x < 2000000000) "
        "select cast(x as text) as digest, '' as body from n"
    )
    harm(file, "drop table texts", f"create view texts as {endless}")
    with pytest.raises(InvalidInput, match="other tables, views or triggers"):
        read_file(file)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("pragma application_id = 1", "no package of Claimdesk"),
        ("pragma user_version = 99", "newer Claimdesk"),
        ("update manifest set value = '999' where key = 'schema'", "newer Claimdesk"),
        ("update manifest set value = '{' where key = 'desk'", "cannot be read"),
        ("delete from manifest where key = 'desk'", "manifest that cannot be read"),
        ("update manifest set value = '\"x\"' where key = 'desk'", "digest it says"),
        ("update texts set body = body || '!'", "digest they are named by"),
        ("update texts set body = 'a' || char(0)", "no document can have"),
        ("update originals set body = x'00'", "digest they are named by"),
        ("update manifest set value = '\"soon\"' where key = 'made_at'", "moment that is none"),
        ("update rows set base = 'x'", "what its manifest says"),
        ("delete from events where seq = 1", "what its manifest says"),
    ],
)
def test_what_does_not_have_its_digest_is_refused(file: Path, change: str, said: str) -> None:
    harm(file, change)
    with pytest.raises(InvalidInput, match=said):
        check(file)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("update rows set body = json_set(body, '$.title', 'Another') where relation = 'documents'",
         "not as an event left it"),
        ("update rows set relation = 'settings' where relation = 'claims'", "no desk hands on"),
        ("delete from changes where relation = 'reviews'", "what event"),
        ("update events set body = json_set(body, '$.action', 'nothing') where seq = 1",
         "as its desk sealed it"),
        ("insert into changes values (99, 'claims', 'clm_1', 'x')", "do not fit its manifest"),
        ("update rows set body = '[]' where relation = 'reviews'", "cannot be read"),
        ("update rows set body = json_set(body, '$.x', json('[]')) where relation = 'claims'",
         "a row that is none"),
    ],
)  # fmt: skip
def test_a_forged_manifest_does_not_make_a_forgery_whole(
    file: Path, change: str, said: str
) -> None:
    harm(file, change)
    with pytest.raises(InvalidInput, match=said):
        reseal_and_check(file)


def forge(path: Path, relation: str, **columns: object) -> None:
    """Change rows, and every digest above them, as a desk that lies of itself could."""
    raw = driver.connect(path, isolation_level=None)
    try:
        _forge(raw, relation, columns)
    finally:
        raw.close()
    reseal(path)


def _forge(raw: driver.Connection, relation: str, columns: dict[str, object]) -> None:
    from db import digest  # noqa: PLC0415 -- only here

    rows = raw.execute("select row_id, body from rows where relation = ?", (relation,)).fetchall()
    for name, stored in rows:
        body = {**json.loads(stored), **columns}
        raw.execute(
            "update rows set body = ? where relation = ? and row_id = ?",
            (canonical(body), relation, name),
        )
        raw.execute(
            "update changes set digest = ? where relation = ? and row_id = ?",
            (digest.of_row(body), relation, name),
        )
    before: tuple[int, str] = (0, digest.GENESIS)
    for seq, stored in raw.execute("select seq, body from events order by seq").fetchall():
        event = json.loads(stored)
        lines = raw.execute(
            "select relation, row_id, digest from changes where seq = ?", (seq,)
        ).fetchall()
        event["changes"] = digest.of_changes(lines)
        event["previous"] = before[1] if seq == before[0] + 1 else event["previous"]
        event["digest"] = digest.of_event(event)
        before = (seq, event["digest"])
        raw.execute("update events set body = ? where seq = ?", (canonical(event), seq))
    ends = {"desk": 1, "head": before[0]}
    for key, seq in ends.items():
        (stored,) = raw.execute("select body from events where seq = ?", (seq,)).fetchone()
        raw.execute(
            "update manifest set value = ? where key = ?",
            (canonical(json.loads(stored)["digest"]), key),
        )


def test_a_forgery_that_changes_nothing_would_be_whole(file: Path) -> None:
    forge(file, "reviews")
    check(file)


@pytest.mark.parametrize(
    ("relation", "columns", "said"),
    [
        ("occurrences", {"start_at": 5, "end_at": 900_000}, "do not stand where it says"),
        ("occurrences", {"start_at": -1}, "could not stand on any desk"),
        ("evidence", {"start_at": 3}, "do not stand where it says"),
        ("claims", {"kind": "anything"}, "could not stand on any desk"),
        ("claims", {"created_at": "yesterday"}, "could not stand on any desk"),
        ("claims", {"score": "high"}, "could not stand on any desk"),
        ("claims", {"reasons": "{}}"}, "could not stand on any desk"),
        ("reviews", {"given_by": "prs_nobody"}, "could not stand on any desk"),
        ("reviews", {"rationale_digest": "f" * 64}, "could not stand on any desk"),
        ("reviews", {"extra": 1}, "columns that this desk does not know"),
        ("reviews", {"id": "rev_other"}, "another name than its own"),
        ("documents", {"published_on": "soon"}, "could not stand on any desk"),
    ],
)
def test_rows_that_could_not_stand_on_a_desk_are_refused(
    file: Path, relation: str, columns: dict[str, object], said: str
) -> None:
    forge(file, relation, **columns)
    with pytest.raises(InvalidInput, match=said):
        check(file)


def overwrite(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[4096:8192] = b"\xff" * 4096
    path.write_bytes(body)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


def zipped(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + b"\0" * 500)


def linked(path: Path) -> None:
    path.rename(path.with_suffix(".real"))
    path.symlink_to(path.with_suffix(".real"))


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def huge(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(LARGEST + 1)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("made", [overwrite, cut, zipped, linked, piped, huge, folder])
def test_a_file_that_is_no_whole_plain_package_is_refused(
    file: Path, made: Callable[[Path], None]
) -> None:
    made(file)
    with pytest.raises(InvalidInput, match="Nothing was taken from it"):
        read_file(file)


def test_a_package_that_takes_too_long_is_given_up(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package_guard, "in_child", _never_ends)
    with pytest.raises(InvalidInput, match="within"):
        read_file(file)


def _never_ends(_module: str, _given: bytes, *, seconds: int) -> tuple[int, bytes]:
    raise TimeoutError(seconds)


def test_an_existing_file_is_never_overwritten(file: Path) -> None:
    with pytest.raises(InvalidInput, match="never overwrites"):
        write(read_file(file), file)


def test_a_package_that_is_not_there_is_told_of_its_name(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"“none\.claimdesk” .*No such file.*Check the name"):
        read_file(tmp_path / "none.claimdesk")
