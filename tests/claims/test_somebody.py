"""Which noun phrases can say or want something."""

from __future__ import annotations

import pytest

from claims.somebody import is_somebody
from tests.claims.speech_cases import stream_of


@pytest.mark.parametrize(
    "phrase",
    ["the mayor", "residents", "she", "old Karl Ames", "the survey", "investors", "two-thirds"],
)
def test_a_name_an_office_a_group_a_document_or_a_share_is_somebody(phrase: str) -> None:
    stream = stream_of(phrase)

    assert is_somebody(stream, (0, len(stream)))


@pytest.mark.parametrize("phrase", ["there", "the wall", "rain", "nobody"])
def test_a_thing_is_nobody(phrase: str) -> None:
    stream = stream_of(phrase)

    assert not is_somebody(stream, (0, len(stream)))
