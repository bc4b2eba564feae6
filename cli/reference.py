"""The reference part of docs/cli.md, made from the commands themselves.

`python -m cli.reference` writes it between two marks of the page; a test compares the two, so
that help and manual cannot drift apart. The rest of the page is written by hand.
"""

from __future__ import annotations

import sys
from argparse import SUPPRESS, ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from cli.parser import EXITS, share
from cli.registry import COMMANDS

if TYPE_CHECKING:
    from argparse import Action
    from collections.abc import Iterator

    from cli.command import Command

PAGE = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
BEGIN = "<!-- reference: written by python -m cli.reference -->"
END = "<!-- end of reference -->"


def as_markdown() -> str:
    """Return the reference of every command as Markdown."""
    parser = ArgumentParser(add_help=False)
    share(parser)
    shared = "\n".join(_rows(parser))
    parts = [f"### Options of every command\n\n{shared}\n\n{EXITS[0].upper()}{EXITS[1:]}."]
    return "\n\n".join([*parts, *map(section, COMMANDS)]) + "\n"


def section(command: Command) -> str:
    """Return the section of one command."""
    parser = ArgumentParser(add_help=False)
    command.arguments(parser)
    rows = "\n".join(_rows(parser))
    examples = "\n".join(command.examples)
    actor = " It names its actor." if command.writes else ""
    parts = [
        f"### claimdesk {command.words}",
        f"{command.details}{actor}",
        *([rows] if rows else []),
        f"```sh\n{examples}\n```",
    ]
    return "\n\n".join(parts)


def renewed(page: str) -> str:
    """Return a page with its reference part made anew; the rest stays as it is."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{as_markdown()}\n{END}{after}"


def _rows(parser: ArgumentParser) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001 -- argparse has no public list of them
        if action.help != SUPPRESS:
            yield f"- `{_usage(action)}`: {action.help}{_remark(action)}"


def _remark(action: Action) -> str:
    if action.option_strings and action.required:
        return "; required"
    return "; may be repeated" if isinstance(action.default, list) and not action.nargs else ""


def _usage(action: Action) -> str:
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if action.choices is not None and action.metavar is None:
        value = "{" + ",".join(map(str, action.choices)) + "}"
    if action.nargs == 0:
        value = ""
    several = "…" if action.nargs == "+" else ""
    return " ".join(part for part in (*action.option_strings, value) if part) + several


def main() -> int:
    """Write the reference part of docs/cli.md anew."""
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
