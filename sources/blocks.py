"""Blocks of words put together into one text, with a map from its characters back to them.

Formats that are not plain text (pages, letters, Word, PDF) come apart into blocks; each
has a label that a person can cite. Blocks are set apart by a blank line, as paragraphs
are in plain text; the cells of a table by a tab and its rows by a line end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sources.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

PARAGRAPHS = "\n\n"
ROWS = "\n"
CELLS = "\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Words, what to cite them by, and what sets them apart from the block before."""

    words: str
    label: str
    apart: str = PARAGRAPHS


def join(blocks: Iterable[Block]) -> tuple[str, tuple[Place, ...]]:
    """Return the text of all blocks that hold words, and the place of each, ascending."""
    parts: list[str] = []
    places: list[Place] = []
    length = 0
    for block in blocks:
        words = block.words.strip()
        if not words:
            continue
        if parts:
            parts.append(block.apart)
            length += len(block.apart)
        places.append(Place(start=length, end=length + len(words), label=block.label))
        parts.append(words)
        length += len(words)
    return "".join(parts), tuple(places)
