"""A long report under way: made by a child process beside the page, given up at will.

Nothing is logged here: that a file left the desk is known once somebody takes it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db.digest import of_bytes
from desk.apart import Apart
from desk.exports import Export
from desk.report_choice import stored

if TYPE_CHECKING:
    from desk import Desk
    from desk.report_choice import Choice

_FAILED = "The report could not be written. Nothing was exported. Try again, or choose less."


class Making(Apart):
    """One report under way; `made` or `refused` is set once it is over, neither after giving up."""

    def __init__(self, desk: Desk, choice: Choice, *, as_of: str | None = None) -> None:
        self.made: Export | None = None
        self.refused = ""
        self.written = 0
        self._pieces: list[bytes] = []
        asked = {
            "database": desk.database.told,
            "choice": stored(choice),
            "now": desk.clock().isoformat(),
            "as_of": as_of or "",
        }
        super().__init__("desk.report_apart", asked)

    def heard(self, piece: bytes) -> None:
        """Keep a piece of the report."""
        self._pieces.append(piece)
        self.written += len(piece)

    def ended(self, *, well: bool) -> None:
        """Tell the report from what is said about it."""
        line, _, body = b"".join(self._pieces).partition(b"\n")
        about = json.loads(line) if well and line else {"refused": _FAILED}
        self.refused = about.pop("refused", "")
        if not self.refused:
            left_out = tuple(about.pop("left_out"))
            self.made = Export(**about, left_out=left_out, body=body, digest=of_bytes(body))
