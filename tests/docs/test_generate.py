"""The generated pages follow the code, and nothing in the schema goes unexplained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import verify_schema
from docs import generate
from review.workflow import TABLE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", generate.PAGES)
def test_a_generated_page_is_as_the_code_has_it(path: str) -> None:
    on_disk = (generate.ROOT / path).read_text("utf-8")

    assert on_disk == generate.PAGES[path](), "run: make schema"


def test_every_table_and_column_is_explained() -> None:
    tables = {table.name: table for table in generate.tables()}

    assert {"claims", "evidence", "events", "changes", "claims_fts"} <= tables.keys()
    assert all(table.said for table in tables.values())
    assert all(
        column.said
        for table in tables.values()
        for column in table.columns
        if not table.name.endswith("_fts")
    )


@pytest.mark.parametrize(
    ("sql", "missing"),
    [
        ("create table lamps (\n    id text -- which\n);", "lamps"),
        ("-- Lamps.\ncreate table lamps (\n    id text, -- which\n    lit text\n);", "lamps.lit"),
        (
            "-- Lamps.\ncreate table lamps (\n    id text -- a\n);\nalter table lamps add lit;",
            "lamps.lit",
        ),
    ],
)
def test_what_has_no_comment_is_refused_by_name(sql: str, missing: str) -> None:
    with pytest.raises(generate.UndocumentedError, match=f"“{missing}” has no comment"):
        generate.tables((sql,))


def test_a_column_may_take_several_lines_and_come_with_a_later_migration() -> None:
    first = """-- Lamps of the pier.
-- And of the quay.
create table lamps (
    id text primary key,     -- which
    state text not null check (state in ('lit',
        'dark')),            -- whether it burns
    check (id <> '')
);
"""
    (table,) = generate.tables((first, "alter table lamps add column watts integer; -- how bright"))

    assert table.said == "Lamps of the pier. And of the quay."
    assert [(column.name, column.said, column.needed) for column in table.columns] == [
        ("id", "which", True),
        ("state", "whether it burns", True),
        ("watts", "how bright", False),
    ]


def test_the_schema_for_reading_names_everything_that_must_exist() -> None:
    sql = generate.schema()

    for item in verify_schema.expected():
        kind, name = item.split(" ", 1)
        if "_fts_" not in name:
            assert f"{kind} {name}" in sql.lower()


def test_the_way_of_a_claim_is_printed_with_every_action() -> None:
    page = generate.workflow_page()

    assert all(f"| {action.value.replace('_', ' ')} |" in page for _, action in TABLE)


def test_checking_names_a_stale_page_and_writing_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("docs", "db"):
        (tmp_path / folder).mkdir()
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    (tmp_path / "docs" / "workflow.md").write_text("old", "utf-8")

    assert generate.main(["--check"]) == 1
    assert "docs/workflow.md is not as the code has it" in capsys.readouterr().out
    assert (tmp_path / "docs" / "workflow.md").read_text("utf-8") == "old"
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
