"""What people at a desk may do, in order: each role may do all that those before it may."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person may do; each role may do all that those before it may."""

    READER = "reader"
    CHECKER = "checker"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"

    @property
    def rank(self) -> int:
        """The role's place in the order of authority, from 0."""
        return tuple(Role).index(self)


def with_article(role: Role) -> str:
    """Say a role as a person would: “an editor”."""
    return f"{'an' if role[0] in 'aeiou' else 'a'} {role.value}"
