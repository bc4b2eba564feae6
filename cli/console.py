"""Where a command writes: results on stdout, progress and notes on stderr.

Promised: readable at 80 columns and through a pipe; colour only on a terminal and never with
NO_COLOR; every text that came from outside goes through `cli.safe_text`. A stream that cannot
write a character writes its escape instead of failing.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from cli.safe_text import width
from reports.exact_json import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.exact_json import Json

NARROWEST, WIDEST, PIPED = 40, 100, 80
"""Columns. Lines longer than 100 characters are hard to read even where there is room."""

_STYLES = {"bold": "1", "quiet": "2", "good": "32", "bad": "31", "warn": "33"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """The two streams of one run of the program."""

    out: TextIO
    err: TextIO
    colour: bool
    columns: int
    as_json: bool = False

    def line(self, text: str = "") -> None:
        """Write one line of the result."""
        print(text, file=self.out)

    def lines(self, texts: Iterable[str]) -> None:
        """Write each on a line of the result."""
        for text in texts:
            self.line(text)

    def note(self, text: str) -> None:
        """Write one line beside the result."""
        self.settle()
        print(text, file=self.err)

    def json(self, answer: dict[str, Json]) -> None:
        """Write the whole result as one JSON object."""
        self.line(written(answer).decode().rstrip("\n"))

    def raw(self, body: bytes) -> None:
        """Write bytes as they are, where stdout can take them."""
        self.out.flush()
        binary = getattr(self.out, "buffer", None)
        if binary is None:
            self.out.write(body.decode())
        else:
            binary.write(body)
            binary.flush()

    def paint(self, text: str, style: str) -> str:
        """Return `text` in a style, or as it is where there is no colour."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour else text

    def progress(self, text: str, *, piped: bool = True) -> None:
        """Say what is being done: one line that is written over, or one line each in a pipe.

        With `piped` False a pipe gets nothing.
        """
        if self.err.isatty():
            self.err.write(f"\r\x1b[K{_cut(text, self.columns - 1)}")
        elif piped:
            self.err.write(f"{text}\n")
        self.err.flush()

    def settle(self) -> None:
        """Take the progress line away."""
        if self.err.isatty():
            self.err.write("\r\x1b[K")
            self.err.flush()


def open_console(*, as_json: bool = False) -> Console:
    """Return the console of this process, made safe for any character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    return Console(
        out=sys.stdout,
        err=sys.stderr,
        colour=_has_colour(sys.stdout),
        columns=_columns(sys.stdout),
        as_json=as_json,
    )


def _has_colour(stream: TextIO) -> bool:
    refused = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not refused


def _columns(stream: TextIO) -> int:
    if not stream.isatty():
        return PIPED
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((PIPED, 24)).columns))


def _cut(text: str, columns: int) -> str:
    if width(text) <= columns:
        return text
    kept = ""
    for character in text:
        if width(kept + character) > columns - 1:
            break
        kept += character
    return f"{kept}…"
