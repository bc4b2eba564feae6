"""A long report under way: made by a child process beside the page, given up at will.

The page that began it looks now and then how far it is. Nothing is logged here: that a file left
the desk is known once somebody takes it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from db.digest import of_bytes
from desk.exports import Export
from desk.report_choice import stored

if TYPE_CHECKING:
    from desk import Desk
    from desk.report_choice import Choice

_ROOT = Path(__file__).resolve().parents[1]
_PIECE = 1 << 16
_FAILED = "The report could not be written. Nothing was exported. Try again, or choose less."


class Making:
    """One report under way; `made` or `refused` is set once it is over, neither after giving up."""

    def __init__(self, desk: Desk, choice: Choice, *, as_of: str | None = None) -> None:
        self.made: Export | None = None
        self.refused = ""
        self.written = 0
        self._given_up = Event()
        asked = {
            "database": desk.database.told,
            "choice": stored(choice),
            "now": desk.clock().isoformat(),
            "as_of": as_of or "",
        }
        self._child = subprocess.Popen(
            [sys.executable, "-m", "desk.report_apart"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
        )
        told = json.dumps(asked).encode()
        self._thread = Thread(target=self._work, args=(told,), name="report", daemon=True)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return not self._thread.is_alive()

    def give_up(self) -> None:
        """Stop at once; what was written so far is thrown away."""
        self._given_up.set()
        self._child.kill()

    def wait(self) -> None:
        """Return when it is over."""
        self._thread.join()

    def _work(self, told: bytes) -> None:
        with self._child as child:
            whole = self._answer(child, told)
        if self._given_up.is_set():
            return
        line, _, body = whole.partition(b"\n")
        about = json.loads(line) if child.returncode == 0 and line else {"refused": _FAILED}
        self.refused = about.pop("refused", "")
        if not self.refused:
            left_out = tuple(about.pop("left_out"))
            self.made = Export(**about, left_out=left_out, body=body, digest=of_bytes(body))

    def _answer(self, child: subprocess.Popen[bytes], told: bytes) -> bytes:
        pieces: list[bytes] = []
        if child.stdin is None or child.stdout is None:
            return b""
        try:
            child.stdin.write(told)
            child.stdin.close()
        except BrokenPipeError:
            return b""
        while piece := child.stdout.read(_PIECE):
            pieces.append(piece)
            self.written += len(piece)
        return b"".join(pieces)
