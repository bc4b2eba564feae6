"""Stored wordings by their digest: the words, or why they were withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.transaction import Snapshot


def body(snapshot: Snapshot, digest: str) -> str:
    """Return the words of a digest, or what is read in the place of withdrawn ones; "" for none."""
    row = snapshot.row("select body from wordings where digest = :digest", digest=digest)
    return str(row["body"] or "") if row else ""


def withdrawn(snapshot: Snapshot, digest: str) -> str | None:
    """Return what is read in the place of withdrawn words: when, why; None while they are kept."""
    row = snapshot.row(
        """
        select w.body from wordings w
        join texts t on t.digest = w.digest
        where w.digest = :digest and t.body is null
        """,
        digest=digest,
    )
    return None if row is None else str(row["body"] or "")
