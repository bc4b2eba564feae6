"""Long work under way in a child process beside the page that asked for it, given up at will.

The child is one of our modules: it reads what it shall do as JSON on its input, and answers on its
output. Whoever began it looks now and then how far it is.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOT = Path(__file__).resolve().parents[1]
_PIECE = 1 << 16


class Apart:
    """A child process of ours; `heard` is told each piece of its answer, `ended` its end."""

    def __init__(self, module: str, asked: Mapping[str, object]) -> None:
        self._given_up = Event()
        self._child = subprocess.Popen(  # noqa: S603 -- a module of ours, nothing that anybody typed
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
        )
        told = json.dumps(asked).encode()
        name = module.rpartition(".")[2]
        self._thread = Thread(target=self._work, args=(told,), name=name, daemon=True)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return not self._thread.is_alive()

    @property
    def was_given_up(self) -> bool:
        """Whether somebody stopped it."""
        return self._given_up.is_set()

    def give_up(self) -> None:
        """Stop at once; what was not written down yet is thrown away."""
        self._given_up.set()
        self._child.kill()

    def wait(self) -> None:
        """Return when it is over."""
        self._thread.join()

    def heard(self, piece: bytes) -> None:
        """Take a piece of the answer; called in order, on a thread of its own."""
        raise NotImplementedError

    def ended(self, *, well: bool) -> None:
        """Take note that the child has ended by itself, and whether it did so `well`."""
        raise NotImplementedError

    def _work(self, told: bytes) -> None:
        with self._child as child:
            self._listen(child, told)
        if not self._given_up.is_set():
            self.ended(well=child.returncode == 0)

    def _listen(self, child: subprocess.Popen[bytes], told: bytes) -> None:
        if child.stdin is None or child.stdout is None:
            return
        try:
            child.stdin.write(told)
            child.stdin.close()
        except BrokenPipeError:
            return
        while piece := child.stdout.read1(_PIECE):  # type: ignore[attr-defined]
            self.heard(piece)
