"""Candidates carry what was read inside their words, and nothing from outside."""

from __future__ import annotations

from claims.candidates import within
from claims.model import TimeReference
from claims.reading import read
from claims.text import Extent


def test_values_belong_to_the_claim_that_holds_them() -> None:
    text = "The port closed 12 docks on Jan. 5, 2021, and the city sold 40 boats."
    first, second = sorted(read(text).candidates, key=lambda each: each.extent)

    assert [each.extent.of(text)[:2] for each in first.quantities] == ["12"]
    assert [each.extent.of(text)[:2] for each in second.quantities] == ["40"]
    assert len(first.times) == 1
    assert second.times == ()


def test_only_what_lies_wholly_inside_is_within() -> None:
    places = [Extent(start=a, end=a + 4) for a in (0, 5, 8, 20)]
    times = [TimeReference(extent=place, earliest=None, latest=None) for place in places]

    assert [t.extent.start for t in within(times, Extent(start=5, end=10))] == [5]


def test_candidates_come_best_first_with_reasons() -> None:
    text = "Hello there. The city sold 40 boats for $2 million in 2021."
    found = read(text).candidates

    assert found[0].score >= found[-1].score
    assert all(each.reasons for each in found)
