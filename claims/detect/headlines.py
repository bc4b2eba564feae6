"""Headlines: each one that has words is a claim to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.candidates import propose
from claims.detect.registry import Detector
from claims.model import NARRATED
from claims.structure import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.model import Candidate
    from claims.structure import Reading


def _detect(text: str, reading: Reading) -> Iterator[Candidate]:
    """Yield one candidate a headline."""
    for block in reading.blocks:
        if block.kind is BlockKind.HEADLINE:
            words = block.extent.of(text)
            yield propose(
                text, reading, block.extent, statement=words, attribution=NARRATED,
                detector=DETECTOR.key,
            )  # fmt: skip


DETECTOR = Detector(key="headlines", title="Headlines", detect=_detect)
