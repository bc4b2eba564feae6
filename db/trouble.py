"""What SQLite cannot do, in sentences that a person can act on.

Only troubles that somebody can mend are told: a full disk, a lock that is not let go, a file
that may not be written, is damaged or is no database, and values that no column can hold. Every
other error of the driver is a fault of ours and passes through unchanged.

Known by its message: of the two drivers, only the standard one carries error codes.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit, InvalidInput, Refusal
from db.driver import driver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DAMAGED = (
    "“{path}” is damaged ({error}). Nothing was saved. "
    "Keep the file as it is, and go on with the latest backup."
)
_NO_ROOM = ("disk is full", "disk i/o error")
_TROUBLES = {
    _NO_ROOM: (
        "There is no room left for “{path}”, or its disk fails ({error}). Nothing was saved. "
        "Free some space or have the disk looked at, then send again."
    ),
    ("database is locked", "table is locked"): (
        "Somebody else kept “{path}” busy for too long ({error}). Nothing was saved. "
        "Send again in a moment; if that does not help, look for a program that holds the file."
    ),
    ("readonly database", "access permission denied", "authorization denied"): (
        "“{path}” may not be written to ({error}). Nothing was saved. "
        "Ask whoever owns the file and its folder for the right to write there."
    ),
    ("unable to open database",): (
        "The database “{path}” cannot be opened ({error}). Nothing was saved. "
        "Check that its folder exists and that you may read and write there."
    ),
    ("malformed", "database corruption", "could not decode to utf-8"): _DAMAGED,
    ("not a database", "unsupported file format"): (
        "“{path}” is not a database that Claimdesk can use ({error}). It was left as it is. "
        "Give another file with --database, or restore a backup."
    ),
}
"""Parts of SQLite's messages, lower case, and what to tell."""

_TOO_LARGE = ("string or blob too big", "string longer than", "string is too large")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the troubles that a person can mend into refusals that say how."""
    try:
        with values_told():
            yield
    except driver.Error as error:
        refusal = refusal_of(path, error)
        if refusal is None:
            raise
        raise refusal from error
    except UnicodeDecodeError as error:  # names in the schema itself are no characters any more
        raise DatabaseUnfit(_DAMAGED.format(path=path, error=error)) from error


@contextmanager
def values_told() -> Iterator[None]:
    """Turn values that no database can hold into refusals."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise InvalidInput(_HALF) from error
    except OverflowError as error:
        raise InvalidInput(_TOO_LONG) from error


def means_no_room(error: Exception) -> bool:
    """Whether an error of the driver says that there is no room, or that a disk fails."""
    return any(part in str(error).lower() for part in _NO_ROOM)


def refusal_of(path: Path, error: Exception) -> Refusal | None:
    """Return what to tell about an error of the driver, or None when it is a fault of ours."""
    words = str(error).lower()
    if any(part in words for part in _TOO_LARGE):
        return InvalidInput(_TOO_LONG)
    for parts, sentence in _TROUBLES.items():
        if any(part in words for part in parts):
            return DatabaseUnfit(sentence.format(path=path, error=error))
    return None


_HALF = (
    "The text holds half a character, which no file can keep. Nothing was saved. "
    "Copy the words again, or type them."
)
_TOO_LONG = (
    "A number or text is larger than the database can hold. Nothing was saved. "
    "Give a smaller one, or split it."
)
