"""Canonical bytes and their SHA-256: what the chain of events and the ledger are made of."""

from __future__ import annotations

import json
from hashlib import sha256
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

GENESIS = "0" * 64
"""What the first event names as the one before it."""


def of_bytes(content: bytes) -> str:
    """Return the SHA-256 of `content` in lower-case hex."""
    return sha256(content).hexdigest()


def of_text(words: str) -> str:
    """Return the SHA-256 of the words' UTF-8 bytes."""
    return of_bytes(words.encode())


def canonical(value: object) -> str:
    """Return `value` as JSON that is the same everywhere: sorted keys, no spaces, UTF-8."""
    return _CANONICAL.encode(value)


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
"""Made once: `json.dumps` makes one for each row, a fifth of what a row's digest costs."""


def of_row(row: Mapping[str, object]) -> str:
    """Return the digest of one row, whatever the order of its columns.

    Empty columns do not count, so that a column added later leaves older rows' digests as they
    were; a value that is emptied, or filled, still changes the digest.
    """
    return of_text(canonical({name: value for name, value in row.items() if value is not None}))


def of_cells(columns: Iterable[str]) -> Callable[[Iterable[object]], str]:
    """Return what gives the digest of rows of these columns, in rising order, from their cells.

    The same as `of_row` of each, with the names quoted once for all of them: a quarter of the time
    it takes to prove the rows of a record went into quoting and sorting names.
    """
    named = [canonical(name) + ":" for name in columns]

    def digest(cells: Iterable[object]) -> str:
        filled = [
            name + _QUOTED.get(type(cell), canonical)(cell)
            for name, cell in zip(named, cells, strict=True)
            if cell is not None
        ]
        return of_text("{" + ",".join(filled) + "}")

    return digest


def _number(cell: object) -> str:
    return repr(cell) if isinstance(cell, float) and isfinite(cell) else canonical(cell)


_QUOTED: dict[type, Callable[[object], str]] = {str: _CANONICAL.encode, int: repr, float: _number}
"""What `canonical` says of single cells, with fewer steps."""


def of_changes(lines: Iterable[tuple[str, str, str]]) -> str:
    """Return the digest of (table, row, row digest) lines, whatever their order."""
    return of_text("\n".join("\t".join(line) for line in sorted(lines)))


def of_event(fields: Mapping[str, object]) -> str:
    """Return the digest that an event with these fields must carry."""
    return of_text(canonical({name: fields[name] for name in EVENT_FIELDS}))


EVENT_FIELDS = (
    "seq", "at", "actor", "action", "subject", "details", "changes", "previous", "command_id",
)  # fmt: skip
"""What an event's digest covers: everything but itself."""
