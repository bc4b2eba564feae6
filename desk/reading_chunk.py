"""Reading a few files at once, away from the desk: the pure function that workers run.

The same bytes, names and words about them give the same answer in any process, on any machine of
the same version. What cannot be read comes back as the sentence that refuses it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from claims.errors import Refusal
from desk.claim_lists import read_either

if TYPE_CHECKING:
    from desk.storing import About, ReadFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file that waits to be read: its name as it came, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Files that are read together, and what a person says of all of them."""

    files: tuple[Unread, ...]
    about: About
    as_list: bool = False

    def halves(self) -> tuple[Chunk, Chunk]:
        """Return the chunk in two parts, to find the file that stops its reader."""
        middle = len(self.files) // 2
        return replace(self, files=self.files[:middle]), replace(self, files=self.files[middle:])


Answer: TypeAlias = "ReadFile | str"
"""What was read of a file, without its bytes; or the sentence that refuses it."""


def read_chunk(chunk: Chunk) -> tuple[Answer, ...]:
    """Return what became of each file, in order."""
    return tuple(_read(file, chunk) for file in chunk.files)


def _read(file: Unread, chunk: Chunk) -> Answer:
    try:
        read = read_either(file.data, file.name, chunk.about, as_list=chunk.as_list)
    except Refusal as refusal:
        return str(refusal)
    # The bytes are kept where they came from; sending them back would only cost.
    return replace(read, data=b"")
