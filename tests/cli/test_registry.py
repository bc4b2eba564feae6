"""What holds for every command, whoever adds one."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from cli import reference
from cli.parser import build
from cli.registry import COMMANDS, GROUPS

if TYPE_CHECKING:
    from cli.command import Command
    from tests.cli.conftest import Terminal

EVERY = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.words)


@EVERY
def test_a_command_says_what_it_does(command: Command) -> None:
    assert command.help
    assert command.help[0].islower()
    assert not command.help.endswith(".")
    assert command.details.endswith(".")


@EVERY
def test_every_example_of_a_command_is_understood(command: Command) -> None:
    assert command.examples
    for example in command.examples:
        words = shlex.split(example.rpartition("| ")[2])
        chosen = build().parse_args(words[1:])

        assert words[0] == "claimdesk"
        assert chosen.command is command


@EVERY
def test_help_shows_an_example(command: Command, blank: Terminal) -> None:
    done = blank(*command.words.split(), "--help")

    assert done.code == 0
    assert command.examples[0] in done.out


@EVERY
def test_the_manual_has_the_command_as_it_is(command: Command) -> None:
    page = reference.PAGE.read_text("utf-8")

    assert reference.section(command) in page, "run: make schema"


def test_the_manual_holds_no_command_that_is_gone() -> None:
    page = reference.PAGE.read_text("utf-8")

    assert reference.renewed(page) == page, "run: make schema"


def test_commands_are_told_apart_and_every_group_is_explained() -> None:
    words = [command.words for command in COMMANDS]

    assert len(set(words)) == len(words)
    assert set(GROUPS) == {one.rpartition(" ")[0] for one in words if " " in one}


def test_an_example_can_be_typed_as_it_stands() -> None:
    assert [one for command in COMMANDS for one in command.examples if "…" in one.split('"')] == []


@pytest.mark.parametrize(
    "command", [one for one in COMMANDS if one.writes], ids=lambda command: command.words
)
def test_a_command_that_changes_something_needs_to_know_who_acts(
    command: Command, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal("accept", "1", "--as", "Ines Kohl")
    monkeypatch.delenv("CLAIMDESK_PERSON")
    terminal.file("article.html", "<p>The dam is 90 metres high.</p>")
    words = shlex.split(command.examples[0].replace('--as "Maya Lind"', ""))[1:]
    if command.words == "dossier":  # only a file of it is handed out, and asks for a name
        words = ["dossier", "1", "--out", "dossier.md"]

    done = terminal(*words)

    assert done.code == 1
    assert "Say who you are" in done.err
