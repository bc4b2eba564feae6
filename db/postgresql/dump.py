"""A desk on a server as one file and back, by PostgreSQL's own pg_dump and pg_restore.

The password reaches them through their environment, never on a command line that others may list.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from psycopg import conninfo

from claims.errors import DatabaseUnfit
from db.postgresql.dialect import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.postgresql.address import ServerAddress

_INSTALLED = Path("/usr/lib/postgresql")
"""Where Debian and Ubuntu keep the programs of each version."""

_MOST_SAID = 300


def dump(address: ServerAddress, moment: str, file: Path) -> None:
    """Write the desk as it is at `moment`, an exported snapshot, to `file`.

    Raises DatabaseUnfit when pg_dump is missing, or says that it cannot.
    """
    told = ["--format=custom", f"--schema={SCHEMA}", "--no-owner", "--no-privileges"]
    _run("pg_dump", address, [*told, f"--snapshot={moment}", f"--file={file}"])


def load(address: ServerAddress, file: Path) -> None:
    """Make the desk of a dump in a database that has none, all of it or nothing."""
    told = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    _run("pg_restore", address, [*told, str(file)])


def _run(name: str, address: ServerAddress, arguments: Sequence[str]) -> None:
    parts = conninfo.conninfo_to_dict(address.told)
    secret = str(parts.pop("password", "") or "")
    place = conninfo.make_conninfo("", **parts)
    environment = {**os.environ, **({"PGPASSWORD": secret} if secret else {})}
    command = [_program(name), f"--dbname={place}", "--no-password", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split())[:_MOST_SAID]
        said = said.replace(secret, "…") if secret else said
        raise DatabaseUnfit(_FAILED.format(program=name, name=address, said=said))


def _program(name: str) -> str:
    """Return the newest of these programs: an older one refuses a newer server."""
    found = sorted(_INSTALLED.glob(f"*/bin/{name}"), key=lambda one: int(one.parts[-3]))
    known = str(found[-1]) if found else shutil.which(name)
    if known is None:
        raise DatabaseUnfit(_MISSING.format(program=name))
    return known


_FAILED = (
    "{program} could not do its work with “{name}”: {said} Nothing was kept. Mend what it says, "
    "then send again."
)
_MISSING = (
    "{program} is not installed on this machine, and backups of a desk on a PostgreSQL server need "
    "it. Nothing was done. Install the server's client programs: apt-get install postgresql-client."
)
