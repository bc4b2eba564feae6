"""Who answers for verdicts: the sign-off of an editor, and that of a lawyer.

Whether one may be given is decided at the desk; here it is something that a report tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Office(StrEnum):
    """In which office somebody signs."""

    EDITORIAL = "editorial"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """That a person answers for these verdicts; `ended_at` is None while they do.

    `checked` says that one of these verdicts rests on a review of the same person: nobody else
    has looked at it then, or not everybody who did is somebody else.
    """

    office: Office
    verdict_ids: tuple[str, ...]
    given_by: str
    given_at: datetime
    checked: bool
    ended_at: datetime | None = None
