"""What a desk decided about search: aliases, and suggested passages that were set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.rows import Row, Value
    from db.transaction import Snapshot, Writing


def aliases(snapshot: Snapshot) -> list[Row]:
    """Return every alias that was decided on, with who did, in order of the short name."""
    return snapshot.rows(
        """
        select a.*, p.name as decided_by_name
        from aliases a
        join people p on p.id = a.decided_by
        order by a.short, a.long
        """
    )


def keep_alias(writing: Writing, alias: Mapping[str, Value]) -> Row:
    """Add an alias, or change what was decided about it; `id` counts for a new one only."""
    known = writing.row(
        "select id from aliases where short = :short and long = :long",
        short=alias["short"],
        long=alias["long"],
    )
    if known is None:
        return writing.insert("aliases", alias)
    changes = {name: alias[name] for name in ("used", "decided_by", "decided_at")}
    return writing.update("aliases", known["id"], changes) or known


def texts(snapshot: Snapshot, holding: str) -> Iterator[Row]:
    """Yield number, title and body of the documents whose text holds the characters `holding`."""
    return snapshot.each(
        """
        select d.number, d.title, t.body
        from documents d
        join wordings t on t.digest = d.text_digest
        where instr(t.body, :holding) > 0
        order by d.number
        """,
        holding=holding,
    )


def refused(snapshot: Snapshot, claim_id: str) -> list[Row]:
    """Return the passages set aside for a claim, the latest first, with who did and the words."""
    return snapshot.rows(
        """
        select r.*, p.name as refused_by_name, d.number as document_number, d.title,
               substr(t.body, r.start_at + 1, r.end_at - r.start_at) as quote
        from refused_suggestions r
        join people p on p.id = r.refused_by
        join documents d on d.id = r.document_id
        join wordings t on t.digest = d.text_digest
        where r.claim_id = :claim and r.restored_at is null
        order by r.refused_at desc, r.id desc
        """,
        claim=claim_id,
    )


def refusal(snapshot: Snapshot, refusal_id: str) -> Row | None:
    """Return one refusal, restored or not, or None."""
    return snapshot.row("select * from refused_suggestions where id = :id", id=refusal_id)


def refuse(writing: Writing, row: Mapping[str, Value]) -> Row:
    """Set a passage aside for a claim."""
    return writing.insert("refused_suggestions", row)


def restore(writing: Writing, refusal_id: str, *, by: str, at: str) -> None:
    """Bring a passage back among the suggestions."""
    writing.update("refused_suggestions", refusal_id, {"restored_by": by, "restored_at": at})
