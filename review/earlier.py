"""What a desk said of an earlier fact-check and one of its claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from claims.earlier_check import EarlierCheck


class Decision(StrEnum):
    """Whether a check answers a claim, as a person sees it."""

    ANSWERS = "answers"
    DOES_NOT_ANSWER = "does_not_answer"
    OPEN = "open"
    """What was said before is taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAnswer:
    """One decision. `check` is the version that was decided on.

    `superseded` says that its publisher has a newer version since.
    """

    id: str
    claim_id: str
    check: EarlierCheck
    decision: Decision
    note: str
    decided_by: str
    decided_at: datetime
    superseded: bool = False
