"""Whether a desk's write-ahead log still holds every change that was saved into it.

SQLite reads a log up to the first frame whose checksum is wrong and takes the rest for what a
crash left unfinished. So one flipped bit would undo saved changes without a word: what is left is
whole, and its chain of events merely ends earlier. Before a desk is opened its log is therefore
walked here. Where a finished change stands behind a frame that is wrong, the log is kept beside
the desk before SQLite writes over it, and `verify` and `doctor` say so as long as it lies there.

A change that was broken off while it was saved can look the same; nobody was told that it was
saved. Where only the very last frame is wrong, and no single bit put right makes it fit, that is
far likelier than a disk's fault, and told as a notice, not as a finding: so does a program leave
its log that is killed between the two parts of a frame, one in a hundred of those killed at work.
The format is that of sqlite.org/fileformat2.html, "The Write-Ahead Log".
"""

from __future__ import annotations

import glob
import os
import time
from dataclasses import dataclass, replace
from hashlib import sha256
from struct import unpack, unpack_from
from typing import TYPE_CHECKING

from db import in_use
from db.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEADER, _FRAME = 32, 24
"""Bytes of the log's header, and of each frame's before its page."""
_MAGIC = 0x377F0682
"""The lowest bit more says that checksums are of big-endian words."""
_STILL = 2.0
"""Seconds: a log that somebody writes at this moment changes sooner. Between the two parts of one
frame a program needs microseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """From which byte a log cannot be read, and how many finished changes stand there or after.

    `cut_off` says that it is one, broken off as it was saved.
    """

    at: int
    changes: int
    cut_off: bool = False


def damage(log: bytes) -> Damage | None:
    """Return where a log is damaged before the end of what was saved into it, or None."""
    if len(log) <= _HEADER:
        return None
    magic, _, page, _, *salts = unpack_from(">6I", log)
    order = ">" if magic & 1 else "<"
    sums = _summed(log[:24], order, (0, 0))
    size = _FRAME + page
    if magic & ~1 != _MAGIC or sums != unpack_from(">2I", log, 24):
        return Damage(at=0, changes=1)
    for at in range(_HEADER, len(log) - size + 1, size):
        content = log[at : at + 8] + log[at + _FRAME : at + size]
        sums = _summed(content, order, sums)
        noted = unpack_from(">4I", log, at + 8)
        if (*salts, *sums) != noted:
            found = _behind(log, at, size, salts)
            if found is None or found.changes > 1 or not _ends_a_change(log, at, salts):
                return found
            return replace(found, cut_off=not _mended(content, order, sums, noted[2:]))
    return None


def _behind(log: bytes, start: int, size: int, salts: list[int]) -> Damage | None:
    """Count the finished changes of this log's own round from a wrong frame on.

    A log is used again from its beginning with other salts: what is left of the round before has
    neither of them. Changes that were given up leave frames too, and none of those is a last one.
    """
    changes = 0
    for at in range(start, len(log) - size + 1, size):
        _, last, *found = unpack_from(">4I", log, at)
        changes += last != 0 and any(map(int.__eq__, found, salts))
    return Damage(at=start, changes=changes) if changes else None


def _ends_a_change(log: bytes, at: int, salts: list[int]) -> bool:
    _, last, *found = unpack_from(">4I", log, at)
    return last != 0 and found == salts


def _summed(content: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    first, second = sums
    words = iter(unpack(f"{order}{len(content) // 4}I", content))
    for one, other in zip(words, words, strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second


def _mended(content: bytes, order: str, sums: tuple[int, int], noted: tuple[int, ...]) -> bool:
    """Whether one flipped bit explains why a frame does not have the sums that were noted of it.

    A word counts in the sums times two Fibonacci numbers, the farther from the end the later ones.
    """
    first, second = ((one - other) & 0xFFFFFFFF for one, other in zip(noted, sums, strict=True))
    if sum((one ^ other).bit_count() for one, other in zip(noted, sums, strict=True)) == 1:
        return True
    words = unpack(f"{order}{len(content) // 4}I", content)
    # How often the word of the second place of a pair counts in either sum, from the last one on.
    one, other = 0, 1
    for word in reversed(words):
        for bit in (1 << place for place in range(32)):
            more = -bit if word & bit else bit
            if (first, second) == (one * more & 0xFFFFFFFF, other * more & 0xFFFFFFFF):
                return True
        one, other = other & 0xFFFFFFFF, (one + other) & 0xFFFFFFFF
    return False


def keep_damaged(path: Path) -> Path | None:
    """Copy the log of the desk at `path` aside if it is damaged; return where it is kept.

    To be called before SQLite opens the desk. Where a server works on it, it looked when it began.
    """
    log = _read(path)
    found = damage(log)
    while found is not None:
        time.sleep(_STILL)
        before, log = log, _read(path)
        found = damage(log)
        if log == before:
            break
    if found is None or in_use.is_served(path):
        return None
    aside = path.with_name(f"{path.name}-wal.damaged-{sha256(log).hexdigest()[:12]}")
    if not aside.exists():
        with os.fdopen(os.open(aside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
            file.write(log)
    return aside


def kept(path: Path) -> list[Path]:
    """Return the damaged logs that are kept beside the desk at `path`."""
    return sorted(path.parent.glob(f"{glob.escape(path.name)}-wal.damaged-*"))


def findings(path: Path) -> Iterator[Finding]:
    """Report the damaged logs that are kept beside the desk at `path`."""
    for log, found in _damages(path):
        if found.cut_off:
            continue
        called = "change" if found.changes == 1 else "changes"
        what = (
            f"A log of this desk was damaged: at least {found.changes:,} {called} in it could not "
            f"be read. It is kept as “{log.name}”. Compare the head with your latest report or "
            "backup; move the file away once you know what is missing."
        )
        yield Finding(relation="log", row=log.name, what=what)


def notices(path: Path) -> Iterator[str]:
    """Tell of the changes that were cut off as they were saved, and lie beside the desk."""
    for log, found in _damages(path):
        if found.cut_off:
            yield (
                "A change was cut off as it was saved: a program was killed, or the power went. "
                "Whoever made it was not told that it was saved, and nothing else is missing. It "
                f"is kept as “{log.name}”; move the file away. Were its last page lost to a disk, "
                "it would look the same: --expect-head, with a head noted outside, tells."
            )


def _damages(path: Path) -> Iterator[tuple[Path, Damage]]:
    for log in kept(path):
        yield log, damage(log.read_bytes()) or Damage(at=0, changes=1)


def _read(path: Path) -> bytes:
    try:
        return path.with_name(f"{path.name}-wal").read_bytes()
    except OSError:
        return b""
