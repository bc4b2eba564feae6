"""Headlines: each one that says something is a claim to look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from claims.candidates import propose
from claims.detect.registry import Detector
from claims.edges import fitted, only_the_clock
from claims.model import NARRATED
from claims.structure import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.detect.registry import Article
    from claims.model import Candidate

_PROMISES = re.compile(
    r"(?:What|How|Why|Who|Whom|Where|When|Which|Inside|Behind)\b(?!’s|'s)[^,:;]*$"
)
_FEWEST = 3
"""Words with which a headline can assert something: "Harbour pier burns"."""


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
            if extent is None or _asserts_nothing(extent.of(article.text)):
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


def _asserts_nothing(headline: str) -> bool:
    """Whether a headline only names, "Opinion", or promises to tell: "What the tunnel cost"."""
    if _PROMISES.match(headline) or only_the_clock(headline):
        return True
    return len(headline.split()) < _FEWEST and not any(map(str.isdigit, headline))


DETECTOR = Detector(key="headlines", title="Headlines", detect=_detect)
