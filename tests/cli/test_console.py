"""Streams: colour, columns, progress."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from cli.console import PIPED, Console, open_console

if TYPE_CHECKING:
    import pytest


class _Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def _console(*, err: io.StringIO, colour: bool = False) -> Console:
    return Console(out=io.StringIO(), err=err, colour=colour, columns=20)


def test_a_pipe_gets_no_colour_and_eighty_columns(capsys: pytest.CaptureFixture[str]) -> None:
    console = open_console()
    console.line(console.paint("plain", "bad"))

    assert capsys.readouterr().out == "plain\n"
    assert console.columns == PIPED


def test_a_terminal_gets_colour_unless_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", _Screen())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)

    with_colour = open_console().colour
    monkeypatch.setenv("NO_COLOR", "1")

    assert (with_colour, open_console().colour) == (True, False)


def test_progress_on_a_terminal_is_one_line_that_is_taken_away() -> None:
    screen = _Screen()
    console = _console(err=screen)

    console.progress("1/2 a name that is much too long for it")
    console.settle()

    assert screen.getvalue() == "\r\x1b[K1/2 a name that is…\r\x1b[K"


def test_progress_in_a_pipe_is_a_line_each_or_nothing() -> None:
    pipe = io.StringIO()
    console = _console(err=pipe)

    console.progress("1/2 a")
    console.progress("looking", piped=False)

    assert pipe.getvalue() == "1/2 a\n"


def test_bytes_go_out_as_they_are() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    console = replace(_console(err=io.StringIO()), out=out)

    console.raw("é".encode())

    assert raw.getvalue() == "é".encode()


def test_a_stream_that_cannot_write_a_character_writes_its_escape(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii"))

    console = open_console()
    console.line("✓ done")
    console.out.flush()

    assert raw.getvalue() == b"\\u2713 done\n"
