"""The only reader of randomness: identifiers that are unique across desks, and secrets.

An identifier is a prefix that says what it names, then 20 characters of Crockford's base 32:
ten of time in milliseconds, ten of chance (50 bits). They sort by time of making, so that
indexes stay compact, and have no character that a person could take for another.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TypeAlias

from desk import clock

Ids: TypeAlias = Callable[[str], str]
"""Returns a fresh identifier with the given prefix."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_SPOKEN = "abcdefghjkmnpqrstuvwxyz23456789"


def fresh(prefix: str) -> str:
    """Return a new identifier such as `clm_01hqz3k9v7m2c4x8n1ya`."""
    milliseconds = int(clock.now().timestamp() * 1000)
    return f"{prefix}_{_encode(milliseconds, 10)}{_encode(secrets.randbits(50), 10)}"


def token() -> str:
    """Return a secret that nobody can guess: 256 bits, safe in a cookie or an address."""
    return secrets.token_urlsafe(32)


def code() -> str:
    """Return a secret that can be read over the telephone: six groups of four, 118 bits."""
    drawn = "".join(secrets.choice(_SPOKEN) for _ in range(24))
    return "-".join(drawn[start : start + 4] for start in range(0, 24, 4))


def _encode(value: int, length: int) -> str:
    digits = []
    for _ in range(length):
        value, digit = divmod(value, 32)
        digits.append(_ALPHABET[digit])
    return "".join(reversed(digits))
