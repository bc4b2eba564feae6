"""Whose words are whose: attributed quotations, and statements with their speakers.

Every cue of a sentence (`claims.cues`) gives its content a speaker (`claims.attributing`); what has
no cue of its own follows from its place (`claims.uncued`); attitudes stand beside
(`claims.attitudes`). What is not certain stays without a name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.attitudes import attitudes
from claims.attributing import (
    SPEECH,
    Work,
    attribution_of,
    give,
    is_first_person,
    is_told,
    pieces,
    within,
)
from claims.cues import cues
from claims.headlines import headline_cues
from claims.people import Table, people
from claims.source_form import Context
from claims.structure import BlockKind, Statement
from claims.text import Extent, fold
from claims.tokens import Token, tokens, with_quotations
from claims.uncued import continued, give_beside, inside, introduced, labelled, signed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.cue_form import Cue
    from claims.model import Attribution
    from claims.structure import Block, Quotation, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The quotations with their speakers, the statements in order, and the people named.

    `streams` are the tokens of each sentence and title, quotations not taken together.
    """

    quotations: tuple[Quotation, ...]
    statements: tuple[Statement, ...]
    table: Table
    streams: Mapping[Extent, list[Token]]


def speech(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> Speech:
    """Return who says what in `text`."""
    plain = fold(text)
    titles = [b.extent for b in blocks if b.kind in {BlockKind.HEADLINE, BlockKind.CAPTION}]
    places = sorted([*titles, *(sentence.extent for sentence in sentences)])
    streams = {place: tokens(plain, place) for place in places}
    table = people([stream for place in places for stream in pieces(streams[place])])
    outer = _outermost(quotations)
    work = Work(
        text=text,
        plain=plain,
        context=Context(text=text, table=table, quoted=[quotations[n].extent for n in outer]),
        quotations=quotations,
        outer=outer,
        starts=[quotations[n].extent.start for n in outer],
    )
    headlines = set(titles)
    for place in places:
        around = within(work, place)
        stream = streams[place]
        if around:
            stream = with_quotations(stream, plain, place, around)
        _read_sentence(work, stream, headline=place in headlines)
    labelled(work, blocks)
    introduced(work, blocks, sentences)
    signed(work)
    continued(work, sentences)
    inside(work, sentences, streams)
    return _result(work, table, streams)


def _result(work: Work, table: Table, streams: Mapping[Extent, list[Token]]) -> Speech:
    """Put quotations and statements together."""
    attributed = tuple(
        replace(each, attribution=work.given[n]) if n in work.given else each
        for n, each in enumerate(work.quotations)
    )
    ordered = sorted(work.statements, key=lambda each: (each.extent.start, -each.extent.end))
    return Speech(quotations=attributed, statements=tuple(ordered), table=table, streams=streams)


def _outermost(quotations: Sequence[Quotation]) -> list[int]:
    """The quotations of speech that lie in no other."""
    found: list[int] = []
    end = 0
    for number, each in enumerate(quotations):
        if each.extent.start >= end and each.kind in SPEECH and not each.unopened:
            found.append(number)
            end = each.extent.end
    return found


def _read_sentence(work: Work, whole: list[Token], *, headline: bool) -> None:
    """Attribute what one sentence attributes."""
    for stream in pieces(whole):
        found = headline_cues(stream) if headline else []
        found = found or cues(stream)
        said = [(cue, attribution_of(work, stream, cue)) for cue in found]
        for number, (cue, attribution) in enumerate(said):
            chained = _chained(cue, attribution, said[:number] + said[number + 1 :])
            if attribution.speaker is not None or cue.source is None or attribution.method:
                give(work, stream, cue, chained, told=is_told(stream, cue, found))
        if not headline:
            give_beside(work, stream)
            _held(work, stream, found)


def _held(work: Work, stream: Sequence[Token], said: Sequence[Cue]) -> None:
    """Record the attitudes of a sentence; they hand no quotation its speaker.

    One inside somebody's words is part of what they say and not the reporter's to tell; one about
    what somebody says ("responding to a report that …") adds nothing to it.
    """
    told = [content for cue in said for content in cue.contents]
    for cue in attitudes(stream, frozenset(cue.verb for cue in said)):
        if any(start <= cue.verb < end for start, end in told):
            continue
        told.extend(cue.contents)
        start, end = cue.contents[0]
        if any(start <= other.verb < end for other in said):
            continue
        attribution = attribution_of(work, stream, cue)
        if not is_first_person(stream, cue):
            extent = Extent(start=stream[start].start, end=stream[end - 1].end)
            work.statements.append(Statement(extent=extent, attribution=attribution))


def _chained(
    cue: Cue, attribution: Attribution, others: Sequence[tuple[Cue, Attribution]]
) -> Attribution:
    """Add those inside whose content this cue stands, nearest the speaker first."""
    around = [
        (end - start, other)
        for outer, other in others
        for start, end in outer.contents
        if start <= cue.verb < end and other.speaker is not None and outer.verb != cue.verb
    ]
    names = [other.speaker for _, other in sorted(around, key=lambda each: each[0])]
    via = [name for name in names if name is not None and name != attribution.speaker]
    if not via:
        return attribution
    return replace(attribution, via=(*attribution.via, *dict.fromkeys(via)))
