"""How many independent sources there are, in words: the same on a page and in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.wording import Word, count
from review.independence import Counted
from review.sources import SourceClass, Way

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from review.dossier import ClaimRecord
    from review.independence import Independence, Origin

_ON_THE_RECORD = "not on the record and left out of this count"

ARROW = " → "


def summary(found: Independence) -> str:
    """Return "4 pieces, 2 independent sources"; empty where there is no evidence."""
    if not found.pieces:
        return ""
    sources = count(found.sources, "independent source") if found.sources else _NONE
    return f"{count(found.pieces, 'piece')}, {sources}"


def not_counted(found: Independence) -> tuple[str, ...]:
    """Return how many pieces do not count, and why."""
    told = (
        (found.not_counted(Counted.OWN), "on the claim's own source"),
        (found.not_counted(Counted.UNKNOWN), "on an origin that is not known"),
    )
    return tuple(
        f"{count(pieces, 'piece')} {'leans' if pieces == 1 else 'lean'} {on}: not counted"
        for pieces, on in told
        if pieces
    )


def heading(origin: Origin) -> str:
    """Return how an origin is called in a list."""
    name = origin.name or "Origin not known"
    if origin.counted is Counted.OWN:
        return f"{name} (the claim's own source)"
    return name


def told(record: ClaimRecord) -> Iterator[str]:
    """Yield how many independent sources a report's claim has, what does not count, and why.

    An origin that is not known has no name; its own reason begins by saying so.
    """
    found = record.independence
    if not found.pieces:
        return
    yield summary(found)
    yield from not_counted(found)
    standing = sum(piece.retracted_at is None for piece in record.evidence)
    if standing > found.pieces:
        yield f"{count(standing - found.pieces, 'piece')} {_ON_THE_RECORD}"
    for origin in found.origins:
        if origin.reasons:
            lead = f"{heading(origin)}: " if origin.name else ""
            yield lead + " ".join(origin.reasons)


_NONE = "no independent source known"


CLASSES: Mapping[SourceClass, Word] = {
    SourceClass.PRIMARY_RECORD: Word(
        "Primary record", "A register, a court file, a data set: kept where it happened."
    ),
    SourceClass.OFFICIAL_STATEMENT: Word(
        "Official statement", "What an office, a company or a person says for itself."
    ),
    SourceClass.REPORTING: Word("Reporting", "What an outlet found out or retells."),
    SourceClass.ANONYMOUS: Word("Anonymous", "Whoever it is does not say so."),
    SourceClass.SOCIAL: Word("Social media", "A post of somebody's own."),
    SourceClass.OTHER: Word("Other", "None of these, as a person judged."),
}
"""What the classes of sources are called; no part of the interchange, as `wording`'s words are."""

NOT_CLASSED = "Not classed yet"


def class_label(said: SourceClass | None) -> str:
    """Return what a class is called; that a source has none is said, too."""
    return CLASSES[said].label if said else NOT_CLASSED


def way(how: Way) -> str:
    """Return how the desk came by a copy."""
    return {Way.FETCHED: "Fetched", Way.UPLOADED: "Attached"}[how]
