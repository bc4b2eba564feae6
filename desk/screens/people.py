"""Who works at the desk, what each may do, and how people come in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import accounts_store
from db.rows import moment
from desk.authority import Role, SignIn, role_of, sign_in_of

if TYPE_CHECKING:
    from datetime import datetime

    from db.rows import Row
    from desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of this desk; without a role they cannot sign in."""

    id: str
    name: str
    role: Role | None
    is_closed: bool
    has_password: bool
    is_bound: bool
    """Whether a provider's account is theirs."""
    seen_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleScreen:
    """How people come in, who they are, and the role of whoever looks."""

    sign_in: SignIn
    people: tuple[Person, ...]
    own_role: Role | None
    actor: str

    @property
    def workers(self) -> tuple[Person, ...]:
        """Return who may be given a claim: checkers and above; without accounts, everybody."""
        here = (one for one in self.people if not one.is_closed)
        if self.sign_in is SignIn.LOCAL:
            return tuple(here)
        return tuple(one for one in here if one.role and one.role.rank >= Role.CHECKER.rank)


def people_screen(desk: Desk) -> PeopleScreen:
    """Return everybody who ever worked here, those who left last."""
    with desk.database.snapshot() as snapshot:
        return PeopleScreen(
            sign_in=sign_in_of(snapshot),
            people=tuple(map(_person, accounts_store.everybody(snapshot))),
            own_role=role_of(snapshot, desk.actor),
            actor=desk.actor,
        )


def _person(row: Row) -> Person:
    return Person(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]) if row["role"] else None,
        is_closed=row["closed_at"] is not None,
        has_password=bool(row["has_password"]),
        is_bound=bool(row["is_bound"]),
        seen_at=moment(row["seen_at"]) if row["seen_at"] else None,
    )
