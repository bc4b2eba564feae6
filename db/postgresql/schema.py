"""The migrations of this version as statements for PostgreSQL.

There is one schema: `db/migrations`, written for SQLite. Columns keep their names and what they
may hold. Numbers that SQLite gives by itself are given by `next_number`, triggers that refuse
become calls of one function, and an FTS5 table becomes a table with its words in an index.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.migrations import numbered
from db.postgresql.dialect import SCHEMA, null_safe
from db.postgresql.pieces import rewritten, without_comments

if TYPE_CHECKING:
    from collections.abc import Callable

_TABLE = re.compile(r"create table (\w+)")
_INDEXED = re.compile(r"create virtual table (\w+) using fts5 \((.*)\)", re.DOTALL)
_TRIGGER = re.compile(
    r"create trigger (?P<name>\w+) (?P<at>before|after) (?P<of>.+?) on (?P<table>\w+)\s*"
    r"(?:when (?P<when>.+?)\s*)?begin (?P<does>.+?;) end;",
    re.DOTALL,
)
_REFUSES = re.compile(r"select raise\(abort, (?P<why>'(?:[^']|'')*')\);")
_WIDENED = re.compile(
    r"update sqlite_schema\s+set sql = .*'''[^;]*?, "
    r"'(?P<values>''.*'')'\)\s+where.*name = '(?P<table>\w+)'",
    re.DOTALL,
)
_TYPES = (
    (
        re.compile(r"\b(\w+) integer primary key\b"),
        rf"\1 bigint primary key default {SCHEMA}.next_number('{{table}}', '\1')",
    ),
    (re.compile(r"\binteger\b"), "bigint"),
    (re.compile(r"\breal\b"), "double precision"),
    (re.compile(r"\bblob\b"), "bytea"),
    # Compared byte by byte, as in SQLite, whatever the language of the server.
    (re.compile(r"\btext\b"), 'text collate "C"'),
    (re.compile(r"\)\s*strict(, without rowid)?"), ")"),
)
_WEIGHTS = {"statement": "A", "body": "A", "speaker": "B", "neighbours": "B", "title": "C"}
"""How `claimdesk.asked` tells the columns of an index apart."""


def of(statement: str) -> tuple[str, ...]:
    """Return what does on PostgreSQL what a statement of a migration does; nothing for a pragma."""
    bare = without_comments(statement).strip()
    for begins, made in _MADE.items():
        if bare.startswith(begins):
            return made(bare)
    return (null_safe(bare),)


def _table(bare: str) -> tuple[str, ...]:
    found = _TABLE.match(bare)
    name = found[1] if found else ""
    return (rewritten(bare, lambda code: _typed(code, name)),)


def _typed(code: str, table: str) -> str:
    for pattern, words in _TYPES:
        code = pattern.sub(words, code)
    return code.replace("{table}", table)


def _index_of_words(bare: str) -> tuple[str, ...]:
    found = _INDEXED.match(bare)
    if found is None:
        return ()
    name = found[1]
    columns = [one.strip() for one in found[2].split(",") if "=" not in one and "remove" not in one]
    words = " || ".join(f"{SCHEMA}.vector({one}, '{_WEIGHTS[one]}')" for one in columns)
    typed = ", ".join(f'{one} text collate "C"' for one in columns)
    # The column is called as its table, as FTS5 has it.
    table = (
        f"create table {name} (rowid bigint primary key, {typed}, "
        f"{name} tsvector not null generated always as ({words}) stored)"
    )
    return table, f"create index {name}_words on {name} using gin ({name})"


def _trigger(bare: str) -> tuple[str, ...]:
    found = _TRIGGER.match(bare)
    if found is None:
        message = f"A trigger that PostgreSQL cannot be given: {bare[:80]}"
        raise ValueError(message)
    when = null_safe(found["when"] or "")
    refuses = _REFUSES.fullmatch(found["does"])
    if refuses and "select" not in when:
        return (_on(found, f"{SCHEMA}.refused({refuses['why']})", when),)
    # What asks a table, or writes to one, stands in a function of the trigger's own.
    body = found["does"]
    if refuses:
        body = (
            f"if {when} then raise exception using errcode = 'integrity_constraint_violation', "
            f"message = {refuses['why']}; end if;"
        )
        when = ""
    name = found["name"]
    function = (
        f"create function {name}() returns trigger language plpgsql as "
        f"$body$ begin {body} return new; end $body$"
    )
    return function, _on(found, f"{SCHEMA}.{name}()", when)


def _on(found: re.Match[str], call: str, when: str) -> str:
    condition = f"when ({when}) " if when else ""
    return (
        f"create trigger {found['name']} {found['at']} {found['of']} on {found['table']} "
        f"for each row {condition}execute function {call}"
    )


def _dropped(bare: str) -> tuple[str, ...]:
    """Drop a trigger, of which PostgreSQL wants to hear the table."""
    name = bare.split()[2].rstrip(";")
    made = (found for _, sql in numbered() for found in _TRIGGER.finditer(without_comments(sql)))
    table = next(found["table"] for found in made if found["name"] == name)
    return (f"drop trigger {name} on {table}",)


def _widened(bare: str) -> tuple[str, ...]:
    """Widen the check of a claim's state, which SQLite has rewritten in its own schema."""
    found = _WIDENED.match(bare)
    if found is None:
        message = f"A change of the schema that PostgreSQL cannot be given: {bare[:80]}"
        raise ValueError(message)
    table, values = found["table"], found["values"].replace("''", "'")
    return (
        f"alter table {table} drop constraint {table}_state_check",
        f"alter table {table} add constraint {table}_state_check check (state in ({values}))",
    )


def _nothing(_: str) -> tuple[str, ...]:
    return ()


_MADE: dict[str, Callable[[str], tuple[str, ...]]] = {
    "create table": _table,
    "alter table": _table,
    "create virtual table": _index_of_words,
    "create trigger": _trigger,
    "drop trigger": _dropped,
    "update sqlite_schema": _widened,
    "pragma": _nothing,
}
