"""Numbers and dates in real articles that must not come into this repository.

The articles are read where they lie beside the checkout; without them these tests are skipped.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.claims.values import counted, dated

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"


def article(begins: str) -> str:
    """The text of one article, by the beginning of its file name."""
    found = sorted(SEEDS.glob(f"{begins}*"))
    if not found:
        pytest.skip("The articles are not beside this checkout.")
    return found[0].read_text("utf-8")


def test_the_dated_article_has_its_days_and_numbers() -> None:
    text = article("000")

    days = dated(text, date(2018, 1, 17))

    assert "late Tuesday night: 2018-01-16..2018-01-16" in days
    assert "August 2017: 2017-08-01..2017-08-31" in days
    assert "Wednesday morning: 2018-01-17..2018-01-17" in days
    assert counted(text) == ["> 1500.. undocumented immigrants"]


def test_the_undated_article_keeps_its_relative_days_open() -> None:
    text = article("004")

    days = dated(text, None)

    assert [day for day in days if not day.endswith(": needs publication date")] == [
        "2017: 2017-01-01..2017-12-31",
        "that day: needs an earlier date",
        "since the summer raid: needs anchor event",
    ]


def test_the_undated_article_has_its_zeros_and_counts() -> None:
    found = counted(article("004"))

    for expected in (
        "= 0 human trafficking convictions",
        "= 0 federal human trafficking convictions",
        ">= 1.. decade",
        "= 1 man",
        "= 2 officers",
        "= 0 persons",
        "~ .. people ~",
    ):
        assert expected in found
    assert len(found) == 7
