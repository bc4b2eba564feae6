"""Headlines: each one that has words is a claim to look at."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from claims.candidates import propose
from claims.detect.registry import Detector
from claims.edges import fitted
from claims.model import NARRATED
from claims.structure import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.detect.registry import Article
    from claims.model import Candidate


def _detect(article: Article) -> Iterator[Candidate]:
    """Yield one candidate a headline, with its source where a colon names one."""
    statements = article.reading.statements
    for block in article.reading.blocks:
        if block.kind is BlockKind.HEADLINE:
            first = bisect_left(statements, block.extent.start, key=lambda s: s.extent.start)
            stated = statements[first] if first < len(statements) else None
            if stated is not None and not block.extent.contains(stated.extent):
                stated = None
            extent = fitted(article.text, stated.extent if stated is not None else block.extent)
            if extent is None:
                continue
            yield propose(
                article.text,
                article.reading,
                extent,
                statement=extent.of(article.text),
                attribution=stated.attribution if stated is not None else NARRATED,
                detector=DETECTOR.key,
                headline=True,
            )


DETECTOR = Detector(key="headlines", title="Headlines", detect=_detect)
