"""Every claim detector keeps its promises: exact places, no surprises, the same answer twice."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claims.detect import DETECTORS, Detector, best_of
from claims.model import Candidate, Checkability, Kind
from claims.reading import article_of, read

TEXT = """Harwick sold the pier for $2 million: report

HARWICK (CW) — Mayor Ines Marlow said on Monday that two boats were lost. “Nobody paid,” she
added. The council met, and the port closed 12 docks.

- The sale covers 40 boats.
"""


@pytest.fixture(params=DETECTORS, ids=lambda each: each.key)
def detector(request: pytest.FixtureRequest) -> Detector:
    """Each detector in turn."""
    found = request.param
    assert isinstance(found, Detector)
    return found


def test_keys_are_unique_and_titles_are_for_people() -> None:
    assert len({each.key for each in DETECTORS}) == len(DETECTORS)
    assert all(each.key.isidentifier() and each.title[0].isupper() for each in DETECTORS)


def test_candidates_stand_at_exact_places(detector: Detector) -> None:
    for found in detector.detect(article_of(TEXT)):
        words = found.extent.of(TEXT)

        assert words == words.strip()
        assert found.extent.end <= len(TEXT)


def test_candidates_are_complete(detector: Detector) -> None:
    for found in detector.detect(article_of(TEXT)):
        assert found.detector == detector.key
        assert found.statement
        assert 0.0 <= found.score <= 1.0
        assert isinstance(found.kind, Kind)
        assert isinstance(found.checkability, Checkability)
        assert all(found.extent.contains(each.extent) for each in found.quantities)
        assert all(found.extent.contains(each.extent) for each in found.times)


def test_a_detector_is_pure(detector: Detector) -> None:
    article = article_of(TEXT)

    assert list(detector.detect(article)) == list(detector.detect(article))


@pytest.mark.parametrize("text", ["", " ", "\n\n", '"', "…", "🚢", "a", "MAYOR:", "- ", "“”"])
def test_odd_texts_do_no_harm(detector: Detector, text: str) -> None:
    assert all(found.extent.of(text) for found in detector.detect(article_of(text)))


def test_the_best_of_all_proposals_do_not_overlap_and_stand_best_first() -> None:
    proposals = [found for each in DETECTORS for found in each.detect(article_of(TEXT))]
    kept = best_of([*proposals, *proposals])
    placed: list[Candidate] = sorted(kept, key=lambda each: each.extent)

    assert [each.score for each in kept] == sorted((each.score for each in kept), reverse=True)
    assert all(a.extent.end <= b.extent.start for a, b in pairwise(placed))
    assert kept == read(TEXT).candidates
