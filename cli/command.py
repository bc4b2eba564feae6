"""What a command of the program is, and what it is handed when it runs.

A command is one `Command` in the module of its group, listed in `cli.registry`. It reads its
arguments, calls the desk and writes what came of it; it knows no rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from cli.console import Console
    from cli.seat import Seat

OK, REFUSED, USAGE, STOPPED, CUT_OFF = 0, 1, 2, 130, 141
"""Exit codes: done; refused, with a sentence; not understood; Ctrl-C; the reader went away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One run of one command: its arguments, where it writes, and the way to the desk."""

    arguments: Namespace
    console: Console
    seat: Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: its words (“evidence link”), what it does, and an example a person can copy.

    `run` returns an exit code and raises Refusal for what a person can mend.
    """

    words: str
    help: str
    details: str
    examples: tuple[str, ...]
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Call], int]
    writes: bool = False
    """Whether it names its actor."""


def no_arguments(parser: ArgumentParser) -> None:
    """Add nothing: the command takes only the options that all commands share."""
