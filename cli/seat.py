"""Sitting down at the desk from a terminal: which database, and who acts.

The database is `--database`, else CLAIMDESK_DATABASE, else var/claimdesk.db in the present
folder; a path, or the address of a PostgreSQL server. A command that only looks never makes one:
a misspelt path is refused instead of becoming an empty desk. Who acts is `--as`, else
CLAIMDESK_PERSON, else the one person of a desk that has exactly one; at a desk where nobody has
worked yet, whoever is logged in to this machine, and that is said.
"""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotFound
from cli.files import is_there
from cli.safe_text import one_line
from db import people_store
from db.opening import open_database, warning
from db.postgresql.address import ServerAddress
from desk import Desk, address, team

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping
    from pathlib import Path

    from cli.console import Console
    from db.connection import Database

PERSON = "CLAIMDESK_PERSON"
"""Environment variable that names who acts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """The way to one desk: where its database is, and the name given for whoever acts."""

    where: Path | ServerAddress
    is_named: bool
    person: str | None
    console: Console

    @property
    def path(self) -> Path:
        """The file; of a desk on a server, what files beside it are named after."""
        return self.where.beside if isinstance(self.where, ServerAddress) else self.where

    @property
    def is_there(self) -> bool:
        """Whether something is there to look at. A server is asked when it is opened."""
        return isinstance(self.where, ServerAddress) or is_there(self.where)

    def database(self, *, make: bool = False) -> Database:
        """Return the database; with `make`, a new one where there is none.

        Raises NotFound where there is none to look at, DatabaseUnfit where it will not do.
        """
        if not make and not self.is_there:
            raise NotFound(_no_database(self.path))
        caution = None if isinstance(self.where, ServerAddress) else warning()
        if caution is not None:
            self.console.note(caution)
        return open_database(self.where)

    def reader(self) -> Desk:
        """Return the desk for looking only, as whoever is named sees it: nobody acts."""
        database = self.database()
        with database.snapshot() as snapshot:
            known = people_store.by_name(snapshot, self.person or "")
        return Desk(database=database, actor="" if known is None else str(known["id"]))

    def desk(self, *, make: bool = False, only_looks: bool = False) -> Desk:
        """Return the desk with whoever acts sitting at it.

        With `only_looks`, for a dry run, somebody new does not join its people. Raises
        InvalidInput when nobody is named and several people work at the desk.
        """
        told = team.person_name(self.person) if self.person else None
        if told is None and make and not self.is_there:
            told = self._logged_in()
        database = self.database(make=make)
        with database.snapshot() as snapshot:
            people = people_store.everybody(snapshot)
        names = [str(row["name"]) for row in people]
        at_work = [str(row["name"]) for row in people if row["closed_at"] is None]
        name = told or (_only(at_work or names) if names else self._logged_in())
        if name not in names and only_looks:
            return Desk(database=database, actor="")
        if name not in names:
            self.console.note(f"“{one_line(name)}” is new here and joins the people of this desk.")
        return team.sit_down(database, name)

    def _logged_in(self) -> str:
        """Return the name of whoever is logged in here, for a desk's very first act."""
        try:
            name = team.person_name(getpass.getuser())
        except (OSError, KeyError, InvalidInput) as error:
            raise InvalidInput(_nobody([])) from error
        self.console.note("Nobody was named, so the record names your login. --as says otherwise.")
        return name


def seat_of(
    arguments: Namespace, console: Console, environment: Mapping[str, str] | None = None
) -> Seat:
    """Return the seat that options and environment ask for; nothing is opened yet."""
    told = os.environ if environment is None else environment
    named = getattr(arguments, "database", None) or told.get(address.VARIABLE)
    return Seat(
        where=address.found_at(named or str(address.OWN)),
        is_named=bool(named),
        person=getattr(arguments, "person", None) or told.get(PERSON),
        console=console,
    )


def _only(names: list[str]) -> str:
    if len(names) != 1:
        raise InvalidInput(_nobody(names))
    return names[0]


def _nobody(names: list[str]) -> str:
    here = ", ".join(f"“{one_line(name)}”" for name in names[:8])
    who = f"Several people work here ({here})." if names else "Nobody has worked here yet."
    return (
        f'{who} Nothing was done. Say who you are with --as "Your Name", '
        f"or set {PERSON} once for this shell."
    )


def _no_database(path: Path) -> str:
    sample = f" The sample newsroom is at {address.SAMPLE}." if is_there(address.SAMPLE) else ""
    return (
        f"There is no database at “{one_line(str(path))}”. Take something in to begin one "
        "(claimdesk take-in FILE), or name another with --database or CLAIMDESK_DATABASE."
        f"{sample}"
    )
