"""What a server cannot do: refusals where a person can mend it, SQLite's errors for the rest.

So that nobody else need know of two engines, an error of psycopg leaves as the error of the driver
that SQLite would have raised, with the words that `db` looks for. No sentence holds more of an
address than its name; what psycopg says of a failed connection is told only in part, as it may
repeat what was given.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg
from psycopg import errors

from claims.errors import DatabaseUnfit, InvalidInput
from db.driver import driver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.errors import Refusal
    from db.postgresql.address import ServerAddress

_TROUBLES: dict[tuple[type[psycopg.Error], ...], str] = {
    (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure): (
        "Somebody else kept “{name}” busy for too long. Nothing was saved. "
        "Send again in a moment; if that does not help, look for a program that holds it."
    ),
    (errors.DiskFull, errors.IoError): (
        "There is no room left where the server keeps “{name}”, or its disk fails. Nothing was "
        "saved. Have some space freed there, then send again."
    ),
    (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction): (
        "“{name}” may not be written to as this user, or is a copy that only reads ({why}). "
        "Nothing was saved. Ask whoever looks after the server for the right."
    ),
    (errors.TooManyConnections, errors.OutOfMemory, errors.ConfigurationLimitExceeded): (
        "The server of “{name}” has more to do than it is set up for ({why}). Nothing was saved. "
        "Send again in a moment, or have it allow more."
    ),
    (errors.DataCorrupted, errors.IndexCorrupted): (
        "“{name}” is damaged ({why}). Nothing was saved. Go on with the latest backup."
    ),
}
_CONNECTING = (
    (("password authentication failed", "no password supplied", "authentication failed"), (
        "The server of “{name}” does not accept this user and password. Nothing was opened. "
        "Look at the address in CLAIMDESK_DATABASE; signs such as @ in a password are written %40."
    )),
    (("no pg_hba.conf entry",), (
        "The server of “{name}” does not let this user in from this machine. Nothing was opened. "
        "Whoever looks after it allows that in pg_hba.conf."
    )),
    (("does not exist",), (
        "The server is there, and has no such database or user as in “{name}”. Nothing was opened. "
        "Have it made (createdb), or correct the address."
    )),
    (("too many clients", "too many connections", "remaining connection slots"), (
        "The server of “{name}” has no connection left. Nothing was opened. Send again in a "
        "moment, or have it allow more (max_connections)."
    )),
)  # fmt: skip
_UNREACHABLE = (
    "The server of “{name}” cannot be reached. Nothing was opened. See that it runs, and that "
    "this machine may connect to it."
)
_LOST = (
    "The connection to “{name}” was lost. What was under way counts only if it is there when you "
    "look again. See that the server runs, then send again."
)
_NUL = (
    "The text holds a character without meaning (NUL). Nothing was saved. "
    "Copy the words again, or type them."
)
_TOO_LONG = (
    "A number or text is larger than the database can hold. Nothing was saved. "
    "Give a smaller one, or split it."
)


@contextmanager
def told(address: ServerAddress) -> Iterator[None]:
    """Turn errors of psycopg into refusals, or into the errors that SQLite has."""
    try:
        yield
    except psycopg.Error as error:
        raise _named(address, error) from error


def unreachable(address: ServerAddress, error: Exception) -> Refusal:
    """Return what to tell when no connection could be made. The error itself is not repeated."""
    words = str(error).lower()
    for parts, sentence in _CONNECTING:
        if any(part in words for part in parts):
            return DatabaseUnfit(sentence.format(name=address.name))
    return DatabaseUnfit(_UNREACHABLE.format(name=address.name))


def is_lost(error: BaseException) -> bool:
    """Whether an error says that the connection is gone."""
    return isinstance(error, psycopg.OperationalError) and (
        error.sqlstate is None or error.sqlstate.startswith(("08", "57P"))
    )


def _named(address: ServerAddress, error: psycopg.Error) -> Exception:
    for kinds, sentence in _TROUBLES.items():
        if isinstance(error, kinds):
            return DatabaseUnfit(sentence.format(name=address.name, why=_said(error)))
    if is_lost(error):
        return DatabaseUnfit(_LOST.format(name=address.name))
    if isinstance(error, psycopg.DataError):
        return _of_values(error)
    if isinstance(error, psycopg.IntegrityError):
        return driver.IntegrityError(f"{_kind(error)}{_said(error)}")
    return driver.OperationalError(_said(error))


def _of_values(error: psycopg.DataError) -> Exception:
    if "NUL" in str(error):
        return InvalidInput(_NUL)
    if isinstance(error, errors.NumericValueOutOfRange | errors.ProgramLimitExceeded):
        return InvalidInput(_TOO_LONG)
    return driver.IntegrityError(f"CHECK constraint failed: {_said(error)}")


def _kind(error: psycopg.IntegrityError) -> str:
    """What SQLite says first."""
    if isinstance(error, errors.UniqueViolation):
        return "UNIQUE constraint failed: "
    if isinstance(error, errors.CheckViolation):
        return "CHECK constraint failed: "
    if isinstance(error, errors.ForeignKeyViolation):
        return "FOREIGN KEY constraint failed: "
    return ""


def _said(error: psycopg.Error) -> str:
    return error.diag.message_primary or type(error).__name__
