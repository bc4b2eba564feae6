"""The door through which files and pasted words come in: recognise, read, refuse.

Whatever cannot become a document is refused with UnreadableSource: which file, what is
wrong, what to do; no other error leaves here. `read_guarded` does the work of
`read_source` in a child process that has little memory and time, and is the one to use
for files from outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import UnreadableSource
from sources import pasted
from sources.guard import read_claims_guarded, read_guarded
from sources.identity import display_name
from sources.recognition import (
    DEFAULT_LIMIT,
    MOST_CHARACTERS,
    check_size,
    checked,
    read_with,
    recognise,
    too_long,
)

if TYPE_CHECKING:
    from sources.model import ReadSource

__all__ = [
    "DEFAULT_LIMIT",
    "MOST_CHARACTERS",
    "read_claims_guarded",
    "read_guarded",
    "read_pasted",
    "read_source",
    "recognise",
]


def read_source(data: bytes, name: str, *, limit: int = DEFAULT_LIMIT) -> ReadSource:
    """Return the text of a file with its metadata and places, read in this process.

    `limit` is in bytes. Raises UnreadableSource.
    """
    shown = display_name(name)
    check_size(data, shown, limit)
    return read_with(recognise(data, shown).name, data, shown)


def read_pasted(text: str) -> ReadSource:
    """Return pasted words as a source. Raises UnreadableSource when there are none."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableSource(too_long(pasted.NAME, len(text)))
    read = pasted.READER.read(text.encode("utf-8", errors="surrogatepass"), pasted.NAME)
    return checked(read, pasted.NAME)
