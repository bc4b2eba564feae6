"""take-in --workers: counts, refusals and the digest; and going on after a kill or Ctrl-C."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from json import loads
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.fictional import article
from cli import incident
from db import documents_store
from db.opening import open_database
from tests.interruptible import hears_ctrl_c

if TYPE_CHECKING:
    from db.connection import Database
    from tests.cli.conftest import Terminal

ROOT = Path(__file__).parents[2]


def archive(terminal: Terminal, number: int) -> None:
    for one in range(number):
        terminal.file(f"archive/{one:03}.txt", article(one))


def test_refused_files_are_listed_at_the_end_and_written_out(blank: Terminal) -> None:
    archive(blank, 3)
    blank.file("archive/b.bin", b"\x00\x01\x02\x03" * 9)

    done = blank("take-in", "archive", "nowhere.txt", "--workers", "0", "--refused", "bad.jsonl")

    lines = done.out.splitlines()
    assert [line[0] for line in lines] == ["✗", "✗", "3", "D"]
    assert lines[2] == "3 documents taken in, 0 here already, 2 refused."
    refused = [
        loads(line)["path"] for line in (blank.folder / "bad.jsonl").read_text().splitlines()
    ]
    assert refused == ["archive/b.bin", "nowhere.txt"]
    assert done.code == 1


def test_two_ways_to_read_and_a_title_for_many_are_refused(blank: Terminal) -> None:
    archive(blank, 1)

    both = blank("take-in", "archive", "--workers", "1", "--dask", "tcp://127.0.0.1:1")
    titled = blank("take-in", "archive", "--workers", "0", "--title", "All")
    lonely = blank("take-in", "archive", "--refused", "bad.jsonl")

    assert (both.code, titled.code, lonely.code) == (1, 1, 1)
    assert "Choose one." in both.err
    assert "Nothing was taken in." in titled.err
    assert "Add --workers 0." in lonely.err


def test_a_run_that_is_killed_three_times_goes_on_to_the_same_digest(blank: Terminal) -> None:
    archive(blank, 60)
    plain = loads(blank("take-in", "archive", "--workers", "0", "--json").out)
    killed = ["--database", str(blank.folder / "killed.db"), "take-in", "archive", "--json"]
    for wanted in (1, 12, 30):
        _killed_at(wanted, [*killed, "--workers", "2"], blank.folder)

    last = loads(blank(*killed, "--workers", "1").out)

    assert last["digest"] == plain["digest"]
    assert last["known"] >= 30
    assert last["documents"] + last["known"] == plain["documents"] == 60
    assert blank("--database", "killed.db", "verify").code == 0


def test_a_fault_of_ours_in_one_file_is_named_with_it_and_the_others_go_in(
    blank: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(blank, 4)
    one_breaks(monkeypatch, "desk.reading_chunk.read_either", "001.txt")
    one_breaks(monkeypatch, "desk.many.store", "002.txt")

    done = blank("take-in", "archive", "--workers", "0", "--refused", "left.jsonl")

    lines = done.out.splitlines()
    assert [line[:17] for line in lines[:2]] == ["✗ archive/001.txt", "✗ archive/002.txt"]
    assert "“001.txt” met a fault inside Claimdesk" in lines[0]
    assert lines[2] == (
        "2 documents taken in, 0 here already, 0 refused, 2 left out by a fault of ours."
    )
    assert done.code == 1
    log = (blank.folder / incident.LOG).read_text()
    assert log.count("ZeroDivisionError") == 2
    assert log.partition(" UTC ")[2].partition(" ")[0] in lines[0]
    assert "Traceback" not in done.out + done.err
    assert "a secret word" not in log + done.out
    assert len((blank.folder / "left.jsonl").read_text().splitlines()) == 2


def test_a_file_that_met_a_fault_is_tried_again_by_the_next_run(
    blank: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(blank, 3)
    with monkeypatch.context() as broken:
        one_breaks(broken, "desk.many.store", "001.txt")
        first = loads(blank("take-in", "archive", "--workers", "0", "--json").out)

    again = loads(blank("take-in", "archive", "--workers", "0", "--json").out)

    assert (first["documents"], first["broken"], first["refused"]) == (2, 1, 0)
    assert [one["path"] for one in first["faults"]] == ["archive/001.txt"]
    assert (again["documents"], again["known"], again["broken"]) == (1, 2, 0)
    assert blank("verify").code == 0


def one_breaks(monkeypatch: pytest.MonkeyPatch, target: str, name: str) -> None:
    """Let a function fail as a defect of ours would, when it comes to one file."""
    module, _, function = target.rpartition(".")
    real = getattr(sys.modules[module], function)

    def breaks(*given: object, **also: object) -> object:
        if name in repr([getattr(one, "name", one) for one in given]):
            message = "a secret word"
            raise ZeroDivisionError(message)
        return real(*given, **also)

    monkeypatch.setattr(target, breaks)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_ctrl_c_on_a_terminal_stops_with_a_sentence_and_the_same_command_goes_on(
    blank: Terminal,
) -> None:
    archive(blank, 160)
    plain = loads(
        blank("--database", "plain.db", "take-in", "archive", "--workers", "0", "--json").out
    )

    code, said = typed_at_a_terminal(
        ["take-in", "archive", "--workers", "2"], blank.folder, b"16 of 160 documents"
    )

    assert code == 130
    assert "Stopped. " in said
    assert "of 160 files. What is in stays in. Start the same command again" in " ".join(
        said.split()
    )
    assert "Traceback" not in said
    again = loads(blank("take-in", "archive", "--workers", "2", "--json").out)
    assert 16 <= again["known"] < 160
    assert again["known"] + again["documents"] == 160
    assert again["digest"] == plain["digest"]
    once_more = loads(blank("take-in", "archive", "--workers", "1", "--json").out)
    assert (once_more["documents"], once_more["digest"]) == (0, plain["digest"])
    assert blank("verify").code == 0


def typed_at_a_terminal(words: list[str], folder: Path, until: bytes) -> tuple[int, str]:
    """Run the command on a terminal of its own; press Ctrl-C once it has written `until`."""
    import pty  # noqa: PLC0415 -- Windows has no such module

    ours, its = pty.openpty()
    environment = {"PYTHONPATH": str(ROOT), "CLAIMDESK_PERSON": "Maya Lind", "TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-c", ON_ITS_TERMINAL, *words],
        stdin=its,
        stdout=its,
        stderr=its,
        cwd=folder,
        env=environment,
        start_new_session=True,
        preexec_fn=hears_ctrl_c,  # noqa: PLW1509 -- it sets one signal, no more
    ) as process:
        os.close(its)
        said = b""
        while heard := _read(ours):
            said += heard
            if until and until in said:
                os.write(ours, b"\x03")
                until = b""
    os.close(ours)
    return process.returncode, said.decode()


ON_ITS_TERMINAL = (
    "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "from cli.__main__ import main; sys.exit(main())"
)
"""The program with the terminal as its own, so that Ctrl-C reaches it and all that it started."""


def _read(terminal: int) -> bytes:
    """Return what was written to a terminal; nothing once nobody has it open any more."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""


def _killed_at(wanted: int, words: list[str], folder: Path) -> None:
    """Kill the command as soon as so many documents are in."""
    command = [sys.executable, "-m", "cli", *words]
    environment = {"PYTHONPATH": str(ROOT), "CLAIMDESK_PERSON": "Maya Lind"}
    desk = open_database(folder / "killed.db")
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        while process.poll() is None and _documents(desk) < wanted:
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.02)
        process.kill()
        # Its workers hold the pipes, too: that they end tells that none outlived it.
        process.communicate(timeout=30)


def _documents(database: Database) -> int:
    with database.snapshot() as snapshot:
        return documents_store.counted(snapshot)
