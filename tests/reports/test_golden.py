"""Every format of one affair is what somebody once looked at; see tests/reports/golden.py."""

from __future__ import annotations

import pytest

from reports.registry import RENDERERS
from tests.reports.golden import FOLDER, golden, place


@pytest.mark.parametrize("key", [one.key for one in RENDERERS])
def test_a_report_is_what_was_looked_at_when_it_was_pinned(key: str) -> None:
    assert place(key).exists(), f"{key} is not pinned yet: `make golden`, then read what it pins"
    made, kept = golden(key).splitlines(), place(key).read_bytes().splitlines()
    differing = [at for at, (a, b) in enumerate(zip(made, kept, strict=False), start=1) if a != b]

    first = differing[0] if differing else min(len(made), len(kept)) + 1
    assert made == kept, f"{place(key).name}, line {first}: `make golden`, then read the difference"


def test_nothing_is_pinned_that_no_format_makes() -> None:
    made = {place(one.key).name for one in RENDERERS}

    assert [one.name for one in sorted(FOLDER.iterdir()) if one.name not in made] == []
