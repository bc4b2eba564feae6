"""The name of whoever sits at the desk, in a cookie: asked for once, read by pages and routes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from claims.errors import InvalidInput
from desk.team import person_name

if TYPE_CHECKING:
    from collections.abc import Mapping

COOKIE = "claimdesk_name"
VARIABLE = "CLAIMDESK_PERSON"
"""Names the person for the whole process, so that nobody is asked."""

YEAR = 365 * 24 * 3600
"""Seconds that the cookie is kept."""


def is_fixed() -> bool:
    """Whether the process has a name of its own, which no cookie changes."""
    return name_in({}) is not None


def name_in(cookies: Mapping[str, str]) -> str | None:
    """Return the name in the cookies, or the process's own, or None when there is none."""
    fixed = os.environ.get(VARIABLE)
    try:
        return person_name(fixed or unquote(cookies.get(COOKIE, "")))
    except InvalidInput:
        return None


def cookie_value(name: str) -> str:
    """Return a checked name as it stands in the cookie. Raises InvalidInput."""
    return quote(person_name(name), safe="")
