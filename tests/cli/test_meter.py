"""The line that tells how far long work is: on a terminal only, in words that hold."""

from __future__ import annotations

import io
from itertools import count

import pytest

from cli import meter
from cli.console import Console
from cli.meter import Meter
from desk.archive import Progress


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Claim to be one."""
        return True


def a_meter(err: io.StringIO, name: str = "take-in") -> Meter:
    console = Console(out=io.StringIO(), err=err, colour=False, columns=80)
    return Meter(console, name, of="of 200 documents")


@pytest.fixture
def ten_seconds_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ten seconds pass between two looks at the clock."""
    moments = count(100.0, 10.0)
    monkeypatch.setattr(meter, "monotonic", lambda: next(moments))


@pytest.mark.usefixtures("ten_seconds_each")
def test_the_first_call_tells_how_many_and_the_next_how_fast_and_how_long() -> None:
    told = a_meter(io.StringIO())

    assert told.words(50, 50, 200) == "█████░░░░░░░░░░░░░░░ 50 of 200 documents"
    assert told.words(100, 100, 200) == (
        "██████████░░░░░░░░░░ 100 of 200 documents, 5 a second, 20 s left"
    )


@pytest.mark.usefixtures("ten_seconds_each")
def test_work_that_goes_on_far_into_its_input_is_measured_from_where_it_began() -> None:
    told = a_meter(io.StringIO())
    told.words(1_000, 900, 1_000)

    assert "1 a second, 1 min 30 s left" in told.words(1_010, 910, 1_000)


@pytest.mark.parametrize(("position", "whole"), [(0, 0), (7, 0), (9, 3)])
def test_an_empty_input_and_one_that_shrank_are_full(position: int, whole: int) -> None:
    assert a_meter(io.StringIO()).words(0, position, whole).startswith("█" * 20)


def test_a_clock_that_stands_still_divides_by_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter, "monotonic", lambda: 5.0)
    told = a_meter(io.StringIO())
    told.words(0, 0, 10)

    assert told.words(0, 0, 10).endswith("0 s left")


def test_the_line_is_written_over_on_a_terminal_and_left_out_in_a_pipe() -> None:
    screen, pipe = Screen(), io.StringIO()

    for stream in (screen, pipe):
        told = a_meter(stream, "archive\x1b[31m.jsonl")
        told.told(16, 16, 200)
        told.imported(Progress(records=32, position=32, size=200))

    assert screen.getvalue().count("\r\x1b[K") == 2
    assert "\n" not in screen.getvalue()
    assert "\x1b[31m" not in screen.getvalue()
    assert pipe.getvalue() == ""
