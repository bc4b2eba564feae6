"""What stands at the desk of files that are told by their digests: whether, and with which claims.

For taking many documents in: both questions are asked for a few files at once and answered from
the indexes, without any text being read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.rows import Row
    from db.transaction import Snapshot


def known(snapshot: Snapshot, digests: Iterable[str]) -> frozenset[str]:
    """Return those of `digests` whose bytes were taken in as a document."""
    found = snapshot.rows(
        "select digest from documents where digest in (select value from json_each(:digests))",
        digests=rows.id_list(digests),
    )
    return frozenset(row["digest"] for row in found)


def contents(snapshot: Snapshot, digests: Iterable[str]) -> list[Row]:
    """Return a row for each claim of the documents made of these bytes, without ids and times.

    A document without claims has one row. Words are named by their digests; in no order.
    """
    return snapshot.rows(
        """
        select d.digest as document, d.text_digest, d.published_on, d.media_type,
               o.start_at, o.end_at, o.quote_digest, o.speaker, o.role, o.mode, o.attribution,
               o.quantities, o.times, c.statement_digest, c.kind, c.checkability
        from documents d
        left join occurrences o on o.document_id = d.id
        left join claims c on c.id = o.claim_id
        where d.digest in (select value from json_each(:digests))
        """,
        digests=rows.id_list(digests),
    )
