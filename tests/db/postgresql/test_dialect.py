"""Statements of ours as PostgreSQL takes them."""

from __future__ import annotations

import pytest

from db.migrate import statements
from db.migrations import numbered
from db.postgresql import schema
from db.postgresql.dialect import translated


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("a = :a and b = :b_2", "a = %(a)s and b = %(b_2)s"),
        ("values (?, ?)", "values (%s, %s)"),
        ("a is :a", "a is not distinct from %(a)s"),
        ("new.a is not old.a", "new.a is distinct from old.a"),
        ("a is not 'b'", "a is distinct from 'b'"),
        ("a is null and b is not null", "a is null and b is not null"),
        ("c.is_on = 1 and this = that", "c.is_on = 1 and this = that"),
        ("x like '%:a is ?%'", "x like '%%:a is ?%%'"),
        ("a -- is :b, what's this?\nis :a", "a -- is :b, what's this?\nis not distinct from %(a)s"),
        ("a::text, '10:30'", "a::text, '10:30'"),
        ("select * from main.claims", "select * from claimdesk.claims"),
        ("a cross join b x on x.i = a.i", "a join b x on x.i = a.i"),
        ("a cross join b x", "a cross join b x"),
        ("'it''s :a' || :a", "'it''s :a' || %(a)s"),
    ],
)
def test_only_what_is_worded_differently_changes(ours: str, theirs: str) -> None:
    assert translated(ours) == theirs


def made(sql: str) -> tuple[str, ...]:
    """Return what is made of a migration."""
    return tuple(one for statement in statements(sql) for one in schema.of(statement))


def test_a_table_keeps_its_columns_and_compares_text_byte_by_byte() -> None:
    (table,) = made("create table t (n integer primary key, x text, b blob, r real) strict;")

    assert table == (
        "create table t (n bigint primary key default claimdesk.next_number('t', 'n'), "
        'x text collate "C", b bytea, r double precision);'
    )


def test_a_trigger_that_refuses_says_the_same_words() -> None:
    (trigger,) = made(
        "create trigger t_stay before update on t when new.a is not old.a\n"
        "begin select raise(abort, 'It''s never edited.'); end;"
    )

    assert "when (new.a is distinct from old.a)" in trigger
    assert "claimdesk.refused('It''s never edited.')" in trigger


def test_a_trigger_that_asks_a_table_has_a_function_of_its_own() -> None:
    function, trigger = made(
        "create trigger t_go before update on t when not exists (select 1 from w)\n"
        "begin select raise(abort, 'Never.'); end;"
    )

    assert "if not exists (select 1 from w) then raise exception" in function
    assert "when" not in trigger


@pytest.mark.parametrize("sql", ["create trigger t instead of delete on v begin select 1; end;",
                                 "update sqlite_schema set sql = 'x';"])  # fmt: skip
def test_what_cannot_be_translated_is_an_error_and_not_left_out(sql: str) -> None:
    with pytest.raises(ValueError, match="PostgreSQL cannot be given"):
        made(sql)


def test_nothing_of_sqlite_alone_is_left_of_the_migrations() -> None:
    whole = "\n".join(one for _, sql in numbered() for one in made(sql)).lower()

    for word in (") strict", "without rowid", "pragma", "fts5", "raise(", "blob", "sqlite"):
        assert word not in whole
