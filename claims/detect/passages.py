"""Passages of the running text: the atomic claims within its sentences.

What somebody said or wrote is a claim with that speaker; what the reporter adds is another, in
the writer's own voice. Both are cut into clauses only where that is certain. Every sentence that
asserts something yields at least one candidate, calls and greetings included: those are
classified, not dropped. Candidates of one sentence do not overlap.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from claims.attitudes import MANNER as ATTITUDE
from claims.candidates import propose
from claims.clauses import (
    Clause,
    asserts,
    clauses,
    has_main_clause,
    subject_verb,
    without_loose_ends,
)
from claims.detect.registry import Detector
from claims.edges import fitted
from claims.inflection import every_form
from claims.lexicon import SAYING
from claims.model import NARRATED, Mode
from claims.resolution import Context
from claims.standalone import standalone
from claims.structure import QuotationKind
from claims.text import Extent, trim
from claims.tokens import LONGEST, Token, tokens
from claims.verbs import is_finite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.detect.registry import Article
    from claims.model import Attribution, Candidate
    from claims.structure import Statement

_DENIALS = frozenset({"deny", "denies", "denied", "denying", "doubt", "doubts", "doubted"})
_EVALUATED = frozenset({"what", "headline"})
"""Methods whose content is no claim of its own in running text."""
_QUESTIONS = frozenset({"whether", "what", "who", "whom", "which", "whose"})
"""A content that begins so is a question: it asserts nothing."""
_WONDERING = every_form({"ask", "wonder", "inquire", "question", "know", "doubt"})
"""After these, "if", "when" and "where" ask, too; elsewhere they are conditions and claims."""
_TAKEN_FOR_TRUE = frozenset({"why", "how"})
"""What follows is taken for true: "explained why she left"."""
_WINDOW = 60
"""Statements before the end of a sentence among which those that touch it are looked for."""
_MARKS = "\"“”„«»'‘’`,"


def _detect(article: Article) -> Iterator[Candidate]:
    """Yield the claims of every sentence."""
    starts = [statement.extent.start for statement in article.reading.statements]
    context = Context(text=article.text, table=article.table)
    for sentence in article.reading.sentences:
        near = _touching(article, starts, sentence.extent)
        for extent, attribution in _stretches(article, sentence.extent, near):
            yield from _claims(article, context, extent, attribution)


def _touching(article: Article, starts: Sequence[int], place: Extent) -> list[Statement]:
    """The statements that share words with a sentence."""
    last = bisect_left(starts, place.end)
    near = article.reading.statements[max(0, last - _WINDOW) : last]
    return [s for s in near if s.extent.overlaps(place) and s.attribution.method != ATTITUDE]


def _stretches(
    article: Article, place: Extent, near: Sequence[Statement]
) -> list[tuple[Extent, Attribution]]:
    """Part a sentence into what is said and what is narrated."""
    said = [pair for pair in _said(article, place, near) if pair is not None]
    found: list[tuple[Extent, Attribution]] = []
    begin = place.start
    for extent, attribution in said:
        if extent.start > begin:
            found.extend(_narrated(article, begin, extent.start, near))
        found.append((extent, attribution))
        begin = max(begin, extent.end)
    if begin < place.end:
        found.extend(_narrated(article, begin, place.end, near) if said else [(place, NARRATED)])
    return found


def _said(
    article: Article, place: Extent, near: Sequence[Statement]
) -> Iterator[tuple[Extent, Attribution]]:
    """The contents within a sentence that are claims, none inside another."""
    chosen: list[tuple[Extent, Attribution]] = []
    for statement in sorted(near, key=_preference):
        start, end = max(place.start, statement.extent.start), min(place.end, statement.extent.end)
        exact = statement.attribution.mode is Mode.DIRECT
        extent = _bare(article.text, start, end, _MARKS if exact else ",")
        if extent is None or not _is_claim(statement):
            continue
        asserted = extent if exact else _asserted(article, extent, statement.attribution.verb)
        if asserted is None:
            continue
        extent = asserted
        if not any(extent.overlaps(other) for other, _ in chosen):
            chosen.append((extent, statement.attribution))
    yield from sorted(chosen, key=lambda pair: pair[0])


def _asserted(article: Article, extent: Extent, verb: str | None) -> Extent | None:
    """What a reported content asserts; None for a question and for a mere "that is so"."""
    stream = tokens(article.plain, extent)[:LONGEST]
    if not stream or stream[0].key in _QUESTIONS:
        return None
    if verb in _WONDERING and stream[0].key in {"if", "when", "where"}:
        return None
    if stream[0].key in _TAKEN_FOR_TRUE:
        clear = len(stream) > 2 and subject_verb(stream, 1) is not None
        return Extent(start=stream[1].start, end=extent.end) if clear else None
    if is_finite(stream, 0) or not asserts(stream, 0, len(stream)):
        return None
    return extent


def _preference(statement: Statement) -> tuple[int, int]:
    """Exact words before reported ones; of those, the innermost first."""
    attribution = statement.attribution
    length = statement.extent.end - statement.extent.start
    if attribution.mode is Mode.DIRECT:
        return (0, -length)
    return (1 if attribution.verb in SAYING else 2, length)


def _is_claim(statement: Statement) -> bool:
    """Whether a content can be a claim of its own, by the cue it has."""
    attribution = statement.attribution
    return attribution.method not in _EVALUATED and attribution.verb not in _DENIALS


def _bare(text: str, start: int, end: int, marks: str) -> Extent | None:
    """A stretch without any of `marks` at its ends."""
    extent = trim(text, start, end)
    while extent is not None and text[extent.start] in marks:
        extent = trim(text, extent.start + 1, extent.end)
    while extent is not None and text[extent.end - 1] in marks:
        extent = trim(text, extent.start, extent.end - 1)
    return extent


def _narrated(
    article: Article, start: int, end: int, near: Sequence[Statement]
) -> Iterator[tuple[Extent, Attribution]]:
    """The reporter's part beside a content, unless it is only who said it."""
    extent = trim(article.text, start, end)
    stream = tokens(article.plain, extent)[:LONGEST] if extent is not None else []
    verbs = frozenset(each.attribution.verb for each in near if each.attribution.verb)
    if not has_main_clause(stream, verbs):
        return
    first, last = without_loose_ends(stream, 0, len(stream), verbs)
    if asserts(stream, first, last):
        yield Extent(start=stream[first].start, end=stream[last - 1].end), NARRATED


def _claims(
    article: Article, context: Context, whole: Extent, attribution: Attribution
) -> Iterator[Candidate]:
    """The clauses of a stretch as candidates."""
    extent = fitted(article.text, whole)
    if extent is None:
        return
    stream = _tokens(article, extent)
    found = clauses(stream, 0, len(stream), spoken=attribution.mode is Mode.DIRECT)
    if len(found) < 2:
        found = [Clause(start=0, end=len(stream))] if stream else []
    for clause in found:
        part = Extent(start=stream[clause.start].start, end=stream[clause.end - 1].end)
        place = extent if len(found) == 1 else fitted(article.text, part)
        if place is None:
            continue
        borrowed = stream[slice(*clause.subject)] if clause.subject else []
        yield propose(
            article.text,
            article.reading,
            place,
            statement=standalone(
                context,
                stream,
                place,
                attribution,
                subject=context.words(borrowed) if borrowed else None,
            ),
            attribution=attribution,
            detector=DETECTOR.key,
        )


def _tokens(article: Article, extent: Extent) -> list[Token]:
    """The tokens of a stretch; exact words that are not cut stay whole."""
    kinds = {QuotationKind.DIRECT, QuotationKind.MIXED}
    quotations = article.reading.quotations
    first = bisect_left(quotations, extent.start, key=lambda each: each.extent.start)
    inside: list[tuple[int, Extent]] = []
    for number in range(first, len(quotations)):
        each = quotations[number]
        if each.extent.start >= extent.end:
            break
        if (
            each.kind in kinds
            and not each.unopened
            and (not inside or each.extent.start >= inside[-1][1].end)
        ):
            inside.append((number, each.extent))
    return tokens(article.plain, extent, inside)[:LONGEST]


DETECTOR = Detector(key="passages", title="Passages", detect=_detect)
