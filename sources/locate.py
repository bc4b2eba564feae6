"""Finding quoted words again in a text, and saying how sure that is.

Words are looked for as they stand, then with quotation marks, hyphens and white space
made plain, then by likeness. Extents always refer to the raw text; those of a close
match begin and end with a word. Likeness is not sameness: a close match counts as
located only when it differs in spelling. A changed number, name, "not" or any added
word makes it altered, however high the score, and then a person decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from claims.text import Extent, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCATED = 97.0
"""Likeness (0 to 100) from which a difference can be one of spelling."""
ALTERED = 85.0
"""Likeness below which words are not found; a sentence about the same thing reaches some 75."""
_SAME_WORD = 80.0
"""Likeness above which two words with one initial are one word spelled in two ways."""
_MOST_PLACES = 10_000
_BLANKS = re.compile(r"[^\S ]\s*| \s+")
_NEGATED = re.compile(r"n'?t$|not$")
_EDGE = 60
"""How far, at most, the ends of a close match are moved to fit whole words better."""


class Method(StrEnum):
    """How the words were found."""

    EXACT = "exact"
    FOLDED = "folded"
    FUZZY = "fuzzy"
    NONE = "none"


class Standing(StrEnum):
    """What follows from it."""

    LOCATED = "located"
    ALTERED = "altered"
    """Close, but not the same words: a person decides."""
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where the words stand in the raw text, how they were found, and how like they are.

    `score` is 0 to 100. `places` counts the places that fit equally well; the extent is
    the first of them, or the one nearest to the place asked for.
    """

    method: Method
    standing: Standing
    extent: Extent | None = None
    score: float = 0.0
    places: int = 0


NOT_FOUND = Located(method=Method.NONE, standing=Standing.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """A folded copy with single spaces, and the way back to raw offsets.

    `at[i]` is an offset in the copy and `raw[i]` the same place in the raw text; between
    two of them both run alike.
    """

    text: str
    at: list[int]
    raw: list[int]

    def raw_extent(self, start: int, end: int) -> Extent:
        """The raw extent of `start:end`, which must not end in a space."""
        return Extent(start=self._raw(start), end=self._raw(end - 1) + 1)

    def _raw(self, offset: int) -> int:
        nearest = bisect_right(self.at, offset) - 1
        return self.raw[nearest] + offset - self.at[nearest]


@dataclass(frozen=True, slots=True)
class _Context:
    """What is known of the surroundings of the words looked for."""

    prefix: str
    suffix: str
    near: int | None

    def fit(self, text: str, start: int, end: int) -> tuple[int, bool]:
        """How many characters around `start:end` agree, and whether whole words are cut out."""
        before = text[max(0, start - len(self.prefix)) : start]
        after = text[end : end + len(self.suffix)]
        agreeing = _agreeing(before[::-1], self.prefix[::-1]) + _agreeing(after, self.suffix)
        return agreeing, _is_edge(text, start) and _is_edge(text, end)


def locate(
    quote: str, text: str, *, prefix: str = "", suffix: str = "", near: int | None = None
) -> Located:
    """Return where `quote` stands in `text`; white space around the quote is ignored.

    Where the same words stand more than once, the surroundings decide, then the distance
    to the raw offset `near`. `prefix` and `suffix` are the words just before and after.
    """
    words = quote.strip()
    if not words or not text:
        return NOT_FOUND
    context = _Context(fold(prefix), fold(suffix), near)
    starts = list(islice(_occurrences(words, text), _MOST_PLACES))
    if starts:
        extents = [Extent(start=start, end=start + len(words)) for start in starts]
        return _best(Method.EXACT, extents, fold(text), context)
    return _loosely(words, text, context)


def _loosely(words: str, text: str, context: _Context) -> Located:
    """The words in the folded text, or something like them."""
    plain, haystack = squeeze(words).text, squeeze(text)
    starts = list(islice(_occurrences(plain, haystack.text), _MOST_PLACES))
    if starts:
        extents = [haystack.raw_extent(start, start + len(plain)) for start in starts]
        return _best(Method.FOLDED, extents, fold(text), context)
    return _by_likeness(plain, haystack)


def squeeze(text: str) -> _Squeezed:
    """Return `text` folded and with every run of white space as one space."""
    folded = fold(text)
    parts: list[str] = []
    at, raw, length, end = [0], [0], 0, 0
    for blank in _BLANKS.finditer(folded):
        parts += [folded[end : blank.start()], " "]
        length += blank.start() - end + 1
        end = blank.end()
        at.append(length)
        raw.append(end)
    return _Squeezed("".join([*parts, folded[end:]]), at, raw)


def _occurrences(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _best(method: Method, extents: list[Extent], folded: str, context: _Context) -> Located:
    """The place whose surroundings fit best, among places with the same words."""
    fits = [context.fit(folded, extent.start, extent.end) for extent in extents]
    best = max(fits)
    fitting = [extent for extent, fit in zip(extents, fits, strict=True) if fit == best]
    near = fitting[0].start if context.near is None else context.near
    return Located(
        method=method,
        standing=Standing.LOCATED,
        extent=min(fitting, key=lambda extent: abs(extent.start - near)),
        score=100.0,
        places=len(fitting),
    )


def _by_likeness(words: str, haystack: _Squeezed) -> Located:
    if len(words) > len(haystack.text):
        start, end = 0, len(haystack.text)
    else:
        found = fuzz.partial_ratio_alignment(words, haystack.text, score_cutoff=_cutoff(words))
        if found is None:
            return NOT_FOUND
        start, end = found.dest_start, found.dest_end
    start, end = _fitted(words, haystack.text, start, end)
    candidate = haystack.text[start:end]
    score = fuzz.ratio(words, candidate)
    if not candidate or score < ALTERED:
        return NOT_FOUND
    is_same = score >= LOCATED and differs_in_spelling_only(words, candidate)
    return Located(
        method=Method.FUZZY,
        standing=Standing.LOCATED if is_same else Standing.ALTERED,
        extent=haystack.raw_extent(start, end),
        score=score,
        places=1,
    )


def _cutoff(words: str) -> float:
    """A floor for the first, rough alignment: cut at the wrong letter it scores a little less."""
    return ALTERED - (15 if len(words) < 2 * _EDGE else 10)


def _fitted(words: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The ends of a rough match moved to the word edges where it is most like `words`."""
    reach = min(_EDGE, 12 + len(words) // 5)
    ends = [at for at in _edges(text, end, reach) if at > start and not text[at - 1].isspace()]
    end = max(ends, key=lambda at: fuzz.ratio(words, text[start:at]), default=end)
    starts = [at for at in _edges(text, start, reach) if at < end and not text[at].isspace()]
    start = max(starts, key=lambda at: fuzz.ratio(words, text[at:end]), default=start)
    ends = [at for at in ends if at > start]
    return start, max(ends, key=lambda at: fuzz.ratio(words, text[start:at]), default=end)


def _edges(text: str, around: int, reach: int) -> list[int]:
    """Offsets near `around` where a word or a mark begins or ends."""
    window = range(max(0, around - reach), min(len(text), around + reach) + 1)
    return [at for at in window if _is_edge(text, at)]


def _is_edge(text: str, at: int) -> bool:
    return at in {0, len(text)} or not (text[at - 1].isalnum() and text[at].isalnum())


def differs_in_spelling_only(one: str, two: str) -> bool:
    """Whether two wordings are the same words, some of them spelled in two ways.

    Figures must be equal, no word may be added or missing, and "not" must not come or go.
    """
    left, right = _words(one), _words(two)
    return len(left) == len(right) and all(map(_is_same_word, left, right))


def _words(wording: str) -> list[str]:
    bare = (re.sub(r"^\W+|[^\w%]+$", "", word).casefold() for word in wording.split())
    return [word for word in bare if word]


def _is_same_word(one: str, two: str) -> bool:
    if one == two:
        return True
    if any(map(str.isdecimal, one + two)) or one[0] != two[0]:
        return False
    return (
        bool(_NEGATED.search(one)) == bool(_NEGATED.search(two))
        and fuzz.ratio(one, two) > _SAME_WORD
    )


def _agreeing(one: str, two: str) -> int:
    """How many characters two strings have in common from the start."""
    for at, (left, right) in enumerate(zip(one, two, strict=False)):
        if left != right:
            return at
    return min(len(one), len(two))
