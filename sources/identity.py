"""What a file is called here: a digest of its bytes, and a name that is safe to show.

Files are stored under their digest, never under the name a client sent; that name is
kept for people only, without paths, control characters or marks that turn the writing
direction. Nothing here touches a disk.
"""

from __future__ import annotations

import hashlib
import unicodedata

LONGEST_NAME = 200
NAMELESS = "unnamed file"

_UNSHOWABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode categories that hide, turn or break a line: controls, bidi marks, lone surrogates."""


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def display_name(name: str) -> str:
    r"""Return the last part of a client's file name, safe to show, 1 to 200 characters long.

    Everything up to the last `/` or `\` goes, and so do control, format and surrogate
    characters. A name that is too long loses its middle: the ending says what it is.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(mark for mark in last if unicodedata.category(mark) not in _UNSHOWABLE)
    shown = " ".join(shown.split())
    if shown in {"", ".", ".."}:
        return NAMELESS
    if len(shown) <= LONGEST_NAME:
        return shown
    return f"{shown[: LONGEST_NAME - 41].rstrip()}…{shown[-40:].lstrip()}"


def suffix(name: str) -> str:
    """Return the ending of a file name in lower case, with its dot; empty when it has none."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""
