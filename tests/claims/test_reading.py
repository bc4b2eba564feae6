"""The whole reading: invariants for any text, cost, and the day of publication."""

from __future__ import annotations

import sys
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.reading import ENGINE, read
from claims.structure import BlockKind

if TYPE_CHECKING:
    from types import FrameType

    from claims.structure import Reading
    from claims.text import Extent

PIECES = st.sampled_from(
    [
        "“", "”", '"', "'", "‘", "’", "''", "«", "»", ".", "!", "?", "…", ",", ";", ":", " ", "\n",
        "\n\n", "\r\n", "\u00a0", "\u2028", "(", ")", "—", "-", "- ", "# ", "> ", "🚢", "e\u0301",
        "U.S.", "Mr.", "said", "that", "according to", "told", "accused of", "a report that", "and",
        "but", "Marlow", "Mayor Ines Marlow", "he", "she", "the pier", "was sold", "no one", "$2",
        "12", "Jan. 5", "\x00", "\ufeff", "İ", "ß", "2021-03-04", "HARWICK (CW) — ", "REED: ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.lists(PIECES, max_size=60).map(" ".join)


@settings(deadline=None, max_examples=150)
@given(TEXTS | st.text(max_size=200))
def test_any_text_is_read_with_sound_places(text: str) -> None:
    found = read(text)

    check_places(text, found)
    check_sentences(text, found)
    check_quotations(found)


def check_places(text: str, found: Reading) -> None:
    """All extents are in bounds, trimmed and in order."""
    for places in (
        [each.extent for each in found.blocks],
        [each.extent for each in found.sentences],
        [each.extent for each in found.quotations],
        [each.extent for each in found.statements],
        sorted(each.extent for each in found.candidates),
    ):
        assert all(place.end <= len(text) for place in places)
        assert all(not text[p.start].isspace() and not text[p.end - 1].isspace() for p in places)
        assert all(a.start <= b.start for a, b in pairwise(places))
    for places in ([b.extent for b in found.blocks], sorted(c.extent for c in found.candidates)):
        assert all(a.end <= b.start for a, b in pairwise(places))


def check_sentences(text: str, found: Reading) -> None:
    """Sentences do not overlap and cover every character of running text that is no space."""
    covered: set[int] = set()
    for sentence in found.sentences:
        places = set(range(sentence.extent.start, sentence.extent.end))
        assert not places & covered
        assert found.blocks[sentence.block].extent.contains(sentence.extent)
        covered |= places
    running = [b for b in found.blocks if b.kind in {BlockKind.BODY, BlockKind.LIST}]
    for block in running:
        wanted = range(block.extent.start, block.extent.end)
        assert all(place in covered for place in wanted if not text[place].isspace())


def check_quotations(found: Reading) -> None:
    """Quotations nest or stand apart, and hold their inside."""
    for number, each in enumerate(found.quotations):
        assert each.extent.contains(each.inner)
        for other in found.quotations[number + 1 :]:
            assert nested_or_apart(each.extent, other.extent)


def nested_or_apart(left: Extent, right: Extent) -> bool:
    """Whether two places do not cross."""
    return not left.overlaps(right) or left.contains(right) or right.contains(left)


def test_every_sentence_of_a_plain_article_yields_a_claim() -> None:
    text = "The port closed. Two boats sank.\n\n“We lost,” she said. It rained all day."
    found = read(text)

    for sentence in found.sentences:
        assert any(sentence.extent.overlaps(each.extent) for each in found.candidates)


def test_the_day_given_overrides_the_day_stated() -> None:
    text = "date 2021-03-04 HARWICK (CW) — The port closed on Monday."

    assert read(text).published_on == date(2021, 3, 4)
    assert read(text, published_on=date(2022, 5, 6)).published_on == date(2022, 5, 6)


def test_the_same_text_gives_the_same_reading() -> None:
    text = "Mayor Ines Marlow said that two boats were lost. “Nobody paid,” she added."

    assert read(text) == read(text)
    assert read(text).engine == ENGINE


def calls_in(text: str) -> int:
    """How many calls of Python functions a reading takes: its cost without a clock."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        '"', "“a ", "a” ", "'a b' ", '"a\n\n', "''", ". ", "A. ", "Ab ", "a\n\n", "( ", "REED: e\n",
        "He said that ", "said Bo, ", "A, ", "a report that ", "> ", "and it was ",
        "“A,” she said ",
    ],
)  # fmt: skip
def test_twice_the_text_costs_about_twice_the_work(piece: str) -> None:
    once = calls_in(piece * 400)
    twice = calls_in(piece * 800)

    assert twice < 2.7 * once + 5000


@pytest.mark.parametrize("mark", ['"', "“", "”", " ", ".", "A", "'", "\n", "-", "(", "…", ", "])
def test_a_megabyte_of_one_mark_is_read(mark: str) -> None:
    text = mark * (1_000_000 // len(mark))

    assert read(text).engine == ENGINE


def test_a_signature_behind_a_dash_may_begin_with_an_accent() -> None:
    text = "Ferry\n\nIt was late.\n\n“It is a wreck that lost 14 lamps.”\n— Élodie Roux, mayor\n"

    spoken = read(text).quotations[0].attribution
    assert spoken is not None
    assert spoken.speaker == "Élodie Roux"
