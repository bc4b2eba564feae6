"""Unfinished forms, and the log of files that left the desk: beside the record, not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing


def save(writing: Writing, *, person: str, form: str, body: str, saved_at: str) -> None:
    """Keep the fields of a form as they stand now."""
    writing.execute(
        """
        insert into drafts (person, form, body, saved_at)
        values (:person, :form, :body, :saved_at)
        on conflict (person, form) do update
        set body = excluded.body, saved_at = excluded.saved_at
        """,
        person=person,
        form=form,
        body=body,
        saved_at=saved_at,
    )


def load(snapshot: Snapshot, *, person: str, form: str) -> str | None:
    """Return the kept fields of a form as JSON, or None."""
    row = snapshot.row(
        "select body from drafts where person = :person and form = :form",
        person=person,
        form=form,
    )
    return None if row is None else str(row["body"])


def discard(writing: Writing, *, person: str, form: str) -> None:
    """Forget the kept fields of a form."""
    writing.execute(
        "delete from drafts where person = :person and form = :form", person=person, form=form
    )


def log_export(writing: Writing, export: Mapping[str, Value]) -> None:
    """Remember that a file left the desk."""
    writing.insert_derived("exports", [export])


def exports(snapshot: Snapshot, *, most: int = 100) -> list[Row]:
    """Return the latest exports, newest first."""
    return snapshot.rows(
        """
        select x.*, p.name as exported_by_name
        from exports x
        join people p on p.id = x.exported_by
        order by x.number desc
        limit :most
        """,
        most=most,
    )


def export_of(snapshot: Snapshot, digest: str) -> Row | None:
    """Return the first export that gave a file with this digest, or None."""
    return snapshot.row(
        """
        select x.*, p.name as exported_by_name
        from exports x
        join people p on p.id = x.exported_by
        where x.digest = :digest
        order by x.number
        limit 1
        """,
        digest=digest,
    )


def has_exported(snapshot: Snapshot, person: str) -> bool:
    """Whether a person, by id, ever took a file from the desk."""
    found = snapshot.row("select 1 from exports where exported_by = :person limit 1", person=person)
    return found is not None
