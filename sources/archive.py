"""ZIP containers (Word, Excel) opened with care: counted and inflated before anyone trusts them.

What a member claims to hold is not believed; its bytes are inflated in small steps and
counted. A container whose members are too many, too large, or swell too much is refused
long before it fills the memory. Nothing is written to a disk, so names cannot lead astray.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from lzma import LZMAError

from claims.errors import UnreadableSource

MOST_MEMBERS = 4_000
"""A long report with a picture on each page has some 500; a spreadsheet a few per sheet."""
MOST_BYTES = 150 * 1024 * 1024
"""Bytes that all members together may hold once inflated."""
_MOST_SWELLING = 100
"""Inflated bytes for each stored one. Word's and Excel's XML reaches about 30; deflate itself
can reach 1,032, and only a bomb does."""
_BELOW_SUSPICION = 8 * 1024 * 1024
_STEP = 64 * 1024

ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    RuntimeError,
    OverflowError,
)
"""What `zipfile` raises on damaged, encrypted or exotic containers."""


def members(data: bytes, name: str, *, most_bytes: int = MOST_BYTES) -> frozenset[str]:
    """Return the names inside a ZIP container after reading every byte of it once.

    Raises UnreadableSource for a damaged, encrypted or swelling container.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as container:
            entries = container.infolist()
            _refuse_many(entries, name)
            _refuse_swelling(container, entries, name, most_bytes)
            return frozenset(entry.filename for entry in entries)
    except ZIP_FAULTS:
        raise UnreadableSource(_BROKEN.format(name=name)) from None


def _refuse_many(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MOST_MEMBERS:
        raise UnreadableSource(_BOMB.format(name=name))
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableSource(_LOCKED.format(name=name))


def _refuse_swelling(
    container: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str, most_bytes: int
) -> None:
    """Inflate every member, keeping nothing, and stop at the first sign of a bomb."""
    read = stored = 0
    for entry in entries:
        stored += entry.compress_size
        with container.open(entry) as member:
            while step := member.read(_STEP):
                read += len(step)
                swollen = read > _BELOW_SUSPICION and read > _MOST_SWELLING * stored
                if read > most_bytes or swollen:
                    raise UnreadableSource(_BOMB.format(name=name))


_BOMB = (
    "“{name}” unpacks to far more than a document needs, so it was not opened. "
    "Save it again in the program it comes from, or copy the words and paste them."
)
_LOCKED = (
    "“{name}” is protected with a password. Save a copy without it in the program that "
    "opens it, then take in the copy."
)
_BROKEN = "“{name}” is damaged or cut off. Fetch the file again from where it came."
