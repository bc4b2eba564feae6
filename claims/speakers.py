"""Whose words are whose: attributed quotations, and statements with their speakers.

Every cue of a sentence (`claims.cues`) gives its content a speaker (`claims.resolution`). What has
no cue of its own follows from its place: the label of a turn, a colon before it, the quotation
before it (method `continued`, lower confidence). Speech inside speech keeps the chain of who
passes it on. What is not certain stays without a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claims.attitudes import MANNER, attitudes
from claims.cues import Cue, cues, named_beside
from claims.headlines import headline_cues
from claims.lexicon import SAYING, TELLING
from claims.model import Attribution, Mode, SpeakerRole
from claims.people import Table, people
from claims.resolution import Context, Source, pronoun_gender, resolve, stranger_between
from claims.structure import BlockKind, QuotationKind, Statement
from claims.text import Extent, fold, trim
from claims.tokens import LONGEST, Token, quoted, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.structure import Block, Quotation, Sentence

_SPEECH = frozenset({QuotationKind.DIRECT, QuotationKind.MIXED})
_FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})
_MOUTHPIECES = frozenset({"office", "campaign", "team", "staff", "administration"})
_OPENINGS = ("i ", "i'm ", "i've ", "i'll ", "my ")
_SIGNATURE = re.compile(
    r"\s{0,3}(?:―|—|–|--|-)\s{0,3}(?P<name>[A-Z][\w.'-]{0,24}(?: [A-Z][\w.'-]{0,24}){1,4})"
    r"(?=\s*(?:\n|$|,[^\n]{0,80}(?:\n|$)))"
)
"""A name behind a dash that ends its line, a role after it or not."""
_NEAR = 500
"""Characters within which a pronoun goes on with the last speaker: about a paragraph."""
_REST = 0.85
"""What a continued quotation keeps of the confidence of the one before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The quotations with their speakers, the statements in order, and the people named."""

    quotations: tuple[Quotation, ...]
    statements: tuple[Statement, ...]
    table: Table


@dataclass(slots=True, kw_only=True)
class _Work:
    """What is known while a document is read."""

    text: str
    plain: str
    context: Context
    quotations: Sequence[Quotation]
    outer: list[int]
    starts: list[int]
    last: tuple[Source, int] | None = None
    """The last person who spoke in a sentence of their own, and where that was."""
    institution: Source | None = None
    """The last organisation or document that spoke in its own name: "it" may stand for it."""
    given: dict[int, Attribution] = field(default_factory=dict)
    reach: dict[int, int] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)


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
    table = people([stream for place in places for stream in _pieces(tokens(plain, place))])
    outer = _outermost(quotations)
    work = _Work(
        text=text,
        plain=plain,
        context=Context(text=text, table=table, quoted=[quotations[n].extent for n in outer]),
        quotations=quotations,
        outer=outer,
        starts=[quotations[n].extent.start for n in outer],
    )
    headlines = set(titles)
    for place in places:
        _read_sentence(work, place, headline=place in headlines)
    _labelled(work, blocks)
    _introduced(work, blocks, sentences)
    _signed(work)
    _continued(work, sentences)
    _inside(work, sentences)
    return _result(work, table)


def _result(work: _Work, table: Table) -> Speech:
    """Put quotations and statements together."""
    attributed = tuple(
        replace(each, attribution=work.given[n]) if n in work.given else each
        for n, each in enumerate(work.quotations)
    )
    ordered = sorted(work.statements, key=lambda each: (each.extent.start, -each.extent.end))
    return Speech(quotations=attributed, statements=tuple(ordered), table=table)


def _outermost(quotations: Sequence[Quotation]) -> list[int]:
    """The quotations of speech that lie in no other."""
    found: list[int] = []
    end = 0
    for number, each in enumerate(quotations):
        if each.extent.start >= end and each.kind in _SPEECH and not each.unopened:
            found.append(number)
            end = each.extent.end
    return found


def _pieces(stream: list[Token]) -> Iterator[list[Token]]:
    """Cut an overlong sentence."""
    for start in range(0, len(stream), LONGEST):
        yield stream[start : start + LONGEST]


def _within(work: _Work, place: Extent) -> list[tuple[int, Extent]]:
    """The outermost quotations that touch a stretch."""
    first = max(0, bisect_left(work.starts, place.start) - 1)
    last = bisect_left(work.starts, place.end)
    near = ((n, work.quotations[n].extent) for n in work.outer[first:last])
    return [(n, extent) for n, extent in near if extent.overlaps(place)]


def _read_sentence(work: _Work, place: Extent, *, headline: bool) -> None:
    """Attribute what one sentence attributes."""
    for stream in _pieces(tokens(work.plain, place, _within(work, place))):
        found = headline_cues(stream) if headline else []
        found = found or cues(stream)
        said = [(cue, _attribution(work, stream, cue)) for cue in found]
        for number, (cue, attribution) in enumerate(said):
            chained = _chained(cue, attribution, said[:number] + said[number + 1 :])
            if attribution.speaker is not None or cue.source is None or attribution.method:
                _give(work, stream, cue, chained)
        if not headline:
            _beside(work, stream)
            _held(work, stream, frozenset(cue.verb for cue in found))


def _beside(work: _Work, stream: Sequence[Token]) -> None:
    """Give whole quotations without a cue to whoever is named right beside them."""
    for place, token in enumerate(stream):
        number = token.quotation
        if number is None or number in work.given:
            continue
        if work.quotations[number].kind is QuotationKind.DIRECT:
            source = named_beside(stream, place)
            if source is not None:
                cue = Cue(verb=source[1] - 1, source=source, contents=(), manner="beside")
                given = _attribution(work, stream, cue)
                if given.role is SpeakerRole.PERSON:
                    _hand(work, number, replace(given, confidence=0.7, verb=None), len(stream))


def _held(work: _Work, stream: Sequence[Token], taken: frozenset[int]) -> None:
    """Record the attitudes of a sentence; they hand no quotation its speaker."""
    for cue in attitudes(stream, taken):
        attribution = _attribution(work, stream, cue)
        start, end = cue.contents[0]
        if not _is_first_person(stream, cue):
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
    return replace(attribution, via=(*attribution.via, *dict.fromkeys(via)))


def _attribution(work: _Work, stream: Sequence[Token], cue: Cue) -> Attribution:
    """Who a cue names, with which verb, to whom and through whom."""
    source = _source(work, stream, cue)
    method = source.method if cue.manner == "said" else cue.manner
    return Attribution(
        speaker=source.speaker,
        role=source.role,
        mode=Mode.INDIRECT,
        title=source.title,
        verb=stream[cue.verb].key if stream[cue.verb].is_word else None,
        via=_passed_on(work, stream, cue),
        addressee=_addressee(work, stream, cue),
        method=method,
        confidence=source.confidence,
        candidates=source.candidates,
        extent=_cue_extent(stream, cue),
    )


def _source(work: _Work, stream: Sequence[Token], cue: Cue) -> Source:
    """Who a cue names."""
    if cue.source is None:
        return Source(speaker=None, role=SpeakerRole.UNKNOWN, method=cue.manner, confidence=0.5)
    phrase = stream[cue.source[0] : cue.source[1]]
    if [token.key for token in phrase] == ["it"] and work.institution is not None:
        return replace(work.institution, method="pronoun", confidence=0.6)
    source = resolve(work.context, phrase)
    if source.speaker is None:
        return _carried(work, phrase, source)
    institutional = source.role in {SpeakerRole.ORGANISATION, SpeakerRole.DOCUMENT}
    work.institution = source if institutional else None
    if source.role is SpeakerRole.PERSON:
        work.last = (source, phrase[-1].end)
    return source


def _carried(work: _Work, phrase: Sequence[Token], source: Source) -> Source:
    """Let a pronoun that is open go on with the one who spoke last, if near and fitting."""
    wanted = pronoun_gender(phrase)
    if wanted is None or work.last is None or source.method != "pronoun":
        return source
    last, place = work.last
    if last.gender not in {None, wanted} or not 0 <= phrase[0].start - place < _NEAR:
        return source
    if stranger_between(work.context, place, phrase[0].start):
        return source
    others = tuple(name for name in source.candidates if name != last.speaker)
    work.last = (last, phrase[-1].end)
    return replace(last, method="pronoun", confidence=0.55, candidates=others)


def _passed_on(work: _Work, stream: Sequence[Token], cue: Cue) -> tuple[str, ...]:
    """The outlet in "the paper quoted a source that"."""
    if cue.via is None:
        return ()
    outlet = resolve(work.context, stream[cue.via[0] : cue.via[1]])
    return (outlet.speaker,) if outlet.speaker is not None else ()


def _addressee(work: _Work, stream: Sequence[Token], cue: Cue) -> str | None:
    """Who is told: a person of the table where the words mean one, else the words."""
    if cue.addressee is None:
        return None
    phrase = stream[cue.addressee[0] : cue.addressee[1]]
    source = resolve(work.context, phrase)
    if source.role is SpeakerRole.PERSON and source.speaker is not None:
        return source.speaker
    return work.context.words(phrase)


def _cue_extent(stream: Sequence[Token], cue: Cue) -> Extent:
    """From the first to the last word of source and verb."""
    first = cue.verb if cue.source is None else min(cue.verb, cue.source[0])
    last = cue.verb if cue.source is None else max(cue.verb, cue.source[1] - 1)
    return Extent(start=stream[first].start, end=stream[last].end)


def _give(work: _Work, stream: Sequence[Token], cue: Cue, attribution: Attribution) -> None:
    """Record the contents of a cue, and hand its speaker to the quotations in them."""
    if _is_first_person(stream, cue):
        return
    for start, end in cue.contents:
        quoted = [t.quotation for t in stream[start:end] if t.quotation is not None]
        alone = len(quoted) == end - start
        for number in quoted:
            _hand(work, number, attribution, end - start)
        extent = Extent(start=stream[start].start, end=stream[end - 1].end)
        if alone:
            continue
        mode = Mode.MIXED if quoted else Mode.INDIRECT
        work.statements.append(
            Statement(extent=extent, attribution=replace(attribution, mode=mode))
        )


def _is_first_person(stream: Sequence[Token], cue: Cue) -> bool:
    """Whether the writer speaks of themselves: "I say"."""
    return cue.source is not None and stream[cue.source[0]].key in _FIRST_PERSON


def _hand(work: _Work, number: int, attribution: Attribution, reach: int) -> None:
    """Give a quotation its speaker; the cue with the narrowest content wins."""
    if number in work.given and work.reach[number] <= reach:
        return
    quotation = work.quotations[number]
    mode = Mode.DIRECT if quotation.kind is QuotationKind.DIRECT else Mode.MIXED
    work.given[number] = _as_mouthpiece(work, quotation, replace(attribution, mode=mode))
    work.reach[number] = reach


def _as_mouthpiece(work: _Work, quotation: Quotation, attribution: Attribution) -> Attribution:
    """In "the mayor's office said: I support …" the words the mayor's, passed on."""
    name = attribution.speaker or ""
    owner, genitive, rest = name.replace("’", "'").partition("'s ")
    if not genitive or rest.split()[-1:] == [] or rest.split()[-1] not in _MOUTHPIECES:
        return attribution
    opening = work.plain[quotation.inner.start : quotation.inner.start + 12].lower()
    holders = work.context.table.named(owner.split())
    if len(holders) != 1 or not opening.startswith(_OPENINGS):
        return attribution
    return replace(
        attribution,
        speaker=holders[0].name,
        role=SpeakerRole.PERSON,
        title=next(iter(holders[0].titles), None),
        via=(name, *attribution.via),
        method="office",
        confidence=0.85,
    )


def _labelled(work: _Work, blocks: Sequence[Block]) -> None:
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


def _label(work: _Work, block: Block) -> Attribution:
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


def _introduced(work: _Work, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> None:
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
                _hand(work, number, _attribution(work, joined, cue), 1)
        _beside(work, joined)


def _signed(work: _Work) -> None:
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
        _hand(work, number, given, 1)


def _continued(work: _Work, sentences: Sequence[Sentence]) -> None:
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


def _floats(work: _Work, quotation: Quotation, starts: Sequence[int]) -> bool:
    """Whether a quotation is speech of its own: whole, or a sentence that begins with it."""
    if quotation.kind is QuotationKind.DIRECT:
        return True
    place = bisect_left(starts, quotation.extent.start)
    opens = place < len(starts) and starts[place] == quotation.extent.start
    return opens and work.plain[quotation.inner.start].isupper()


def _narrated_between(
    work: _Work,
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


def _stays_with(work: _Work, place: Extent, before: int) -> bool:
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


def _inside(work: _Work, sentences: Sequence[Sentence]) -> None:
    """Find who is said to have said something inside quotations, and keep the chain."""
    for sentence in sentences:
        for number, extent in _within(work, sentence.extent):
            inner = work.quotations[number].inner
            start = max(extent.start, sentence.extent.start, inner.start)
            place = trim(work.text, start, min(inner.end, sentence.extent.end))
            if place is not None:
                _read_inner(work, place, number)
    work.statements.extend(
        Statement(extent=work.quotations[n].extent, attribution=given)
        for n, given in work.given.items()
    )


def _read_inner(work: _Work, place: Extent, number: int) -> None:
    """The cues of one sentence inside a quotation."""
    outer = work.given.get(number)
    chain = (outer.speaker, *outer.via) if outer is not None and outer.speaker else ()
    for stream in _pieces(tokens(work.plain, place)):
        for cue in cues(stream):
            lemma = stream[cue.verb].key
            if lemma not in SAYING | TELLING or cue.source is None:
                continue
            attribution = _attribution(work, stream, cue)
            if attribution.speaker is None or attribution.method == "pronoun":
                continue
            if stream[cue.source[0]].key not in _FIRST_PERSON:
                via = (*attribution.via, *chain)
                _give(work, stream, cue, replace(attribution, via=via))
