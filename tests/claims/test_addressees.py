"""Who is told."""

from __future__ import annotations

import pytest

from claims.addressees import addressee_at, past_adverbs, to_whom
from tests.claims.speech_cases import stream_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("her that boats were late", "her"),
        ("reporters boats were late", "reporters"),
        ("Coast News that boats were late", "Coast News"),
        ("all the divers that boats were late", "all the divers"),
    ],
)
def test_who_is_told_stands_right_behind_the_verb(text: str, told: str) -> None:
    stream = stream_of(text)
    start, end = addressee_at(stream, 0) or (0, 0)

    assert text[stream[start].start : stream[end - 1].end] == told


def test_whoever_is_told_may_stand_behind_to() -> None:
    assert to_whom(stream_of("to reporters that boats were late"), 0) == (1, 2)


def test_days_and_adverbs_are_nobody() -> None:
    assert past_adverbs(stream_of("later Tuesday that boats were late"), 0) == 2
