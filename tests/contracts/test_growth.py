"""Ten times a text never takes more than forty times as long, however hostile it is.

A guard against a runaway, and no measure of speed: `benchmarks.reading_speed` asks for twelve on a
megabyte. Both sizes are read in one run, on the processor's own clock, so a busy machine changes
nothing; what grows with the square of its length takes a hundred times as long.
"""

from __future__ import annotations

from time import process_time

import pytest

from benchmarks.hostile_texts import PIECES, hostile
from claims.reading import read

SMALL, LARGE = 600, 6_000
RUNAWAY = 40
LEAST = 0.0005
"""Seconds below which a clock tells nothing."""


def seconds(text: str) -> float:
    """Return what reading takes."""
    start = process_time()
    read(text)
    return process_time() - start


def growth(name: str) -> float:
    """Return how many times as long ten times the text takes; a second look where it is much."""
    once = max(LEAST, *(seconds(hostile(name, SMALL)) for _ in range(2)))
    large = seconds(hostile(name, LARGE))
    return large / once if large < RUNAWAY * once else seconds(hostile(name, LARGE)) / once


@pytest.mark.parametrize("name", PIECES)
def test_ten_times_a_hostile_text_takes_no_forty_times_as_long(name: str) -> None:
    assert growth(name) < RUNAWAY
