"""talk, remark, inbox."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def test_what_is_said_in_a_terminal_is_shown_and_answered(terminal: Terminal) -> None:
    assert "said anything" in terminal("talk", "1").out
    said = loads(terminal("remark", "1", "Who counted?", "--json").out)
    thread = said["made"][0]
    terminal("remark", "1", "The harbour office.", "--in", thread)

    shown = terminal("talk", "1").out
    assert shown.index("Who counted?") < shown.index("The harbour office.")
    (told,) = loads(terminal("talk", "1", "--json").out)["threads"]
    assert [one["words"] for one in told["remarks"]] == ["Who counted?", "The harbour office."]


def test_a_thread_that_is_not_there_is_a_refusal(terminal: Terminal) -> None:
    done = terminal("remark", "1", "Hello?", "--in", "thr_none")

    assert done.code == 1
    assert "no thread" in done.err


def test_controls_in_a_remark_do_nothing_to_the_terminal(terminal: Terminal) -> None:
    terminal("remark", "1", "red \x1b[31m words")

    assert "\x1b" not in terminal("talk", "1").out


def test_an_inbox_tells_who_named_one_and_is_marked_as_read(terminal: Terminal) -> None:
    terminal("inbox", "--as", "Tomas Reyes")
    terminal("remark", "1", "@Tomas Reyes, who counted?")
    shown = terminal("inbox", "--as", "Tomas Reyes", "--mark-read").out

    assert "named you: @Tomas Reyes, who counted?" in shown
    told = loads(terminal("inbox", "--as", "Tomas Reyes", "--json").out)
    assert told["unread"] == 0
    assert [one["kind"] for one in told["waits"]] == ["mentioned"]


def test_an_inbox_with_nothing_says_so(terminal: Terminal) -> None:
    assert "Nothing waits" in terminal("inbox").out
