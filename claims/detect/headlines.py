"""Headlines: each one that says something is a claim to look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from claims.calendar_words import stated_day
from claims.candidates import propose
from claims.detect.registry import Detector
from claims.edges import fitted, only_the_clock
from claims.model import NARRATED
from claims.structure import BlockKind
from claims.text import Extent
from claims.tokens import tokens
from claims.verbs import finite_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.detect.registry import Article
    from claims.model import Candidate

_PROMISES = re.compile(
    r"(?:What|How|Why|Who|Whom|Where|When|Which|Inside|Behind)\b(?!’s|'s)[^,:;]*$"
)
_OVERVIEWS = re.compile(r"[^,:;]*\b(?:in (?:figures|numbers|brief|short)|at a glance)\W*")
_PAPERS = re.compile(
    r"(?:(?i:draft|approved|signed|full|final) )?(?i:minutes|proceedings|transcript|agenda|notes|"
    r"summary|statement|speech|remarks|testimony|letter|interview|press release|annex|appendix) "
    r"(?:of|from|by|to|with|on|for)\b"
)
_DATED = re.compile(r"\s*[,:|·(–—-]\W*")
"""What stands between the name of a text and its day: “Press release, 19 March 2026”."""

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
    if _PROMISES.match(headline) or _OVERVIEWS.fullmatch(headline) or only_the_clock(headline):
        return True
    named = _without_its_day(headline)
    if any(map(str.isdigit, named)):
        return False
    return len(named.split()) < _FEWEST or _only_names_a_paper(named)


def _only_names_a_paper(headline: str) -> bool:
    """Whether a headline says what paper follows, and of whom: "Minutes of the Pier Committee"."""
    stream = tokens(headline, Extent(start=0, end=len(headline)))
    return bool(_PAPERS.match(headline)) and finite_in(stream, 0, len(stream)) is None


def _without_its_day(headline: str) -> str:
    """Return what a headline says beside the day that it ends with, set off by a sign."""
    stated = stated_day(headline, Extent(start=0, end=len(headline)))
    if stated is None or headline[stated[1].end :].strip(" )."):
        return headline
    before = headline[: stated[1].start].rstrip(" ,:|·(–—-")
    return before if _DATED.fullmatch(headline, len(before), stated[1].start) else headline


DETECTOR = Detector(key="headlines", title="Headlines", detect=_detect)
