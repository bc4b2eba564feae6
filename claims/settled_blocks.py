"""Blocks whose kind a person settled, put among those that were read.

A settled block stands as it is: what was read is cut around it, and white space that comes to
lie at an end is left out. So a correction holds whatever a later engine makes of the lines
around it. Nothing is learned from it for other texts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.text import trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.structure import Block
    from claims.text import Extent


def settled(text: str, read: Iterable[Block], by_hand: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks `by_hand` and what they leave of those that were `read`, in order.

    Those by hand do not overlap each other; both are extents in `text`.
    """
    fixed = sorted(by_hand, key=lambda block: block.extent)
    rest = [piece for block in read for piece in _around(text, block, fixed)]
    return tuple(sorted([*fixed, *rest], key=lambda block: block.extent))


def settle(text: str, by_hand: Iterable[Block], new: Block) -> tuple[Block, ...]:
    """Return the blocks `by_hand` with `new` among them; the earlier ones give way."""
    return settled(text, by_hand, (new,))


def _around(text: str, block: Block, fixed: Iterable[Block]) -> Iterator[Block]:
    at = block.extent.start
    for one in fixed:
        if one.extent.overlaps(block.extent):
            yield from _piece(text, block, at, one.extent.start)
            at = one.extent.end
    yield from _piece(text, block, at, block.extent.end)


def _piece(text: str, block: Block, start: int, end: int) -> Iterator[Block]:
    if start < end:
        extent: Extent | None = trim(text, start, end)
        if extent is not None:
            yield block if extent == block.extent else replace(block, extent=extent)
