"""What is known while a document's speakers are read, and how a cue's content gets its speaker.

A cue (`claims.cues`) names a source by its words; `claims.resolution` says who that is. Here both
become an attribution, which goes to the content: to its quotations, and as a statement to the rest.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claims.lexicon import SAYING
from claims.model import Attribution, Mode, SpeakerRole
from claims.pronouns import may_be_unnamed, pronoun_gender, stranger_between
from claims.resolution import SEVERAL, resolve
from claims.source_form import Context, Source
from claims.structure import QuotationKind, Statement
from claims.text import Extent
from claims.tokens import LONGEST, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.cue_form import Cue
    from claims.structure import Quotation
    from claims.tokens import Token

SPEECH = frozenset({QuotationKind.DIRECT, QuotationKind.MIXED})
FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})
_MOUTHPIECES = frozenset({"office", "campaign", "team", "staff", "administration"})
_OPENINGS = ("i ", "i'm ", "i've ", "i'll ", "my ")
_NEAR = 500
"""Characters within which a pronoun goes on with the last speaker: about a paragraph."""


@dataclass(slots=True, kw_only=True)
class Work:
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


def pieces(stream: list[Token]) -> Iterator[list[Token]]:
    """Cut an overlong sentence."""
    for start in range(0, len(stream), LONGEST):
        yield stream[start : start + LONGEST]


def within(work: Work, place: Extent) -> list[tuple[int, Extent]]:
    """The outermost quotations that touch a stretch."""
    first = max(0, bisect_left(work.starts, place.start) - 1)
    last = bisect_left(work.starts, place.end)
    near = ((n, work.quotations[n].extent) for n in work.outer[first:last])
    return [(n, extent) for n, extent in near if extent.overlaps(place)]


def attribution_of(work: Work, stream: Sequence[Token], cue: Cue) -> Attribution:
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


def _source(work: Work, stream: Sequence[Token], cue: Cue) -> Source:
    """Who a cue names."""
    if cue.source is None:
        return Source(speaker=None, role=SpeakerRole.UNKNOWN, method=cue.manner, confidence=0.5)
    phrase = [subject_of(token) for token in stream[cue.source[0] : cue.source[1]]]
    if [token.key for token in phrase] == ["it"] and work.institution is not None:
        return replace(work.institution, method="pronoun", confidence=0.6)
    source = resolve(work.context, phrase)
    if source.speaker is None:
        return _carried(work, phrase, source)
    institutional = source.role in {SpeakerRole.ORGANISATION, SpeakerRole.DOCUMENT}
    work.institution = source if institutional else None
    if source.role is SpeakerRole.PERSON:
        work.last = (source, phrase[-1].end) if source.method != SEVERAL else None
    return source


def _carried(work: Work, phrase: Sequence[Token], source: Source) -> Source:
    """Let a pronoun that is open go on with the one who spoke last, if near and fitting."""
    wanted = pronoun_gender(phrase)
    if wanted is None or work.last is None or source.method != "pronoun":
        return source
    last, place = work.last
    if last.gender not in {None, wanted} or not 0 <= phrase[0].start - place < _NEAR:
        return source
    if stranger_between(work.context, place, phrase[0].start):
        return source
    if may_be_unnamed(work.context, place, last.gender, phrase[0]):
        return source
    others = tuple(name for name in source.candidates if name != last.speaker)
    work.last = (last, phrase[-1].end)
    return replace(last, method="pronoun", confidence=0.55, candidates=others)


def _passed_on(work: Work, stream: Sequence[Token], cue: Cue) -> tuple[str, ...]:
    """The outlet in "the paper quoted a source that"."""
    if cue.via is None:
        return ()
    outlet = resolve(work.context, stream[cue.via[0] : cue.via[1]])
    return (outlet.speaker,) if outlet.speaker is not None else ()


def _addressee(work: Work, stream: Sequence[Token], cue: Cue) -> str | None:
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


def is_first_person(stream: Sequence[Token], cue: Cue) -> bool:
    """Whether the writer speaks of themselves: "I say"."""
    if cue.source is None:
        return False
    first = subject_of(stream[cue.source[0]])
    return first.key in FIRST_PERSON and first.raw != "US"


def is_told(stream: Sequence[Token], cue: Cue, others: Sequence[Cue]) -> bool:
    """Whether a thought or wish stands in what somebody else is reported to say.

    "Roe said she thinks it is late": it is Roe's to tell, and no statement of its own.
    """
    if cue.manner != "said" or stream[cue.verb].key in SAYING:
        return False
    around = (content for other in others if other.verb != cue.verb for content in other.contents)
    return any(start <= cue.verb < end for start, end in around)


def give(
    work: Work, stream: Sequence[Token], cue: Cue, attribution: Attribution, *, told: bool = False
) -> None:
    """Record the contents of a cue, and hand its speaker to the quotations in them.

    What is only `told` by somebody else is not recorded.
    """
    if is_first_person(stream, cue):
        return
    for start, end in cue.contents:
        quoted = [t.quotation for t in stream[start:end] if t.quotation is not None]
        alone = len(quoted) == end - start
        for number in quoted:
            hand(work, number, attribution, end - start)
        extent = Extent(start=stream[start].start, end=stream[end - 1].end)
        if alone or told:
            continue
        given = replace(attribution, mode=Mode.MIXED) if quoted else attribution
        work.statements.append(Statement(extent=extent, attribution=given))


def hand(work: Work, number: int, attribution: Attribution, reach: int) -> None:
    """Give a quotation its speaker; the cue with the narrowest content wins."""
    if number in work.given and work.reach[number] <= reach:
        return
    quotation = work.quotations[number]
    mode = Mode.DIRECT if quotation.kind is QuotationKind.DIRECT else Mode.MIXED
    work.given[number] = _as_mouthpiece(work, quotation, replace(attribution, mode=mode))
    work.reach[number] = reach


def _as_mouthpiece(work: Work, quotation: Quotation, attribution: Attribution) -> Attribution:
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
