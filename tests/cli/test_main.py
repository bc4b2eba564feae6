"""The program as a whole: exit codes, refusals, faults of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import Defect
from cli import incident
from db.connection import Database

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("clams",), "invalid choice"),
        (("claims", "--stat", "ready"), "unrecognized arguments: --stat"),
        (("claims", "--state", "open"), "“open” is none of: candidate"),
        (("evidence",), "the following arguments are required: COMMAND"),
        (("take-in", "a.txt", "--published", "soon"), "write it as 2026-11-22"),
        (("verdict", "give", "1", "--rating", "true"), "--rationale"),
    ],
)
def test_what_is_not_understood_ends_with_two_and_a_pointer_to_help(
    blank: Terminal, words: tuple[str, ...], sentence: str
) -> None:
    done = blank(*words)

    assert (done.code, done.out) == (2, "")
    assert sentence in done.err
    assert "--help" in done.err


def _break(terminal: Terminal) -> None:
    """Spoil a row so that reading it cannot work: the fault is then ours to report."""
    with Database(terminal.folder / "var" / "claimdesk.db").connect() as connection:
        connection.conn.execute("update occurrences set attribution = '{}'")


def test_a_fault_of_ours_is_an_incident_number_and_never_a_traceback(terminal: Terminal) -> None:
    _break(terminal)

    done = terminal("show", "1")

    assert (done.code, done.out) == (1, "")
    assert "(incident inc_" in done.err
    assert "Traceback" not in done.err


def test_the_log_has_the_number_and_the_lines_of_our_code(terminal: Terminal) -> None:
    _break(terminal)

    number = terminal("show", "1").err.partition("(incident ")[2].partition(")")[0]

    log = (terminal.folder / incident.LOG).read_text()
    assert f"{number} claimdesk show" in log
    assert "db/rows.py" in log
    assert "KeyError" in log


def test_the_log_holds_no_words_of_a_document(blank: Terminal) -> None:
    incident.report(ValueError("the source's secret name"), "show")
    incident.report(Defect("claim clm_1 changed twice"), "show")

    log = (blank.folder / incident.LOG).read_text()
    assert "secret" not in log
    assert "claim clm_1 changed twice" in log


def test_a_log_that_cannot_be_written_is_said_and_nothing_worse_happens(blank: Terminal) -> None:
    blank.file("var", "a file where the folder should be")

    told = incident.report(ValueError("x"), "show")

    assert "the log could not be written" in told


def test_help_lists_every_command_and_the_exit_codes(blank: Terminal) -> None:
    done = blank("--help")

    assert done.code == 0
    assert "take-in" in done.out
    assert "exit codes: 0 done" in done.out
