"""Reading a document: the one door to the reading engine.

`read` is pure: the same text and day give the same reading. Relative dates are resolved only
when the day of publication is known, be it given or stated by the text's own metadata line.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims import dates, numbers
from claims.blocks import blocks
from claims.blocks import published_on as stated_day
from claims.detect import DETECTORS, Article, best_of
from claims.language import ENGLISH, language_of
from claims.quotations import quotations
from claims.sentences import sentences
from claims.settled_blocks import settled
from claims.speakers import speech
from claims.structure import BlockKind, Reading
from claims.text import fold

if TYPE_CHECKING:
    from datetime import date

    from claims.model import Quantity, TimeReference
    from claims.structure import Block, Sentence
    from claims.text import Extent

ENGINE = "reading@12"
"""Rises when the same text would be read differently."""


def read(
    text: str, *, published_on: date | None = None, by_hand: tuple[Block, ...] = ()
) -> Reading:
    """Return everything that can be read out of `text`, with exact offsets into it.

    `published_on` overrides the day that the text itself states, `by_hand` holds the blocks whose
    kind a person settled. Candidates come best first;
    everything else in order of place. In a language other than English nothing is proposed.
    """
    article = article_of(text, published_on=published_on, by_hand=by_hand)
    if article.reading.language != ENGLISH:
        return article.reading
    found = (each for detector in DETECTORS for each in detector.detect(article))
    return replace(article.reading, candidates=best_of(found))


def article_of(
    text: str, *, published_on: date | None = None, by_hand: tuple[Block, ...] = ()
) -> Article:
    """Return what detectors look at: everything that is read out of `text` but candidates."""
    parts = settled(text, blocks(text), by_hand)
    stated = stated_day(text, parts)
    day = published_on or (stated[0] if stated else None)
    found = sentences(text, parts)
    spoken = speech(text, parts, found, quotations(text, parts))
    values = [_values(text, place, day) for place in _stretches(parts, found)]
    reading = Reading(
        engine=ENGINE,
        blocks=parts,
        sentences=found,
        quotations=spoken.quotations,
        statements=spoken.statements,
        quantities=tuple(each for counted, _ in values for each in counted),
        times=tuple(each for _, dated in values for each in dated),
        candidates=(),
        published_on=day,
        language=language_of(text),
    )
    return Article(
        text=text,
        plain=fold(text),
        reading=reading,
        table=spoken.table,
        streams=spoken.streams,
    )


def _values(
    text: str, place: Extent, day: date | None
) -> tuple[tuple[Quantity, ...], tuple[TimeReference, ...]]:
    """The quantities and times of a stretch; both need its phrases of time, found once."""
    return numbers.quantities(text, place), dates.times(text, place, published_on=day)


def _stretches(parts: tuple[Block, ...], found: tuple[Sentence, ...]) -> list[Extent]:
    """Where values are looked for: every sentence, and headlines and captions as a whole."""
    titles = (b.extent for b in parts if b.kind in {BlockKind.HEADLINE, BlockKind.CAPTION})
    return sorted([*titles, *(sentence.extent for sentence in found)])
