"""The program as a process of its own: pipes, signals, a whole day's work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from json import loads
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / ".." / "shared" / "seeds"


def _environment(folder: Path, **more: str) -> Mapping[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    told = {"PYTHONPATH": str(ROOT), "CLAIMDESK_DATABASE": str(folder / "desk.db")}
    return {**kept, **told, "CLAIMDESK_PERSON": "Maya Lind", **more}


def _run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", *words],
        cwd=folder,
        env=_environment(folder, **more),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _article(folder: Path) -> None:
    (folder / "dam.txt").write_text("The dam is 90 metres high. It was built in 1911.\n")


def test_the_program_runs_by_itself_even_where_a_terminal_knows_only_ascii(tmp_path: Path) -> None:
    _article(tmp_path)

    done = _run(tmp_path, "take-in", "dam.txt", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert done.returncode == 0
    assert done.stdout.startswith("\\u2713 document 1 ")


def test_a_reader_who_goes_away_ends_the_program_quietly(tmp_path: Path) -> None:
    rows = "".join(f"The dam was raised {n} times in its long life.\n" for n in range(2, 160))
    (tmp_path / "list.csv").write_text(f"claim\n{rows}")
    _run(tmp_path, "take-in", "list.csv")

    program = subprocess.Popen(
        [sys.executable, "-m", "cli", "claims", "--all", "--json"],
        cwd=tmp_path,
        env=_environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.readline()
    program.stdout.close()
    told = program.stderr.read()
    program.stderr.close()

    assert program.wait() == 141
    assert told == b""


_HEARING_CTRL_C = """
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.argv[0] = "claimdesk"
runpy.run_module("cli", run_name="__main__")
"""
"""A suite that runs in the background is deaf to Ctrl-C, and so would be what it starts."""


def test_ctrl_c_ends_with_a_sentence_and_keeps_what_was_saved(tmp_path: Path) -> None:
    _article(tmp_path)
    program = subprocess.Popen(
        [sys.executable, "-c", _HEARING_CTRL_C, "take-in", "dam.txt", "-"],
        cwd=tmp_path,
        env=_environment(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert program.stderr is not None
    while not program.stderr.readline().startswith("2/2"):
        assert program.poll() is None

    program.send_signal(signal.SIGINT)
    out, err = program.communicate()

    assert program.returncode == 130, err
    assert err.endswith("Stopped. What was saved before stays saved; the rest was not done.\n")
    assert "document 1" in out
    assert loads(_run(tmp_path, "documents", "--json").stdout)["total"] == 1


def test_real_articles_go_from_file_to_report(tmp_path: Path) -> None:
    if not SEEDS.is_dir():
        pytest.skip(f"The articles to try this on are not at {SEEDS}.")

    taken = loads(_run(tmp_path, "take-in", str(SEEDS), "--json").stdout)["taken_in"]
    _run(tmp_path, "export", "--out", "report.json")
    proven = loads(_run(tmp_path, "verify", "--json").stdout)

    assert [one["outcome"] for one in taken] == ["taken_in"] * len(taken)
    assert len(loads((tmp_path / "report.json").read_text())["claims"]) == sum(
        one["claims"] for one in taken
    )
    assert proven["ok"] is True
