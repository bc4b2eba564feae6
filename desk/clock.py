"""The only reader of time, and how a clock that was put back is told.

What the clock says decides. But what stands in the desk as of a moment that has not come was
written by a clock that ran ahead, and a term that is counted from it would not end: whoever asks
`is_ahead` lets it be over.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

SLACK = timedelta(minutes=2)
"""Clocks of machines that ask a time server differ by less."""

Clock: TypeAlias = Callable[[], datetime]
"""Returns the present moment, aware, in UTC."""


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def is_ahead(then: datetime, now: datetime) -> bool:
    """Whether a moment that was noted lies ahead of the clock: it was put back since."""
    return then - now > SLACK
