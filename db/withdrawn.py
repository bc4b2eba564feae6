"""What is read in place of words that were withdrawn: the same notice wherever they stood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.rows import Row


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A text that is no more; `notice` is what to read where its words were."""

    notice: str


def notice(row: Row) -> str:
    """Return what to read in place of the words of a row that was withdrawn; "" of any other."""
    if row["withdrawn_on"] is None:
        return ""
    return f"[withdrawn on {row['withdrawn_on']}: {row['withdrawn_because']}]"
