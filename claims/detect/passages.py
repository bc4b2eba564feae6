"""Passages of the running text: sentences and the atomic claims within them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.candidates import propose
from claims.detect.registry import Detector
from claims.model import NARRATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.model import Candidate
    from claims.structure import Reading


def _detect(text: str, reading: Reading) -> Iterator[Candidate]:
    """Yield a candidate a sentence."""
    for sentence in reading.sentences:
        words = sentence.extent.of(text)
        yield propose(
            text, reading, sentence.extent, statement=words, attribution=NARRATED,
            detector=DETECTOR.key,
        )  # fmt: skip


DETECTOR = Detector(key="passages", title="Passages", detect=_detect)
