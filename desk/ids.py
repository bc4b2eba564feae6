"""The only reader of randomness: identifiers that are unique across desks.

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


def fresh(prefix: str) -> str:
    """Return a new identifier such as `clm_01hqz3k9v7m2c4x8n1ya`."""
    milliseconds = int(clock.now().timestamp() * 1000)
    return f"{prefix}_{_encode(milliseconds, 10)}{_encode(secrets.randbits(50), 10)}"


def _encode(value: int, length: int) -> str:
    digits = []
    for _ in range(length):
        value, digit = divmod(value, 32)
        digits.append(_ALPHABET[digit])
    return "".join(reversed(digits))
