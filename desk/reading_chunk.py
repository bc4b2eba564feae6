"""Reading a few files at once, away from the desk: the pure function that workers run.

The same bytes, names and words about them give the same answer in any process, on any machine of
the same version. What cannot be read comes back as the sentence that refuses it, and a fault of
ours as what the log is told of it: neither takes the other files with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from claims.errors import Refusal
from desk import logs
from desk.claim_lists import read_either

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk.storing import About, ReadFile

_Made = TypeVar("_Made")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A fault of ours that one file met: the lines of code it passed, without the file's words."""

    trace: str


Answer: TypeAlias = "ReadFile | str | Broken"
"""What was read of a file, without its bytes; the sentence that refuses it; or what broke."""


def unbroken(act: Callable[[], _Made]) -> _Made | Broken:
    """Return what came of one file's part of the work, or of the fault in it. Refusals pass."""
    try:
        return act()
    except Refusal:
        raise
    except Exception as error:  # noqa: BLE001 -- one file's fault would end a run over an archive
        return Broken(trace=logs.trace_of(error))


def read_chunk(chunk: Chunk) -> tuple[Answer, ...]:
    """Return what became of each file, in order."""
    return tuple(_read(file, chunk) for file in chunk.files)


def _read(file: Unread, chunk: Chunk) -> Answer:
    try:
        read = unbroken(
            lambda: read_either(file.data, file.name, chunk.about, as_list=chunk.as_list)
        )
    except Refusal as refusal:
        return str(refusal)
    # The bytes are kept where they came from; sending them back would only cost.
    return read if isinstance(read, Broken) else replace(read, data=b"")
