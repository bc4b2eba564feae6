"""SECURITY.md names tests that exist, and every threat has one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_NAMED = re.compile(r"`(tests/[\w/.]+)(?:::(\w+))?`")


def rows() -> list[str]:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    table = text.partition("## Threats and tests")[2]
    return [line for line in table.splitlines() if line.startswith("| ") and "---" not in line][1:]


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row).split("|")[1].strip())
def test_every_threat_names_tests_that_exist(row: str) -> None:
    named = _NAMED.findall(row)

    assert named
    for path, test in named:
        assert (ROOT / path).exists(), path
        if test:
            assert f"def {test}(" in (ROOT / path).read_text("utf-8"), test


def test_there_are_as_many_threats_as_were_thought_of() -> None:
    assert len(rows()) >= 20
