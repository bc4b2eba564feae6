"""Passwords: what one may be, and keeping it as a hash that is slow to guess.

The hash is argon2id at the cost that OWASP's cheat sheet on password storage gives for it (19 MiB,
two passes): some 20 ms, with ten people signing in at once on a small machine. Comparing against
nobody's password takes as long as comparing against somebody's.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from claims.errors import InvalidInput

SHORTEST, LONGEST = 10, 200
"""Characters. Below ten a machine guesses it from a stolen file in days; length counts for more
than odd characters, so none are asked for."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


@cache
def _nobodys() -> str:
    return _hasher.hash("nobody has this password")


def hashed(password: str, *, name: str) -> str:
    """Return the hash to keep, or raise InvalidInput saying what is wrong with the password."""
    clean = _clean(password)
    if not SHORTEST <= len(clean) <= LONGEST:
        msg = (
            f"A password has {SHORTEST} to {LONGEST} characters. Nothing was saved. "
            "Three or four words in a row are easy to keep in mind."
        )
        raise InvalidInput(msg)
    if len(set(clean)) < 5 or name.casefold() in clean.casefold():
        msg = (
            "That password would be guessed at once. Nothing was saved. "
            "Choose one without your name in it and without repeating a few characters."
        )
        raise InvalidInput(msg)
    return _hasher.hash(clean)


def typed_twice(password: str, again: str) -> str:
    """Return a new password that was typed the same both times; a slip would lock its owner out."""
    if password != again:
        raise InvalidInput("The two are not the same. Nothing was saved. Type both again.")
    return password


def matches(secret: str | None, password: str) -> bool:
    """Whether a password is the one kept; None for a person who has none, which takes as long."""
    try:
        return _hasher.verify(secret or _nobodys(), _clean(password)[: LONGEST + 1]) and bool(
            secret
        )
    except VerificationError:
        return False


def _clean(password: str) -> str:
    """One form for characters that keyboards write in several ways."""
    return unicodedata.normalize("NFC", password)
