"""take-in --workers: counts, refusals and the digest; and going on after a kill."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from json import loads
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.fictional import article
from db import documents_store
from db.opening import open_database

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
