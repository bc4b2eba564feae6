"""The program `claimdesk`: one command a run, and an exit code that can be relied on.

This is the one place in `cli` that catches everything. What a person can mend comes out as a
sentence; what is ours comes out as an incident number, and the log has the rest.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from claims.errors import Refusal
from cli import incident
from cli.command import CUT_OFF, REFUSED, STOPPED, Call
from cli.console import open_console
from cli.parser import build
from cli.safe_text import many_lines
from cli.seat import seat_of
from desk.collector import collect_seldom

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from cli.console import Console


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command line, the process's own by default, and return the exit code."""
    collect_seldom()
    console = open_console()
    try:
        return _run(build().parse_args(argv), console)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else REFUSED
    except KeyboardInterrupt:
        console.note("Stopped. What was saved before stays saved; the rest was not done.")
        return STOPPED
    except BrokenPipeError:
        return _cut_off()


def _run(arguments: Namespace, plain: Console) -> int:
    console = open_console(as_json=getattr(arguments, "as_json", False))
    call = Call(arguments=arguments, console=console, seat=seat_of(arguments, console))
    try:
        code: int = arguments.command.run(call)
        console.out.flush()
    except Refusal as refusal:
        console.note(many_lines(str(refusal)))
        return REFUSED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 -- the last resort, so that nobody meets a traceback
        plain.note(incident.report(error, arguments.command.words))
        return REFUSED
    return code


def _cut_off() -> int:
    """Leave quietly when whoever read our output stopped (`claimdesk claims | head`)."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    return CUT_OFF


if __name__ == "__main__":
    sys.exit(main())
