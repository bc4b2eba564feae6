"""Two real articles, where the shared material is at hand: kept whole, and introduced rightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.intake import read_guarded, read_source
from sources.locate import Method, locate

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"


def article(number: str) -> tuple[bytes, str]:
    """Return the bytes and name of an article, or skip where it is not at hand."""
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("the shared articles are not beside this checkout")
    return found[0].read_bytes(), found[0].name


@pytest.mark.parametrize("number", ["000", "004"])
def test_an_article_is_kept_character_for_character(number: str) -> None:
    data, name = article(number)

    assert read_source(data, name).text.encode() == data
    assert read_guarded(data, name) == read_source(data, name)


def test_a_leading_day_and_a_dateline_are_understood() -> None:
    found = read_source(*article("000")).found

    assert found["published_on"].value == "2018-01-17"
    assert found["publisher"].value == "CBS SF"
    assert found["title"].where == "first words"
    assert "author" not in found


def test_a_headline_is_understood_and_nothing_is_made_up() -> None:
    data, name = article("004")

    found = read_source(data, name).found

    assert found["title"].value == data.decode().splitlines()[0]
    assert set(found) == {"title"}


@pytest.mark.parametrize("number", ["000", "004"])
def test_every_line_of_an_article_is_found_again_with_plain_quotation_marks(number: str) -> None:
    text = read_source(*article(number)).text
    for line in filter(str.strip, text.splitlines()):
        plain = line.translate(str.maketrans("“”’", '""\'')).strip()
        located = locate(plain, text)

        assert located.method in {Method.EXACT, Method.FOLDED}
        assert located.extent is not None
        assert located.extent.of(text) == line.strip()
