"""A file from outside is read in a child that has little memory, little time and no network."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from claims.errors import UnreadableSource
from sources import guard, wire
from sources.intake import read_claims_guarded, read_guarded, read_source
from sources.ready_claims import read_ready_claims
from tests.sources.files import PAGE, TEXT, word, workbook

ROOT = Path(__file__).resolve().parents[2]
ENDLESS = ("<html><body>" + "<p>word <b>word</b> " * 400_000).encode()
BENEATH_LIMITS = """
import sys
sys.path.insert(0, {root!r})
from sources.child import shut_off
shut_off(seconds=5, memory=1 << 30)
{action}
"""


def test_a_file_is_read_in_the_child_as_it_would_be_here() -> None:
    assert read_guarded(PAGE.encode(), "a.html") == read_source(PAGE.encode(), "a.html")


def test_the_child_refuses_with_the_same_sentence() -> None:
    with pytest.raises(UnreadableSource) as here:
        read_source(b"<html></html>", "a.html")
    with pytest.raises(UnreadableSource) as there:
        read_guarded(b"<html></html>", "a.html")

    assert str(there.value) == str(here.value)


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(UnreadableSource, match=r"“slow\.html” could not be read within 1 seconds"):
        read_guarded(ENDLESS, "slow.html", seconds=1)


def test_a_child_that_waits_for_ever_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = tmp_path / "python"
    waiting.write_text("#!/bin/sh\nexec tail -f /dev/null\n", encoding="utf-8")
    waiting.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(waiting))

    with pytest.raises(UnreadableSource, match="could not be read within 1 seconds"):
        read_guarded(PAGE.encode(), "a.html", seconds=1)


def test_a_file_that_takes_too_much_memory_is_given_up() -> None:
    with pytest.raises(UnreadableSource, match=r"“large\.html” needs more memory"):
        read_guarded(ENDLESS, "large.html", memory=200 * 1024 * 1024)


def test_a_child_that_crashes_is_a_refusal_and_not_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashing = tmp_path / "python"
    crashing.write_text("#!/bin/sh\ncat > /dev/null\nkill -SEGV $$\n", encoding="utf-8")
    crashing.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(crashing))

    with pytest.raises(UnreadableSource, match=r"“a\.docx” could not be read: it is damaged"):
        read_guarded(word(), "a.docx")


@pytest.mark.parametrize(
    "output",
    [b"", b"[]", b"{}", b'{"read": 1}', b'{"read": {"text": "a", "places": [1]}}', b"\xff"],
)
def test_an_answer_that_is_none_of_ours_is_a_refusal(output: bytes) -> None:
    with pytest.raises(UnreadableSource, match="could not be read"):
        guard._answered(output, "a.docx", wire.source_from)


def test_places_that_a_child_made_up_are_not_believed() -> None:
    read = {"text": "ab", "media_type": "x/y", "reader": "x@1", "found": {}}
    places = [{"start": 0, "end": 9, "label": "page 1"}]

    with pytest.raises(UnreadableSource):
        guard._answered(
            json.dumps({"read": read | {"places": places}}).encode(), "a", wire.source_from
        )


def test_plain_text_needs_no_child() -> None:
    assert read_guarded(TEXT.encode(), "a.txt", memory=1).text == TEXT


def test_a_workbook_of_claims_is_read_in_the_child_too() -> None:
    data = workbook([["claim", "speaker", "date"], ["Three boats failed.", "Ana", "2024-03-04"]])

    assert read_claims_guarded(data, "a.xlsx") == read_ready_claims(data, "a.xlsx")
    with pytest.raises(UnreadableSource):
        read_claims_guarded(data[:500], "a.xlsx")


def test_a_list_of_claims_as_text_needs_no_child() -> None:
    assert read_claims_guarded(b"claim,speaker\nIt did.,Ana\n", "a.csv", memory=1)[0].row == 2


@pytest.mark.parametrize(
    "action",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('news.example', 80)",
        "import subprocess; subprocess.Popen(['true'])",
        "import os; os.system('true')",
        "open('written.txt', 'w')",
        "import os; os.remove('pyproject.toml')",
    ],
)
def test_the_child_can_reach_neither_network_nor_programs_nor_files(
    action: str, tmp_path: Path
) -> None:
    program = BENEATH_LIMITS.format(root=str(ROOT), action=action)

    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert "PermissionError" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_child_is_told_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDESK_SECRET", "canary")

    assert "canary" not in "".join(guard._environment().values())
