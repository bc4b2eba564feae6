"""Reading a document: the one door to the reading engine.

`read` is pure: the same text and day give the same reading. Relative dates are resolved only
when the day of publication is known, be it given or stated by the text's own metadata line.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.blocks import blocks
from claims.blocks import published_on as stated_day
from claims.detect import DETECTORS, best_of
from claims.quotations import quotations
from claims.sentences import sentences
from claims.structure import Reading

if TYPE_CHECKING:
    from datetime import date

ENGINE = "reading@2"
"""Rises when the same text would be read differently."""


def read(text: str, *, published_on: date | None = None) -> Reading:
    """Return everything that can be read out of `text`, with exact offsets into it.

    `published_on` overrides the day that the text itself states. Candidates come best first;
    everything else in order of place.
    """
    bare = _structure(text, published_on)
    found = (each for detector in DETECTORS for each in detector.detect(text, bare))
    return replace(bare, candidates=best_of(found))


def _structure(text: str, published_on: date | None) -> Reading:
    """Everything but the candidates."""
    parts = blocks(text)
    stated = stated_day(text, parts)
    return Reading(
        engine=ENGINE,
        blocks=parts,
        sentences=sentences(text, parts),
        quotations=quotations(text, parts),
        statements=(),
        quantities=(),
        times=(),
        candidates=(),
        published_on=published_on or (stated[0] if stated else None),
    )
