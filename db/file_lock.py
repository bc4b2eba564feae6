"""A lock between processes that lasts as long as its holder lives, and no longer."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db import place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _took(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _took(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Try to take the lock; yield whether it is ours. Never waits.

    Other threads of this process are kept out as well. The file stays; only the lock on it goes.
    """
    place.make_private(path.parent)
    place.claim_file(path)
    with path.open("a+b") as file:
        yield _took(file.fileno())
