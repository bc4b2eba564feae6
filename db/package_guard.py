"""The door for packages from outside: a plain file of a bearable size, read in a child process.

Whatever is wrong with it is refused with InvalidInput; no other error leaves here.
"""

from __future__ import annotations

import json
import os
import stat
import tempfile
from pathlib import Path

from claims.errors import InvalidInput
from db import package_wire
from db.package_check import refused
from db.package_file import LARGEST, Package
from sources.guard import in_child

SECONDS = 60
"""Processor and wall time for one package."""
MEMORY = 1024 * 1024 * 1024
"""Bytes of address space."""
_SQLITE = b"SQLite format 3\x00"


def read_file(path: Path) -> Package:
    """Return the package in the file at `path`, which is followed nowhere and waited for never."""
    return read_bytes(_load(path))


def read_bytes(body: bytes, *, seconds: int = SECONDS, memory: int = MEMORY) -> Package:
    """Return the package in these bytes."""
    if len(body) > LARGEST:
        raise InvalidInput(_LARGE.format(most=LARGEST // 1024 // 1024))
    if not body.startswith(_SQLITE):
        raise refused("is no package of Claimdesk")
    with tempfile.TemporaryDirectory(prefix="claimdesk-package-") as folder:
        # A private copy: nobody else can change it between two looks.
        copy = Path(folder) / "package"
        copy.write_bytes(body)
        asked = {"path": str(copy), "seconds": seconds, "memory": memory}
        return _answered(json.dumps(asked).encode() + b"\n", seconds)


def _answered(asked: bytes, seconds: int) -> Package:
    try:
        status, answer = in_child("db.package_child", asked, seconds=seconds)
    except TimeoutError:
        raise refused(f"could not be read within {seconds} seconds") from None
    if status == package_wire.NO_MEMORY:
        raise refused("needs more memory than a package may take")
    try:
        found = json.loads(answer)
    except ValueError:
        found = None
    if status or found is None:
        raise refused("could not be read: it is damaged, or made to break readers")
    return package_wire.package_from(found)


def _load(path: Path) -> bytes:
    # Without waiting: opening a pipe that nobody writes to would never come back.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise InvalidInput(_UNREADABLE.format(path=path.name, why=error.strerror)) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise InvalidInput(_UNREADABLE.format(path=path.name, why="it is no plain file"))
    with os.fdopen(handle, "rb") as file:
        return file.read(LARGEST + 1)


_LARGE = (
    "The package has more than {most} MB, and no desk makes such. Nothing was taken from it. Ask "
    "the other desk for fewer claims, or to leave the original files out."
)
_UNREADABLE = (
    "“{path}” cannot be read: {why}. Nothing was taken from it. Check the name, and give the file "
    "itself, not a folder or a link."
)
