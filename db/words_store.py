"""Stored wordings by their digest: the words, or why they were withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.transaction import Snapshot


def body(snapshot: Snapshot, digest: str) -> str:
    """Return the words of a digest; "" once they were withdrawn, or for none that is known."""
    row = snapshot.row("select body from texts where digest = :digest", digest=digest)
    return str(row["body"] or "") if row else ""


def withdrawn(snapshot: Snapshot, digests: Iterable[str]) -> dict[str, str]:
    """Return why each of these wordings was withdrawn; those that are kept are not named."""
    found = snapshot.rows(
        """
        select digest, purged_because from texts
        where body is null and digest in (select value from json_each(:digests))
        """,
        digests=rows.id_list(digests),
    )
    return {row["digest"]: str(row["purged_because"] or "") for row in found}
