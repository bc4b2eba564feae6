"""What somebody is reported to have said within a sentence, as far as it is a claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims import word_classes as classes
from claims.addressees import is_day
from claims.clauses import asserts, subject_verb
from claims.detect.place import Place, bare
from claims.inflection import every_form
from claims.lexicon import SAYING
from claims.model import Mode
from claims.text import Extent
from claims.verbs import finite_in, is_finite
from claims.word_lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.model import Attribution
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
_OCCASIONS = listed(
    """
    interview statement letter email e-mail message post tweet conference hearing meeting speech
    report broadcast call briefing column blog testimony court trial appearance debate address
    condition phone telephone
    """
)
"""Where and by what means people say things."""
_MARKS = "\"“”„«»'‘’`,"


def reported(place: Place, near: Sequence[Statement]) -> Iterator[tuple[Extent, Attribution]]:
    """The contents within a sentence that are claims, none inside another."""
    chosen: list[tuple[Extent, Attribution]] = []
    for statement in _most_telling_first(list(_joined(place, near))):
        start = max(place.extent.start, statement.extent.start)
        end = min(place.extent.end, statement.extent.end)
        exact = statement.attribution.mode is Mode.DIRECT
        extent = bare(place.article.text, start, end, _MARKS if exact else ",")
        if extent is None or not _is_claim(statement):
            continue
        asserted = extent if exact else _asserted(place, extent, statement.attribution.verb)
        if asserted is None:
            continue
        extent = asserted
        if not any(extent.overlaps(other) for other, _ in chosen):
            chosen.append((extent, statement.attribution))
    yield from sorted(chosen, key=lambda pair: pair[0])


def _joined(place: Place, near: Sequence[Statement]) -> Iterator[Statement]:
    """The statements, halves that assert nothing alone put together: "Taxes, he said, rose"."""
    halves: dict[Extent, Statement] = {}
    for each in near:
        cue = each.attribution.extent
        if cue is None or each.attribution.mode is not Mode.INDIRECT:
            yield each
            continue
        first = halves.pop(cue, None)
        if first is None:
            halves[cue] = each
        elif first.extent.end <= cue.start and cue.end <= each.extent.start:
            apart = any(_asserted(place, half.extent, None) for half in (first, each))
            apart = apart and not _goes_on(place, each.extent)
            whole = Extent(start=first.extent.start, end=each.extent.end)
            yield from (first, each) if apart else (replace(each, extent=whole),)
        else:
            yield from (first, each)
    yield from halves.values()


def _asserted(place: Place, extent: Extent, verb: str | None) -> Extent | None:
    """What a reported content asserts; None for a question, "to wait", a mere "that is so"."""
    stream = place.tokens(extent)
    if not stream or stream[0].key in _QUESTIONS | {"to"}:
        return None
    if verb in _WONDERING and stream[0].key in {"if", "when", "where"}:
        return None
    if stream[0].key in _TAKEN_FOR_TRUE:
        clear = len(stream) > 2 and subject_verb(stream, 1) is not None
        return Extent(start=stream[1].start, end=extent.end) if clear else None
    if is_finite(stream, 0) or not asserts(stream, 0, len(stream)):
        return None
    return extent


def _goes_on(place: Place, extent: Extent) -> bool:
    """Whether what follows a cue only goes on with what was said: "…, he said, in the storm".

    Not when or where somebody said it: "…, he said, in an interview".
    """
    stream = place.tokens(extent)
    opens = len(stream) > 2 and stream[0].key in classes.PREPOSITIONS | {"to"}
    if not opens or finite_in(stream, 0, len(stream)) is not None:
        return False
    return not is_day(stream, 1) and _OCCASIONS.isdisjoint(token.key for token in stream)


def _most_telling_first(near: Sequence[Statement]) -> list[Statement]:
    """Exact words before reported ones; of those, the innermost first.

    What one cue reports stays together: its exact words are a part of it.
    """
    whole: dict[Extent | None, int] = {}
    for each in near:
        cue = each.attribution.extent
        whole[cue] = max(_length(each), whole.get(cue, 0))

    def rank(statement: Statement) -> tuple[int, int, int]:
        attribution, length = statement.attribution, _length(statement)
        if attribution.mode is Mode.DIRECT:
            return (0, -length, 0)
        longest = whole[attribution.extent] if attribution.mode is Mode.MIXED else length
        return (1 if attribution.verb in SAYING else 2, longest, statement.extent.start)

    return sorted(near, key=rank)


def _length(statement: Statement) -> int:
    return statement.extent.end - statement.extent.start


def _is_claim(statement: Statement) -> bool:
    """Whether a content can be a claim of its own, by the cue it has."""
    attribution = statement.attribution
    return attribution.method not in _EVALUATED and attribution.verb not in _DENIALS
