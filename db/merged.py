"""Walking two ordered streams side by side, without holding either in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Key = TypeVar("_Key", int, str)
_Left = TypeVar("_Left")
_Right = TypeVar("_Right")


def side_by_side(
    left: Iterable[tuple[_Key, _Left]], right: Iterable[tuple[_Key, _Right]]
) -> Iterator[tuple[_Key, _Left | None, _Right | None]]:
    """Yield every key of either stream in order, with None where a stream lacks it.

    Keys rise strictly in each stream. Text is ordered by code point, which is also the order of
    SQLite's binary collation over UTF-8.
    """
    lefts, rights = iter(left), iter(right)
    one, other = next(lefts, None), next(rights, None)
    while True:
        if one is not None and (other is None or one[0] < other[0]):
            yield one[0], one[1], None
            one = next(lefts, None)
        elif other is not None and (one is None or other[0] < one[0]):
            yield other[0], None, other[1]
            other = next(rights, None)
        elif one is not None and other is not None:
            yield one[0], one[1], other[1]
            one, other = next(lefts, None), next(rights, None)
        else:
            return
