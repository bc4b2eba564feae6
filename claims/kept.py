"""What is worked out once for each word, because most words come again.

`Kept` is asked like a dictionary, and finds what it has without any Python being run: twice as
fast as `functools.lru_cache`, and it counts where rules ask about half a million words of an
article. What is kept must not be changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

MOST = 1 << 14
"""Words kept; when as many are known, all are forgotten and it begins anew."""
LONGEST = 40
"""Characters of a word that is kept; a longer one is odd, and worked out each time."""


class Kept(dict[str, T]):
    """Answers by word: `Kept(work_out)[word]` is `work_out(word)`."""

    __slots__ = ("_work_out",)

    def __init__(self, work_out: Callable[[str], T]) -> None:
        """Begin with nothing known; `work_out` is pure."""
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> T:
        """Work an answer out, and keep it."""
        found = self._work_out(word)
        if len(word) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[word] = found
        return found
