"""What is right or wrong with a desk on a PostgreSQL server, and with the server as seen from here.

Only looks. The server's disk and its own backups are for whoever looks after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit
from db.migrate import is_current
from db.opening import at
from db.rows import moment
from db.server_survey import surveyed
from desk import clock as clocks
from desk import machine
from desk.diagnosis import bad, good, odd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from db.postgresql.address import ServerAddress
    from db.server_survey import ServerSurvey
    from desk.clock import Clock
    from desk.diagnosis import Diagnosis


def examine(
    where: ServerAddress,
    environment: Mapping[str, str],
    *,
    port: int = 8501,
    clock: Clock = clocks.now,
) -> Iterator[Diagnosis]:
    """Look at the machine, then at the server and the desk on it."""
    now = clock()
    yield machine.python()
    yield machine.language(now=now)
    yield machine.extras(environment)
    yield machine.port(port)
    database = at(where, busy_seconds=1.0)
    try:
        found = surveyed(database)
        yield good("database", f"“{where}” is reached: PostgreSQL {found.version}.")
        if not is_current(database):
            what = "The desk there is not there yet, or of another version."
            why = "A desk begins with its first command; a wrong address looks the same."
            yield odd("schema", what, why, "Make a backup, then claimdesk migrate.")
            return
    except DatabaseUnfit as refusal:
        why = "Nobody can work at this desk."
        yield bad("database", str(refusal), why, "Mend what it says, then look again.")
        return
    yield good("schema", "The desk is of this version.")
    yield from _server(found)
    yield _time(found, now)
    yield _search(found)


def _server(found: ServerSurvey) -> Iterator[Diagnosis]:
    if found.unsafe:
        what = f"The server runs with {', '.join(found.unsafe)} turned off."
        why = "After a power cut, saved changes or the whole desk may be gone."
        yield bad("server", what, why, "Have it turned on in postgresql.conf.")
    else:
        yield good("server", "What the server acknowledges is on its disk.")
    if found.is_superuser:
        why = "This user could change the record past every rule; only verify would tell."
        remedy = "Connect as a user of its own that owns this database and nothing else."
        yield odd("rights", "The desk is worked on as a superuser of the server.", why, remedy)
    else:
        yield good("rights", "The desk is worked on as an ordinary user of the server.")
    if found.is_remote and not found.is_encrypted:
        why = "Whoever listens between this machine and the server reads everything."
        remedy = "Add ?sslmode=verify-full to the address."
        yield odd("connection", "The connection is not encrypted.", why, remedy)


def _time(found: ServerSurvey, now: datetime) -> Diagnosis:
    latest = moment(found.last_event) if found.last_event else now
    if not clocks.is_ahead(latest, now):
        return good("clock", f"It is {now:%Y-%m-%d %H:%M} UTC, after all that was done here.")
    what = f"It is {now:%Y-%m-%d %H:%M} UTC here, and the desk was changed at {latest:%H:%M}."
    why = "New events would stand before older ones, and sessions and deadlines be wrong."
    return bad("clock", what, why, "Set the clock, and let the machine ask a time server.")


def _search(found: ServerSurvey) -> Diagnosis:
    if not found.search:
        return good("search", "The search holds every claim, sentence and title.")
    what = " ".join(finding.what for finding in found.search)
    why = "Searches and suggestions find less, or more, than is there."
    return bad("search", what, why, "Restore the latest backup into another database and compare.")
