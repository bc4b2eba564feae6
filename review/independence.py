"""How many independent sources a claim's evidence has: strands that lean on one origin are one.

Every joining has its reason in a sentence. What is counted is origins that are known and are not
the claim's own: a piece whose origin is not known never counts, and that is said, because it may
be any of the others. Names join even where they might be namesakes: counting one source too few
makes a desk look further, counting one too many makes it stop.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claims.lineage import OriginKind, Strand, same_name
from claims.match import RUN, connected, document_likeness, likeness, set_apart
from review.model import SourceKind
from review.sources import SourceClass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from review.model import OutsideSource

COPIED = 0.97
"""Likeness of two passages from which their words are the same but for spelling or punctuation."""
COPIED_RUNS = 0.9
"""Share of the shorter passage's eight-word runs that the other has, from which it was copied."""

_ORIGINAL_KINDS = frozenset({SourceKind.RECORD, SourceKind.INTERVIEW})
"""Kinds that are an origin by themselves, whether or not somebody has classed them."""


class Counted(StrEnum):
    """Whether an origin counts as an independent source, and why not."""

    YES = "yes"
    OWN = "own"
    """The claim itself leans on it."""
    UNKNOWN = "unknown"
    """Nobody knows what it leans on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """That a person said of two pieces, or of a piece and the claim, that their origin is one."""

    left: str
    right: str
    because: str
    said_by: str
    id: str = ""
    claim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One origin and the pieces of evidence that lean on it; `reasons` are sentences."""

    name: str
    pieces: tuple[str, ...]
    counted: Counted
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """The origins of a claim's evidence, those that count before those that do not."""

    origins: tuple[Origin, ...] = ()

    @property
    def pieces(self) -> int:
        """How many pieces of evidence there are."""
        return sum(len(origin.pieces) for origin in self.origins)

    @property
    def sources(self) -> int:
        """How many independent sources these amount to."""
        return sum(origin.counted is Counted.YES for origin in self.origins)

    def not_counted(self, why: Counted) -> int:
        """Return how many pieces do not count for this reason."""
        return sum(len(origin.pieces) for origin in self.origins if origin.counted is why)


def strand_of_source(
    piece: str, words: str, source: OutsideSource, said: SourceClass | None
) -> Strand:
    """Return the strand of a piece that points outside the desk.

    Reporting at an address is its host's own, so that two pages of one outlet are one origin.
    """
    kind, missing = _kind_of(source, said)
    host = _host(source) if said is SourceClass.REPORTING else ""
    name = host or source.title
    return Strand(
        id=piece,
        kind=OriginKind.OUTLET if host else kind,
        name="" if missing else name,
        chain=("origin not known" if missing else host, source.title)[not (missing or host) :],
        words=words,
        missing=missing,
        title=source.title,
        source=source.id,
    )


def independence(strands: Sequence[Strand], shared: Iterable[Shared] = ()) -> Independence:
    """Return the origins that a claim's evidence leans on; strands of the claim are `is_own`."""
    said = {frozenset((one.left, one.right)): one for one in shared}
    joined = {
        (one.id, other.id): why
        for one, other in combinations(strands, 2)
        if (why := _why_one(one, other, said.get(frozenset((one.id, other.id)))))
    }
    alone = ((one.id, one.id) for one in strands)
    groups = connected([*alone, *joined])
    by_id = {one.id: one for one in strands}
    found = [
        _origin([by_id[piece] for piece in by_id if piece in group], joined) for group in groups
    ]
    order = list(Counted)
    known = sorted((one for one in found if one.pieces), key=lambda one: order.index(one.counted))
    return Independence(origins=tuple(known))


def _origin(members: Sequence[Strand], joined: dict[tuple[str, str], str]) -> Origin:
    inside = {one.id for one in members}
    whys = (why for pair, why in joined.items() if inside.issuperset(pair))
    counted = _counted(members)
    return Origin(
        name=next((one.name for one in members if one.name), ""),
        pieces=tuple(one.id for one in members if not one.is_own),
        counted=counted,
        reasons=tuple(dict.fromkeys((*whys, *_not_known(members, counted)))),
    )


def _counted(members: Sequence[Strand]) -> Counted:
    if any(one.is_own for one in members):
        return Counted.OWN
    return Counted.YES if any(not one.missing for one in members) else Counted.UNKNOWN


def _not_known(members: Sequence[Strand], counted: Counted) -> Iterator[str]:
    """Yield why the origin does not count; a known one among the members settles it for all."""
    if counted is Counted.UNKNOWN:
        for one in members:
            yield f"Origin not known, not counted: {one.missing}."


def _why_one(one: Strand, other: Strand, said: Shared | None) -> str:
    """Return why two strands have one origin, in a sentence; empty where they do not."""
    if one.is_own and other.is_own:
        return ""
    if said is not None:
        because = f": {said.because}" if said.because else ""
        return f"{said.said_by} says that both lean on the same origin{because}".rstrip(".") + "."
    if one.source and one.source == other.source:
        return f"Both are the same source, “{one.title}”."
    if _copied(one.words, other.words):
        return "The words are the same: one was copied from the other, or both from a third."
    return _one_document(one, other) or _one_name(one, other)


def _one_document(one: Strand, other: Strand) -> str:
    """Say that both are the writer's words of one document, or that one cites the other."""
    writers = one.kind is other.kind is OriginKind.OUTLET
    if writers and one.document and one.document == other.document:
        return f"Both are the writer's own words in “{one.title}”."
    for citing, cited in ((one, other), (other, one)):
        is_cited = cited.kind in {OriginKind.OUTLET, OriginKind.SOURCE}
        if is_cited and citing.kind is OriginKind.SPEAKER and same_name(citing.name, cited.title):
            return f"Both go back to “{cited.title}”."
    return ""


def _one_name(one: Strand, other: Strand) -> str:
    if not same_name(one.name, other.name):
        return ""
    if one.kind is other.kind is OriginKind.SPEAKER:
        return f"Both are what {one.name} says."
    if one.kind is other.kind is OriginKind.OUTLET:
        return f"Both are {one.name}'s own reporting."
    if one.kind is other.kind is OriginKind.UNNAMED:
        return f"Both go back to an unnamed source of {one.name}."
    return f"Both go back to {one.name}."


def _copied(one: str, other: str) -> bool:
    """Whether two passages are one wording; short ones are met by chance."""
    if min(len(one.split()), len(other.split())) < RUN or set_apart(one, other):
        return False
    return likeness(one, other) >= COPIED or document_likeness(one, other) >= COPIED_RUNS


def _kind_of(source: OutsideSource, said: SourceClass | None) -> tuple[OriginKind, str]:
    """Return what sort of origin an outside source is, and what is not known of it."""
    if said is SourceClass.ANONYMOUS:
        return OriginKind.UNNAMED, f"“{source.title}” is classed as anonymous"
    if said is None and source.kind not in _ORIGINAL_KINDS:
        return OriginKind.UNKNOWN, f"nobody has said what class of source “{source.title}” is"
    return OriginKind.SOURCE, ""


def _host(source: OutsideSource) -> str:
    return (urlsplit(source.address or "").hostname or "").removeprefix("www.")
