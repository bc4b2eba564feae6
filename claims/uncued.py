"""Quotations without a verb of saying: whose they are follows from where they stand.

The label of a turn in a transcript, a colon in the paragraph before, a name beside them or signed
behind a dash, the quotation before them (method `continued`, less certain). Speech inside speech
keeps the chain of who passes it on. What none of these settles stays without a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.attributing import FIRST_PERSON, Work, attribution_of, give, hand, pieces, within
from claims.cue_form import Cue
from claims.cues import cues, named_beside
from claims.lexicon import SAYING, TELLING
from claims.model import Attribution, Mode, SpeakerRole
from claims.resolution import resolve
from claims.structure import BlockKind, QuotationKind, Statement
from claims.text import CAPITALS, Extent, trim
from claims.tokens import LONGEST, part_of, quoted, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.structure import Block, Quotation, Sentence
    from claims.tokens import Token

_SIGNATURE = re.compile(
    r"\s{0,3}(?:―|—|–|--|-)\s{0,3}"
    rf"(?P<name>[{CAPITALS}][\w.'-]{{0,24}}(?: [{CAPITALS}][\w.'-]{{0,24}}){{1,4}})"
    r"(?=\s*(?:\n|$|,[^\n]{0,80}(?:\n|$)))"
)
"""A name behind a dash that ends its line, a role after it or not."""
_TELLS = frozenset(SAYING) | frozenset(TELLING)
_BESIDE = frozenset({SpeakerRole.PERSON, SpeakerRole.DOCUMENT})
_REST = 0.85
"""What a continued quotation keeps of the confidence of the one before it."""


def give_beside(work: Work, stream: Sequence[Token]) -> None:
    """Give whole quotations without a cue to whoever is named right beside them."""
    for place, token in enumerate(stream):
        number = token.quotation
        if number is None or number in work.given:
            continue
        if work.quotations[number].kind is QuotationKind.DIRECT:
            source = named_beside(stream, place)
            if source is not None:
                cue = Cue(verb=source[1] - 1, source=source, contents=(), manner="beside")
                given = attribution_of(work, stream, cue)
                if given.role in _BESIDE:
                    hand(work, number, replace(given, confidence=0.7, verb=None), len(stream))


def labelled(work: Work, blocks: Sequence[Block]) -> None:
    """Give the turns of a transcript to the names on their labels."""
    label: Attribution | None = None
    for number, block in enumerate(blocks):
        text = block.extent.of(work.text)
        if block.kind is BlockKind.BYLINE:
            label = _label(work, block) if text.endswith(":") else None
        elif block.kind in {BlockKind.HEADLINE, BlockKind.METADATA}:
            label = None
        elif label is not None and number:
            work.statements.append(Statement(extent=block.extent, attribution=label))


def _label(work: Work, block: Block) -> Attribution:
    """The attribution of a turn from its label."""
    name = Extent(start=block.extent.start, end=block.extent.end - 1)
    raw = name.of(work.text).strip("[]")
    known = work.context.table.named(
        [word.title() if word.isupper() else word for word in raw.split()]
    )
    return Attribution(
        speaker=known[0].name if len(known) == 1 else raw,
        role=SpeakerRole.PERSON,
        mode=Mode.DIRECT,
        method="label",
        confidence=0.9,
        extent=name,
    )


def introduced(work: Work, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> None:
    """Give a quotation that opens a paragraph to the cue that ends the one before with a colon."""
    last: dict[int, Extent] = {sentence.block: sentence.extent for sentence in sentences}
    at = {blocks[number].extent.start: number for number in last}
    for number in work.outer:
        block = at.get(work.quotations[number].extent.start)
        lead = last.get(block - 1) if block else None
        if number in work.given or lead is None or work.plain[lead.end - 1] != ":":
            continue
        stream = tokens(work.plain, lead)[-LONGEST:]
        joined = [*stream, quoted(lead.end, lead.end + 1, number)]
        for cue in cues(joined)[-1:]:
            if any(end == len(joined) for _, end in cue.contents):
                hand(work, number, attribution_of(work, joined, cue), 1)
        give_beside(work, joined)


def signed(work: Work) -> None:
    """Give a quotation to the name after a dash behind it: "We waited." — Ann Roe."""
    for number in work.outer:
        match = _SIGNATURE.match(work.plain, work.quotations[number].extent.end)
        if number in work.given or match is None:
            continue
        place = Extent(start=match.start("name"), end=match.end("name"))
        source = resolve(work.context, tokens(work.plain, place))
        given = Attribution(
            speaker=source.speaker,
            role=source.role,
            mode=Mode.DIRECT,
            title=source.title,
            method="signed",
            confidence=min(source.confidence, 0.85),
            candidates=source.candidates,
            extent=place,
        )
        hand(work, number, given, 1)


def continued(work: Work, sentences: Sequence[Sentence]) -> None:
    """Let a floating quotation take the speaker of the attributed one before it."""
    starts = [sentence.extent.start for sentence in sentences]
    before: int | None = None
    for number in work.outer:
        quotation = work.quotations[number]
        floats = number not in work.given and _floats(work, quotation, starts)
        if (
            floats
            and before is not None
            and not _narrated_between(work, sentences, starts, before, number)
        ):
            work.given[number] = _carried_on(work.given[before])
        before = number if number in work.given else None


def _floats(work: Work, quotation: Quotation, starts: Sequence[int]) -> bool:
    """Whether a quotation is speech of its own: whole, or a sentence that begins with it."""
    if quotation.kind is QuotationKind.DIRECT:
        return True
    place = bisect_left(starts, quotation.extent.start)
    opens = place < len(starts) and starts[place] == quotation.extent.start
    return opens and work.plain[quotation.inner.start].isupper()


def _narrated_between(
    work: Work,
    sentences: Sequence[Sentence],
    starts: Sequence[int],
    before: int,
    number: int,
) -> bool:
    """Whether a sentence of the reporter's own stands between two quotations."""
    start, end = work.quotations[before].extent.end, work.quotations[number].extent.start
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    between = [s for s in sentences[first : min(last, first + 50)] if s.extent.end <= end]
    return len(between) > 1 or any(not _stays_with(work, each.extent, before) for each in between)


def _stays_with(work: Work, place: Extent, before: int) -> bool:
    """Whether a sentence after a quotation goes on about its speaker: "He gave no reason."."""
    given = work.given[before]
    opening = work.plain[place.start : place.start + 4].lower()
    if given.role is not SpeakerRole.PERSON or not opening.startswith(("he ", "she ")):
        return False
    mentions = work.context.table.mentions
    first = bisect_left(mentions, place.start, key=lambda each: each.extent.start)
    last = bisect_left(mentions, place.end, key=lambda each: each.extent.start)
    others = {work.context.table.people[m.person].name for m in mentions[first:last]}
    return others <= {given.speaker} and "\n" not in work.text[place.start - 2 : place.start]


def _carried_on(attribution: Attribution) -> Attribution:
    """The speaker of the quotation before, less certain."""
    confidence = round(attribution.confidence * _REST, 3)
    return replace(attribution, mode=Mode.DIRECT, method="continued", confidence=confidence)


def inside(
    work: Work, sentences: Sequence[Sentence], streams: Mapping[Extent, list[Token]]
) -> None:
    """Find who is said to have said something inside quotations, and keep the chain."""
    for sentence in sentences:
        for number, extent in within(work, sentence.extent):
            inner = work.quotations[number].inner
            start = max(extent.start, sentence.extent.start, inner.start)
            place = trim(work.text, start, min(inner.end, sentence.extent.end))
            if place is not None:
                stream = part_of(streams[sentence.extent], work.plain, place)
                _read_inner(work, stream, number)
    work.statements.extend(
        Statement(extent=work.quotations[n].extent, attribution=given)
        for n, given in work.given.items()
    )


def _read_inner(work: Work, whole: list[Token], number: int) -> None:
    """The cues of one sentence inside a quotation."""
    outer = work.given.get(number)
    chain = (outer.speaker, *outer.via) if outer is not None and outer.speaker else ()
    for stream in pieces(whole):
        for cue in cues(stream):
            lemma = stream[cue.verb].key
            if lemma not in _TELLS or cue.source is None:
                continue
            attribution = attribution_of(work, stream, cue)
            if attribution.speaker is None or attribution.method == "pronoun":
                continue
            if stream[cue.source[0]].key not in FIRST_PERSON:
                via = (*attribution.via, *chain)
                give(work, stream, cue, replace(attribution, via=via))
