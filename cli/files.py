"""Which files a command line means: paths, folders with all that is in them, standard input.

Folders are walked in sorted order and links to folders are not followed, so that a run can be
repeated; hidden files in them are left out. A file is opened only when its turn comes, and
never more of it is read than may be taken in.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claims.errors import UnreadableSource
from cli.safe_text import one_line
from sources.intake import DEFAULT_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "standard input"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFile:
    """A file to take in: its path as it was given, and how to get its bytes.

    `load` raises UnreadableSource when it cannot be read or is too large.
    """

    path: str
    load: Callable[[], bytes]


def named_files(paths: Iterable[str]) -> list[NamedFile]:
    """Return the files meant, each once, in the order given and sorted inside a folder."""
    found = dict.fromkeys(one for path in paths for one in _inside(path))
    return [NamedFile(path=path, load=partial(_load, path)) for path in found]


def walked(paths: Iterable[str]) -> Iterator[NamedFile]:
    """Return the files meant one after the other, in the same order, without a list of them all.

    A file that two of the paths lead to comes twice.
    """
    for path in paths:
        for one in _inside(path):
            yield NamedFile(path=one, load=partial(_load, one))


def is_folder(path: str) -> bool:
    """Whether a folder is there; a path that cannot be is none."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Whether anything is there; a path that cannot be names nothing."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _inside(path: str) -> Iterator[str]:
    if path == STANDARD_INPUT or not is_folder(path):
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(folder) / name) for name in sorted(names) if name[0] != ".")


def _load(path: str) -> bytes:
    if path == STANDARD_INPUT:
        return _read(sys.stdin.buffer, STANDARD_INPUT_NAME)
    try:
        with Path(path).open("rb") as file:
            return _read(file, path)
    except (OSError, ValueError) as error:
        why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        msg = f"It cannot be read ({why}). Check the path and your rights on it."
        raise UnreadableSource(msg) from error


def _read(file: BinaryIO, name: str) -> bytes:
    data = file.read(DEFAULT_LIMIT + 1)
    if len(data) > DEFAULT_LIMIT:
        msg = (
            f"“{one_line(Path(name).name)}” is larger than {DEFAULT_LIMIT // 2**20} MB, the most "
            "that is taken in. Split it, or copy the part you need and paste it."
        )
        raise UnreadableSource(msg)
    return data
