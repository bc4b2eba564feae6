"""A terminal to type into: a folder of its own, no environment, a real database.

Claims come from a list, so that their words do not depend on what the reading engine finds.
"""

from __future__ import annotations

from dataclasses import dataclass
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from cli.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

STATEMENTS = (
    "claim,speaker,date,source\n"
    '"More than 1,500 people marched over the bridge on Wednesday.",Ana Ruiz,2018-01-17,Ledger\n'
    '"The ferry was cancelled 12 times last year.",Tom Beck,,\n'
    '"Nobody asked the harbour board.",,,\n'
)
ARTICLE = (
    "Bridge count\n\n"
    "The register at the bridge counted 1,512 people on that day. "
    "The harbourmaster said the ferry ran on every day of the year.\n\n"
    "The register was checked twice. The register was sealed.\n"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run of the program left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal in an empty folder."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *words: str) -> Outcome:
        """Type one command line."""
        code = main(words)
        caught = self.capture.readouterr()
        return Outcome(code, caught.out, caught.err)

    def file(self, name: str, content: str | bytes) -> str:
        """Write a file in the folder and return its path as a person would type it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name


@pytest.fixture
def blank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """A terminal before anything was taken in; whoever types is Maya Lind."""
    for name in ("CLAIMDESK_DATABASE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLAIMDESK_PERSON", "Maya Lind")
    monkeypatch.chdir(tmp_path)
    return Terminal(tmp_path, capsys)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a desk that has taken in a list of three claims and an article."""
    folder = tmp_path_factory.mktemp("furnished")
    (folder / "statements.csv").write_text(STATEMENTS)
    (folder / "bridge.txt").write_text(ARTICLE)
    here = ["--database", str(folder / "var" / "claimdesk.db"), "--as", "Maya Lind"]
    assert main([*here, "take-in", str(folder / "statements.csv")]) == 0
    article = str(folder / "bridge.txt")
    assert main([*here, "take-in", article, "--published", "2018-01-18"]) == 0
    return folder


@pytest.fixture
def terminal(blank: Terminal, furnished: Path) -> Terminal:
    """A terminal on a desk of its own with documents 1 (the list) and 2 (the article)."""
    copytree(furnished, blank.folder, dirs_exist_ok=True)
    return blank
