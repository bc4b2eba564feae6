"""Which reader a file is for, and the limits that hold for every one of them.

A file is read by what it holds and never by what it is called. `sources.intake` is the
door for the rest of the house; the child process comes here directly.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from claims.errors import UnreadableSource
from sources import signatures
from sources.encoding import why_not
from sources.identity import display_name
from sources.readers import KINDS, READERS

if TYPE_CHECKING:
    from sources.model import Reader, ReadSource

DEFAULT_LIMIT = 25 * 1024 * 1024
"""Bytes a file may have. Long reports with pictures stay below; the archive keeps each whole."""
MOST_CHARACTERS = 5_000_000
"""Characters a document may have: some 1,500 printed pages."""
_HEAD = 64 * 1024
_NAMED = {".pdf": "a PDF", ".docx": "a Word file", ".xlsx": "an Excel workbook"}


def recognise(data: bytes, name: str) -> Reader:
    """Return the reader for these bytes; the name only tells Markdown from plain text.

    Raises UnreadableSource, saying what the file seems to be, when no reader knows it.
    """
    shown = display_name(name)
    if not data:
        raise UnreadableSource(f"“{shown}” is empty. Choose the file again.")
    head = data[:_HEAD]
    known = next((reader for reader in READERS if reader.recognises(head, shown)), None)
    if known is None:
        raise UnreadableSource(_unknown(head, shown))
    return known


def read_with(reader: str, data: bytes, name: str) -> ReadSource:
    """Return what the reader called `reader` makes of a file that was recognised before.

    Raises UnreadableSource.
    """
    chosen = next(each for each in READERS if each.name == reader)
    return checked(chosen.read(data, name), name)


def check_size(data: bytes, name: str, limit: int) -> None:
    """Raise UnreadableSource when a file is larger than `limit` bytes."""
    if len(data) > limit:
        raise UnreadableSource(
            f"“{name}” has {len(data) / 1024**2:,.1f} MB; up to {limit / 1024**2:,.1f} MB are "
            "taken in. Split it, or copy the part you need and paste it."
        )


def checked(read: ReadSource, name: str) -> ReadSource:
    """Return `read` when it holds words, and not too many. Raises UnreadableSource."""
    if not read.text or read.text.isspace():
        raise UnreadableSource(f"“{name}” holds no words. Choose another file, or paste the words.")
    if len(read.text) > MOST_CHARACTERS:
        raise UnreadableSource(too_long(name, len(read.text)))
    return read


def too_long(name: str, characters: int) -> str:
    """Return the sentence that refuses a document of too many characters."""
    return (
        f"“{name}” holds {characters:,} characters; a document may have {MOST_CHARACTERS:,}. "
        "Split it, or copy the part you need and paste it."
    )


def _unknown(head: bytes, name: str) -> str:
    seems = signatures.of_text(head) or signatures.of_binary(head)
    named = _NAMED.get(PurePath(name).suffix.lower())
    if not seems and named:
        return (
            f"“{name}” is not {named}, whatever its name says: it is damaged, cut short, or "
            "something else. Ask for it again, or copy its words and paste them."
        )
    if not seems:
        return why_not(head, name)
    *most, last = KINDS
    return (
        f"“{name}” seems to be {seems}, which is not read here. "
        f"Give it as {', '.join(most)} or {last}, or copy its words and paste them."
    )
