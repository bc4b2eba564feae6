"""Writes the parts of the manual that follow from the code: schema, data dictionary, workflow.

`python -m docs.generate` writes them; with `--check` it only says whether they are as the code
has them, and ends with 1 if not. What a table or column is for stands beside it in the
migration, as a `--` comment; one without a comment is refused.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database as Connection

from db.driver import driver
from db.migrate import migrations, statements
from db.migrations import numbered
from review import workflow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).parents[1]

_CREATE = re.compile(r"^CREATE( \w+){0,2}? (TABLE|INDEX|TRIGGER)")
"""How SQLite writes the beginning of a stored statement, whatever it was given."""

_TABLE = re.compile(r"create (?:virtual )?table (\w+)", re.IGNORECASE)
_ADDED = re.compile(r"alter table (\w+) add column (\w+)[^\n]*?-- (?P<said>.+)", re.IGNORECASE)
_COMMENT = re.compile(r"--\s*(?P<said>.+)")


class UndocumentedError(Exception):
    """A table or column has no comment in the migrations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column as SQLite has it, and what the migration says it is for."""

    name: str
    type: str
    needed: bool
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, what it is for, and its columns in order."""

    name: str
    said: str
    columns: tuple[Column, ...]


def data_dictionary() -> str:
    """Return the page that explains every table and column."""
    parts = [_DICTIONARY, *(_section(table) for table in tables())]
    return "\n\n".join(parts) + "\n"


def schema() -> str:
    """Return the SQL that makes a database of this version, for people to read."""
    sql = "select sql from sqlite_master where sql is not null and name not like 'sqlite%' "
    with_fts = (
        "and tbl_name not like '%\\_fts\\_%' escape '\\' and tbl_name <> '_sqlite_migrations'"
    )
    found = [row["sql"] for row in _rows(sql + with_fts + " order by rowid")]
    found = [_CREATE.sub(lambda head: head[0].lower(), statement) for statement in found]
    return _SCHEMA + "\n".join(f"{statement};" for statement in found) + "\n"


def workflow_page() -> str:
    """Return the page with the way of a claim through the desk."""
    return f"{_WORKFLOW}\n\n{workflow.as_markdown()}"


PAGES: Mapping[str, Callable[[], str]] = {
    "docs/data-dictionary.md": data_dictionary,
    "docs/workflow.md": workflow_page,
    "db/schema.sql": schema,
}
"""Each generated file, from the root of the repository, and what makes it."""


def tables(migration_texts: tuple[str, ...] | None = None) -> tuple[Table, ...]:
    """Return every table with what is said of it.

    Raises UndocumentedError naming what lacks a comment. Virtual tables are explained by the
    comment above them: FTS5 allows none inside.
    """
    texts = migration_texts or tuple(sql for _, sql in numbered())
    said = {name: comment for sql in texts for name, comment in _said(sql)}
    found = _rows(
        "select name, sql like 'create virtual%' as is_virtual from sqlite_master "
        "where type = 'table' and name not like 'sqlite%' and name <> '_sqlite_migrations' "
        "and name not like '%\\_fts\\_%' escape '\\' order by rowid",
        texts,
    )
    return tuple(_table(row["name"], bool(row["is_virtual"]), said, texts) for row in found)


def main(arguments: list[str]) -> int:
    """Write the generated files, or check them; return the exit code."""
    stale = [path for path, make in PAGES.items() if _on_disk(path) != make()]
    if "--check" in arguments:
        for path in stale:
            sys.stdout.write(f"{path} is not as the code has it. Run: python -m docs.generate\n")
        return 1 if stale else 0
    for path in stale:
        (ROOT / path).write_text(PAGES[path](), "utf-8")
        sys.stdout.write(f"wrote {path}\n")
    return 0


def _on_disk(path: str) -> str | None:
    file = ROOT / path
    return file.read_text("utf-8") if file.exists() else None


def _said(sql: str) -> Iterator[tuple[str, str]]:
    """Yield "table" or "table.column" and the comment beside it."""
    for statement in statements(sql):
        head = _TABLE.search(statement)
        if head:
            above = takewhile(lambda line: line.startswith("--"), statement.splitlines())
            yield head[1], " ".join(line.removeprefix("--").strip() for line in above)
            yield from _columns_said(head[1], statement[head.end() :])
    for added in _ADDED.finditer(sql):
        yield f"{added[1]}.{added[2]}", added["said"].strip()


def _columns_said(table: str, body: str) -> Iterator[tuple[str, str]]:
    """Yield the first comment at or after each line that begins a column."""
    column = ""
    for line in body.splitlines()[1:]:
        begins = re.match(r" {4}(\w+) ", line)
        if begins:
            column = begins[1]
        comment = _COMMENT.search(line)
        if comment and column:
            yield f"{table}.{column}", comment["said"].strip()
            column = ""


def _table(name: str, is_virtual: bool, said: Mapping[str, str], texts: tuple[str, ...]) -> Table:
    columns = _rows(f"select * from pragma_table_info('{name}')", texts)
    return Table(
        name=name,
        said=_needed(said, name),
        columns=tuple(
            Column(
                name=column["name"],
                type=column["type"].lower(),
                needed=bool(column["notnull"] or column["pk"]),
                said="" if is_virtual else _needed(said, f"{name}.{column['name']}"),
            )
            for column in columns
        ),
    )


def _needed(said: Mapping[str, str], name: str) -> str:
    if not said.get(name):
        msg = f"“{name}” has no comment in db/migrations. Say there in a few words what it is for."
        raise UndocumentedError(msg)
    return said[name]


def _rows(sql: str, texts: tuple[str, ...] | None = None) -> list[dict[str, str]]:
    raw = driver.connect(":memory:", isolation_level=None)
    try:
        connection = Connection(raw, execute_plugins=False)
        if texts is None:
            migrations().apply(connection)
        for text in texts or ():
            for statement in statements(text):
                raw.execute(statement)
        return list(connection.query(sql))
    finally:
        raw.close()


def _section(table: Table) -> str:
    lines = [f"## `{table.name}`", "", table.said, "", "| column | type | what it holds |"]
    lines += ["| --- | --- | --- |", *(_line(column) for column in table.columns)]
    return "\n".join(lines)


def _line(column: Column) -> str:
    kind = f"{column.type or 'words'}{'' if column.needed or not column.type else ', may be empty'}"
    said = column.said.replace("|", "\\|")
    return f"| `{column.name}` | {kind} | {said or 'see above'} |"


_DICTIONARY = """\
# Data dictionary

Every table and column of the database. Generated from the comments in `db/migrations` by
`python -m docs.generate`; do not edit it here. Times are UTC in ISO 8601, digests are SHA-256 in
lower-case hexadecimal, offsets count code points from 0 and their ends are exclusive."""

_WORKFLOW = """\
# The way of a claim

What can be done with a claim in which state, and where that leads. What is not in the table of a
state is refused, with a sentence that says what to do instead. Generated from `review/workflow.py`
by `python -m docs.generate`; do not edit it here."""

_SCHEMA = """\
-- The schema of this version, for reading. Generated from db/migrations by
-- `python -m docs.generate`; a database is made by the migrations, never by this file.

"""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
