"""The names that this desk takes for one another: shipped, added, refused, read in documents.

In use are the shipped ones and those that somebody added, without those that somebody refused.
What documents state ("Harbour Lights Trust (HLT)") is proposed when asked for and used only once
somebody says so: initials in brackets are sometimes a ticker or a party, and a name that is used
silently would bring up passages nobody can explain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.aliases import LONGEST, SHIPPED, Alias, Names, stated
from claims.errors import InvalidInput
from claims.query import words
from db import search_store
from desk.act import Act, Told, carry_out
from desk.authority import Role, needs
from desk.fields import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.connection import Database
    from db.transaction import Snapshot
    from desk import Desk
    from desk.act import Done

MOST_PROPOSED = 200
"""Names proposed at once: a longer list nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An alias as a list shows it; `decided_by` is empty for one that is shipped."""

    alias: Alias
    used: bool
    decided_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """An alias that documents state and nobody has decided on; the first such document."""

    alias: Alias
    documents: int
    number: int
    title: str


def in_use(snapshot: Snapshot) -> Names:
    """Return the aliases that searches and suggestions use."""
    return Names(tuple(one.alias for one in _listed(snapshot) if one.used))


def listed(database: Database) -> tuple[Listed, ...]:
    """Return every alias there is, refused ones too, in order of the short name."""
    with database.snapshot() as snapshot:
        return _listed(snapshot)


def proposed(database: Database) -> tuple[Proposed, ...]:
    """Return what the documents state and nobody has decided on, the most often stated first."""
    with database.snapshot() as snapshot:
        known = {one.alias for one in _listed(snapshot)}
        found: dict[Alias, Proposed] = {}
        for row in search_store.texts(snapshot, " ("):
            for alias in dict.fromkeys(stated(row["body"])):
                if alias not in known:
                    before = found.get(alias)
                    found[alias] = Proposed(
                        alias=alias,
                        documents=before.documents + 1 if before else 1,
                        number=before.number if before else row["number"],
                        title=before.title if before else row["title"],
                    )
    ordered = sorted(found.values(), key=lambda one: (-one.documents, one.alias))
    return tuple(ordered[:MOST_PROPOSED])


@needs(Role.EDITOR)
def decide(
    desk: Desk, chosen: Iterable[Alias], *, used: bool, command_id: str | None = None
) -> Done:
    """Use these aliases from now on, or refuse them, as one event; either can be undone.

    Raises InvalidInput where nothing was chosen, or a name is empty, too long or no name.
    """
    wanted = tuple(dict.fromkeys(_clean(one) for one in chosen))
    if not wanted:
        msg = "No alias was chosen. Nothing was saved. Write a short name and what it stands for."
        raise InvalidInput(msg)

    def do(act: Act) -> Told:
        rows = [search_store.keep_alias(act.writing, _row(act, one, used=used)) for one in wanted]
        return Told(
            action="added an alias" if used else "refused an alias",
            subject=str(rows[0]["id"]),
            details={"aliases": [[one.short, one.long] for one in wanted], "used": used},
        )

    return carry_out(desk, command_id, do)


def _listed(snapshot: Snapshot) -> tuple[Listed, ...]:
    found = {one: Listed(alias=one, used=True) for one in SHIPPED}
    for row in search_store.aliases(snapshot):
        alias = Alias(short=row["short"], long=row["long"])
        found[alias] = Listed(
            alias=alias, used=bool(row["used"]), decided_by=row["decided_by_name"]
        )
    return tuple(found[alias] for alias in sorted(found))


def _clean(alias: Alias) -> Alias:
    short, long = line(alias.short, "short name"), line(alias.long, "long name")
    if not (words(short) and words(long)) or len(short) >= len(long) or len(long) > LONGEST:
        msg = (
            f"“{short[:40]}” cannot stand for “{long[:40]}”: an alias is a short name and a longer "
            f"one of at most {LONGEST} characters. Nothing was saved. Write both in full."
        )
        raise InvalidInput(msg)
    return Alias(short=short, long=long)


def _row(act: Act, alias: Alias, *, used: bool) -> dict[str, str | int]:
    return {
        "id": act.new("als"),
        "short": alias.short,
        "long": alias.long,
        "used": int(used),
        "decided_by": act.actor,
        "decided_at": act.at,
    }
