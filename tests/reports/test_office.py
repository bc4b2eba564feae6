"""An office program that is not ours opens the Word file and the workbook as they are."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from reports.registry import render
from tests.reports.published import the_published_affair
from tests.reports.reading_back import text_of

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = shutil.which("soffice")
SECONDS = 120
"""That a busy machine may take; an idle one takes five."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """What LibreOffice said, and what it printed of each file, both opened by one process."""
    if OFFICE is None:
        pytest.skip("No LibreOffice: install libreoffice-writer-nogui and libreoffice-calc-nogui")
    folder = tmp_path_factory.mktemp("office")
    files = []
    for key in ("docx", "xlsx"):
        files.append(folder / f"{key}.{key}")
        files[-1].write_bytes(render(the_published_affair(), key))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = subprocess.run(
        [OFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *files],
        capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    made = {one.stem: _printed(folder / f"{one.stem}.pdf") for one in files}
    return done.stdout + done.stderr, made


def _printed(pdf: Path) -> str:
    return " ".join(text_of(pdf.read_bytes()).split()) if pdf.exists() else ""


@pytest.mark.parametrize("key", ["docx", "xlsx"])
def test_libreoffice_opens_it_without_a_word_of_complaint(
    opened: tuple[str, dict[str, str]], key: str
) -> None:
    said, printed = opened

    assert "Error" not in said
    assert "could not be loaded" not in said
    assert "No one has been hurt on this ferry in at least a decade" in printed[key]
    assert "We had overlooked the register" in printed[key]
