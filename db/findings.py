"""What checking the record yields: findings in sentences, and what was looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from review.model import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as the record says.

    `relation` is the table, `row` the id there; `since` is the event after which it must have
    happened, None where that cannot be told.
    """

    relation: str
    row: str
    what: str
    since: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The outcome of checking a whole record.

    Counts what was looked at: events, rows of the record, and stored wordings and files.
    `head` is what to compare with a head printed outside.
    """

    events: int
    rows: int
    texts: int
    head: Head
    findings: tuple[Finding, ...]
    withdrawals: tuple[str, ...] = ()
    """What was taken out of the record, a line each; that is no finding."""
    notices: tuple[str, ...] = ()
    """What is worth knowing and no finding either, a sentence or two each."""

    @property
    def ok(self) -> bool:
        """Whether everything is as the record says."""
        return not self.findings


Progress: TypeAlias = Callable[[str, int], None]
"""Called now and then with what is being looked at ("events") and how many were so far."""

Checked: TypeAlias = tuple[Finding, ...]
"""What is wrong with one thing that was looked at; empty when nothing is."""
