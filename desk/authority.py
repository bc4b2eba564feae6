"""Who may do what: each use-case names the role it needs, and the desk refuses everybody else.

A use-case declares its role with `needs`. It is compared with the actor's before anything is
done, and again by `desk.act.carry_out` in the transaction that writes, so that a person whose role
was taken away a moment ago is refused. What declares nothing is refused, as a fault of ours.

On a desk without accounts whoever sits down may do everything.
"""

from __future__ import annotations

from contextvars import ContextVar
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Final, Literal, ParamSpec, TypeAlias, TypeVar

from claims.errors import Defect, NotAllowed
from db import accounts_store, settings_store
from review.roles import Role, with_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.transaction import Snapshot
    from desk import Desk

__all__ = [
    "ANYBODY",
    "MEANINGS",
    "MODE",
    "Needed",
    "Role",
    "SignIn",
    "check",
    "may",
    "needed_by",
    "needs",
    "role_of",
    "sign_in_of",
]

_P = ParamSpec("_P")
_R = TypeVar("_R")

MODE = "sign-in"
"""Under which name the settings keep how people sign in."""


MEANINGS = {
    Role.READER: "reads everything, and exports",
    Role.CHECKER: "takes documents in, checks claims, links evidence, gives reviews",
    Role.EDITOR: "settles, signs off, publishes and corrects verdicts; decides pairs of claims",
    Role.ADMINISTRATOR: "invites people, gives roles, changes how the desk works",
}
"""What each role is for, as the settings tell it."""


class SignIn(StrEnum):
    """How people come to the desk."""

    LOCAL = "local"
    """Whoever sits at the machine says their name; nothing is proved."""
    ACCOUNTS = "accounts"
    """Everybody has a name, a password and a role."""
    OPENID = "openid"
    """Everybody signs in at a provider of OpenID Connect, and has a role here."""


ANYBODY: Final = "anybody"
"""What a use-case declares that proves by itself who may: by a code, or by asking for no more
than a name where there are no accounts."""

Needed: TypeAlias = Role | Literal["anybody"]

_needed: ContextVar[Needed | None] = ContextVar("needed", default=None)


def needs(
    role: Needed,
) -> Callable[[Callable[Concatenate[Desk, _P], _R]], Callable[Concatenate[Desk, _P], _R]]:
    """Declare which role a use-case needs: compared before it begins, and again as it writes.

    Before, so that nothing is fetched, read or told for somebody who may not; again, in the
    transaction that writes, because a role may be taken away meanwhile.
    """

    def declare(
        use_case: Callable[Concatenate[Desk, _P], _R],
    ) -> Callable[Concatenate[Desk, _P], _R]:
        @wraps(use_case)
        def declared(desk: Desk, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
            before = _needed.set(role)
            try:
                with desk.database.snapshot() as snapshot:
                    check(snapshot, desk.actor)
                return use_case(desk, *args, **kwargs)
            finally:
                _needed.reset(before)

        vars(declared)["needs"] = role
        return declared

    return declare


def needed_by(use_case: Callable[..., object]) -> Needed | None:
    """Return what a use-case declared, or None."""
    declared: Needed | None = vars(use_case).get("needs")
    return declared


def sign_in_of(snapshot: Snapshot) -> SignIn:
    """Return how people come to this desk."""
    kept = settings_store.value(snapshot, MODE)
    return next((way for way in SignIn if way == kept), SignIn.LOCAL)


def role_of(snapshot: Snapshot, person: str) -> Role | None:
    """Return what a person may do now; None for whoever has no role here, or left."""
    if sign_in_of(snapshot) is SignIn.LOCAL:
        return Role.ADMINISTRATOR
    held = accounts_store.role(snapshot, person)
    return None if held is None else Role(held)


def may(desk: Desk, role: Role) -> bool:
    """Whether whoever sits at a desk has this role or a higher one, for what a page offers."""
    with desk.database.snapshot() as snapshot:
        held = role_of(snapshot, desk.actor)
    return held is not None and held.rank >= role.rank


def check(snapshot: Snapshot, person: str) -> Role | None:
    """Refuse unless the person has the role that the use-case under way declared; return theirs."""
    needed = _needed.get()
    if needed is None:
        msg = "A change was asked for by a function that does not say who may make it."
        raise Defect(msg)
    held = role_of(snapshot, person)
    if needed == ANYBODY:
        return held
    if held is None:
        msg = "You have no role at this desk. Nothing was saved. Ask an administrator for one."
        raise NotAllowed(msg)
    if held.rank < needed.rank:
        msg = (
            f"This needs {with_article(needed)}, and you are {with_article(held)}. Nothing was "
            "saved. Ask somebody who may, or an administrator for another role."
        )
        raise NotAllowed(msg)
    return held
