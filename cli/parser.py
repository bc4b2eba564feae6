"""The argument parser, made from the registry of commands.

Options that all commands share are accepted before and after the command. Nothing is
abbreviated: a script must not change its meaning when a new option comes.
"""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from functools import cache
from textwrap import fill
from typing import TYPE_CHECKING, NoReturn

from cli.command import USAGE
from cli.registry import COMMANDS, GROUPS
from cli.safe_text import one_line

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from cli.command import Command

ABOUT = "A newsroom's fact-checking desk from a terminal: take documents in, check, report."

EXITS = (
    "exit codes: 0 done, 1 refused (a sentence on stderr says why), 2 not understood, "
    "130 stopped with Ctrl-C, 141 the reader of the output went away"
)

_WIDTH = 78


class Parser(ArgumentParser):
    """An argparse parser whose errors are one sentence and a pointer to help."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2."""
        self.exit(USAGE, f"{self.prog}: {one_line(message)}\nSee: {self.prog} --help\n")


@cache
def build() -> ArgumentParser:
    """Return the parser of the whole program, made once; the chosen command is in `command`."""
    top = Parser(
        prog="claimdesk",
        description=ABOUT,
        epilog=fill(EXITS, _WIDTH),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    share(top)
    commands = _subcommands(top)
    groups = {"": commands}
    for command in COMMANDS:
        group, _, name = command.words.rpartition(" ")
        if group not in groups:
            parser = commands.add_parser(group, help=GROUPS[group], description=GROUPS[group])
            share(parser)
            groups[group] = _subcommands(parser)
        _add(groups[group], name, command)
    return top


def share(parser: ArgumentParser) -> None:
    """Add the options that every command takes; left out, they do not appear at all."""
    shared = parser.add_argument_group("options of every command")
    shared.add_argument(
        "--database",
        metavar="PATH",
        default=SUPPRESS,
        help="the desk's file or postgresql://… (else CLAIMDESK_DATABASE, else var/claimdesk.db)",
    )
    shared.add_argument(
        "--as",
        dest="person",
        metavar="NAME",
        default=SUPPRESS,
        help="who acts (else CLAIMDESK_PERSON, else the desk's one person)",
    )
    shared.add_argument(
        "--json",
        dest="as_json",
        action="store_true",
        default=SUPPRESS,
        help="answer with one JSON object",
    )


def _subcommands(parser: ArgumentParser) -> _SubParsersAction[ArgumentParser]:
    return parser.add_subparsers(metavar="COMMAND", title="commands", required=True)


def _add(where: _SubParsersAction[ArgumentParser], name: str, command: Command) -> None:
    examples = "\n".join(f"  {example}" for example in command.examples)
    parser = where.add_parser(
        name,
        help=command.help,
        description=fill(command.details, _WIDTH),
        epilog=f"for example:\n{examples}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.arguments(parser)
    share(parser)
    parser.set_defaults(command=command)
