"""Passages of the running text: the atomic claims within its sentences.

What somebody said or wrote is a claim with that speaker; what the reporter adds is another, in
the writer's own voice. Both are cut into clauses only where that is certain. Every sentence that
asserts something yields at least one candidate, calls and greetings included: those are
classified, not dropped. Candidates of one sentence do not overlap.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.addressees import past_adverbs
from claims.attitudes import MANNER as ATTITUDE
from claims.candidates import propose
from claims.clauses import (
    Clause,
    asserts,
    clauses,
    has_main_clause,
    without_loose_ends,
)
from claims.contents import says_next
from claims.detect.place import Place, bare
from claims.detect.registry import Detector
from claims.detect.reported import reported
from claims.edges import fitted, only_the_clock
from claims.inflection import every_form
from claims.lexicon import SAYING
from claims.model import NARRATED, Mode
from claims.source_form import Context
from claims.standalone import standalone
from claims.structure import BlockKind, QuotationKind
from claims.text import Extent
from claims.tokens import LONGEST, Token, key_at, with_quotations
from claims.verbs import finite_in, is_adverb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.detect.registry import Article
    from claims.model import Attribution, Candidate
    from claims.structure import Sentence, Statement

_HELPERS = classes.AUXILIARIES
_DOING = classes.BE | classes.CONTRACTED
_JOINING = frozenset({"and", "but", "or", "then"})
_RELATIVES = frozenset({"who", "which", "where"})
_TELL = every_form({"tell"}).keys()
_OBJECTS = frozenset({"him", "her", "them"})
_SPEAKING = SAYING.keys() | _TELL | {"according"}
_CLOSING = frozenset(",.;:—–")
_PARTING = ",;:—–"
_AND = re.compile(r"""[\s,;—–"”’']*\b(?:and|but|yet)\s+""", re.IGNORECASE)
_LONGEST_RUN_IN = 5
"""Words of a heading before the sentences of its item, with its full stop."""
_WINDOW = 60
"""Statements before the end of a sentence among which those that touch it are looked for."""


def _detect(article: Article) -> Iterator[Candidate]:
    """Yield the claims of every sentence."""
    starts = [statement.extent.start for statement in article.reading.statements]
    context = Context(text=article.text, table=article.table)
    for sentence in article.reading.sentences:
        words = article.streams[sentence.extent]
        if _is_run_in(article, sentence, words):
            continue
        place = Place(article=article, extent=sentence.extent, words=words)
        near = _touching(article, starts, sentence.extent)
        said: tuple[Extent, Attribution] | None = None
        for extent, attribution in _stretches(place, near):
            speaker = _goes_on_about(place, said, extent) if attribution is NARRATED else None
            yield from _claims(place, context, extent, attribution, speaker)
            said = said if attribution is NARRATED else (extent, attribution)


def _goes_on_about(
    place: Place, said: tuple[Extent, Attribution] | None, extent: Extent
) -> str | None:
    """Of whom a stretch without a subject tells: who "said that boats sank, but left out which"."""
    if said is None or said[1].extent is None or said[1].extent.start > said[0].start:
        return None
    between = place.article.text[said[0].end : extent.start]
    speaks = said[1].verb in _SPEAKING - {"according"}
    return said[1].speaker if speaks and _AND.fullmatch(between) else None


def _is_run_in(article: Article, sentence: Sentence, words: Sequence[Token]) -> bool:
    """Whether a sentence is the heading that an item of a list opens with: "Reserves. The …"."""
    block = article.reading.blocks[sentence.block]
    opens = block.kind is BlockKind.LIST and sentence.extent.start == block.extent.start
    alone = sentence.extent.end == block.extent.end or words[-1].key != "."
    if not opens or alone or len(words) > _LONGEST_RUN_IN:
        return False
    counts = any(token.raw[0].isdigit() or token.key in classes.NEGATIONS for token in words)
    return not counts and finite_in(words, 0, len(words)) is None


def _touching(article: Article, starts: Sequence[int], place: Extent) -> list[Statement]:
    """The statements that share words with a sentence."""
    last, start = bisect_left(starts, place.end), place.start  # all of them begin before its end
    near = article.reading.statements[max(0, last - _WINDOW) : last]
    return [s for s in near if s.extent.end > start and s.attribution.method != ATTITUDE]


def _stretches(place: Place, near: Sequence[Statement]) -> list[tuple[Extent, Attribution]]:
    """Part a sentence into what is said and what is narrated."""
    said = list(reported(place, near))
    if not said:
        return [(place.extent, NARRATED)]
    cues = {a.extent for _, a in said if a.extent is not None and a.verb in _SPEAKING}
    plain = [cue for cue in sorted(cues) if _only_says(place, cue)]
    verbs = frozenset(each.attribution.verb for each in near if each.attribution.verb)
    found: list[tuple[Extent, Attribution]] = []
    begin = place.extent.start
    for extent, attribution in said:
        found.extend(_narrated(place, begin, extent.start, verbs, plain))
        found.append((extent, attribution))
        begin = max(begin, extent.end)
    found.extend(_narrated(place, begin, place.extent.end, verbs, plain))
    return [each for each in found if each[1] is not NARRATED or not _names(place, each[0], near)]


def _names(place: Place, extent: Extent, near: Sequence[Statement]) -> bool:
    """Whether a stretch is only who said it: "a review carried out by the county"."""
    words = extent.of(place.article.text)
    return any(each.attribution.speaker == words for each in near)


def _narrated(
    place: Place, start: int, end: int, verbs: frozenset[str], cues: Sequence[Extent]
) -> Iterator[tuple[Extent, Attribution]]:
    """The reporter's part beside a content, and what is told of the speaker in passing.

    Who said it (`cues`), in which words ever, is no claim.
    """
    for cue in cues:
        if cue.start < start or cue.end > end:
            continue
        yield from _told_of(place, cue)
        yield from _main_clause(place, start, cue.start, verbs)
        behind = _told_behind(place, cue, end)
        if behind is not None:
            yield behind, NARRATED
        start = max(start, (behind or cue).end)
    yield from _main_clause(place, start, end, verbs)


def _only_says(place: Place, cue: Extent) -> bool:
    """Whether somebody does nothing in a cue but say: not "X resigned and said", nor "saying"."""
    stream = place.tokens(cue)
    doing = len(stream) > 1 and stream[-2].key in _DOING
    if stream[-1].key.endswith("ing") and not doing:
        return False
    verb = _back_over_helpers(stream, len(stream))
    return _back_over_helpers(stream, verb - 1) > 0 and stream[verb - 2].key not in _JOINING


def _back_over_helpers(stream: Sequence[Token], end: int) -> int:
    """The end of what stands before the helpers and adverbs that end at `end`."""
    while end > 1 and (stream[end - 1].key in _HELPERS or is_adverb(stream[end - 1])):
        end -= 1
    return end


def _told_of(place: Place, cue: Extent) -> Iterator[tuple[Extent, Attribution]]:
    """The clauses after "who", "which" and "where" that stand between commas in a cue."""
    stream = place.tokens(cue)
    commas = [n for n, token in enumerate(stream) if token.key == ","]
    for first, last in pairwise(commas):
        opener = next((n for n in range(first + 1, last) if stream[n].key in _RELATIVES), last)
        if finite_in(stream, opener + 1, last) is not None:
            start = opener + 1 if stream[opener].key == "where" else 0
            yield Extent(start=stream[start].start, end=stream[last - 1].end), NARRATED


def _told_behind(place: Place, cue: Extent, end: int) -> Extent | None:
    """What is told of the speaker right behind a cue: "said Ford, who runs the port"."""
    stream = place.tokens(Extent(start=cue.start, end=end))
    comma = next((n for n, token in enumerate(stream) if token.start >= cue.end), len(stream))
    opener = stream[comma + 1].key if comma + 2 < len(stream) else ""
    if stream[0].key not in _SPEAKING or opener not in {"who", "which"}:
        return None
    source = 2 if stream[0].key == "according" else 1
    last = next((n for n in range(comma + 1, len(stream)) if stream[n].key in _CLOSING), None)
    last = len(stream) if last is None else last
    if stream[comma].key != "," or finite_in(stream, comma + 2, last) is None:
        return None
    return Extent(start=stream[source].start, end=stream[last - 1].end)


def _main_clause(
    place: Place, start: int, end: int, verbs: frozenset[str]
) -> Iterator[tuple[Extent, Attribution]]:
    """The reporter's own clause in a stretch, if its verb is none of `verbs`, those of saying."""
    extent = bare(place.article.text, start, end, _PARTING) if start < end else None
    stream = place.tokens(extent) if extent is not None else []
    if not has_main_clause(stream, verbs):
        return
    first, last = without_loose_ends(stream, 0, len(stream), verbs)
    if asserts(stream, first, last):
        yield Extent(start=stream[first].start, end=stream[last - 1].end), NARRATED


def _claims(
    place: Place,
    context: Context,
    whole: Extent,
    attribution: Attribution,
    speaker: str | None,
) -> Iterator[Candidate]:
    """The clauses of a stretch as candidates; one without a subject tells of `speaker`."""
    article = place.article
    extent = fitted(article.text, whole)
    if extent is None or only_the_clock(extent.of(article.text)):
        return
    stream = _with_quotations(place, extent)
    spoken = attribution.mode is Mode.DIRECT
    told = attribution is not NARRATED and not spoken
    found = clauses(stream, 0, len(stream), spoken=spoken, told=told)
    if len(found) < 2:
        found = [Clause(start=0, end=len(stream))] if stream else []
    for clause in found:
        part = Extent(start=stream[clause.start].start, end=stream[clause.end - 1].end)
        claim = extent if len(found) == 1 else fitted(article.text, part)
        if claim is None:
            continue
        borrowed = stream[slice(*clause.subject)] if clause.subject else []
        subject = context.words(borrowed) if borrowed else None
        if speaker and _lacks_subject(stream, clause):
            subject = speaker
        yield propose(
            article.text,
            article.reading,
            claim,
            statement=standalone(
                context,
                stream,
                claim,
                attribution,
                subject=subject,
            ),
            attribution=attribution,
            detector=DETECTOR.key,
        )


def _lacks_subject(stream: Sequence[Token], clause: Clause) -> bool:
    """Whether a clause begins with what somebody says, or does not: "declined to name them".

    "And told her to leave" may be what others did, of whom they spoke.
    """
    place = past_adverbs(stream, clause.start)
    if clause.subject is not None or not says_next(stream[: clause.end], clause.start):
        return False
    return stream[place].key not in _TELL or key_at(stream, place + 1) not in _OBJECTS


def _with_quotations(place: Place, extent: Extent) -> list[Token]:
    """The tokens of a stretch; exact words that are not cut stay whole."""
    kinds = {QuotationKind.DIRECT, QuotationKind.MIXED}
    quotations = place.article.reading.quotations
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
    if not inside:
        return place.tokens(extent)
    return with_quotations(place.words, place.article.plain, extent, inside)[:LONGEST]


DETECTOR = Detector(key="passages", title="Passages", detect=_detect)
