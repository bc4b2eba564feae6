"""Whether the archive of earlier checks is as its imports left it.

The ledger holds a digest a batch, not a row (`db.archive_store`): every row must stand in one
batch, and the batch's digest must follow from what its rows hold now.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from db import archive_store
from db.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.findings import Checked
    from db.rows import Row
    from db.transaction import Snapshot


def batches(snapshot: Snapshot) -> Iterator[Checked]:
    """Compare each batch with its rows, and look for rows that no batch has."""
    expected = 1
    for row in snapshot.each("select * from earlier_batches order by first_check"):
        yield tuple(_of_batch(snapshot, row, expected))
        expected = row["last_check"] + 1
    last = archive_store.last_number(snapshot)
    if last >= expected:
        what = f"Earlier checks {expected} to {last} were added by no import."
        yield (Finding(relation="earlier_checks", row=str(expected), what=what),)


def _of_batch(snapshot: Snapshot, batch: Row, expected: int) -> Iterator[Finding]:
    first, last, seal, count = batch["first_check"], batch["last_check"], sha256(), 0
    if first != expected:
        what = f"Earlier checks {expected} to {first - 1} belong to no import."
        yield Finding(relation="earlier_checks", row=str(expected), what=what)
    for number, stored, now in archive_store.digests(snapshot, first, last):
        seal.update(stored)
        count += 1
        if stored != now:
            what = f"Earlier check {number} is not as it was imported."
            yield Finding(relation="earlier_checks", row=str(number), what=what)
    if count != last - first + 1 or seal.hexdigest() != batch["digest"]:
        what = f"Earlier checks {first} to {last} are not those that were imported together."
        yield Finding(relation="earlier_batches", row=str(batch["id"]), what=what)
