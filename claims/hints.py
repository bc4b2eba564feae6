"""Which rules can apply to a text, told by its words before any pattern is tried.

Most sentences hold no number, no date, no wording of a plan; a pattern is slow to find that out.
So a rule says beforehand, by `hint`, which words can stand in whatever it matches, and is handed a
bit; `told` gives the bits of a text. What stands between two spaces is looked up as a whole in one
table for all rules: it comes again far more often than not.

Promised: where a rule matches, its bit is told. The other way round nothing is promised.
"""

from __future__ import annotations

import re
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from claims.kept import Kept
from claims.words import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS: dict[str, int] = {}
"""The bits that a word stands for."""
_SHAPES: dict[int, re.Pattern[str]] = {}
"""By bit, what words look like that are better not listed one by one."""
_GIVEN: dict[tuple[frozenset[str], str], int] = {}
"""The bits given so far, each for its words and shape."""


def hint(words: Iterable[str] = (), *, shape: str = "") -> int:
    """Return the bit of the rules that need one of `words`, or a word that looks like `shape`.

    Words are those of `claims.words.vocabulary`, as written or in small letters, FIGURE and DASH
    included; a shape is a pattern that fits one of them as a whole.
    """
    known = (frozenset(words), shape)
    if known not in _GIVEN:
        bit = _GIVEN[known] = 1 << len(_GIVEN)
        for word in known[0]:
            _WORDS[word] = _WORDS.get(word, 0) | bit
        if shape:
            _SHAPES[bit] = re.compile(shape)
        _told_by.clear()
        told.cache_clear()
    return _GIVEN[known]


@lru_cache(maxsize=4)
def told(folded: str) -> int:
    """Return the bits of the rules that can apply to a folded text.

    Kept for a moment, for the rules that ask about the same sentence one after the other.
    """
    return reduce(or_, map(_told_by.__getitem__, folded.split()), 0)


@Kept
def _told_by(piece: str) -> int:
    words = vocabulary(piece)
    by_shape = (bit for bit, shape in _SHAPES.items() if any(map(shape.fullmatch, words)))
    return reduce(or_, (_WORDS.get(word, 0) for word in words), sum(by_shape))
