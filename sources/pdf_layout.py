"""From the lines of printed pages back to paragraphs.

A PDF knows where letters stand, not what a sentence is. Lines that follow each other at
the usual distance are one paragraph; a wider gap, a change of size, or a short line that
ends a sentence begins a new one. What stands at the head or foot of many pages is left
out. A paragraph may run on over a page's end; the places still tell the pages apart.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles
from typing import TYPE_CHECKING

from sources.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DIVIDED = "\x02"
"""Marks a hyphen at a line's end inside `Line.words`, where the file joins two lines itself."""

_WIDE = 1.35
"""Gap between lines, as a multiple of the usual one, that begins a paragraph. Plain
typesetting adds at least half a line between paragraphs."""
_RESIZED = 1.08
"""Ratio of type sizes that tells a heading from text; justified text varies by less."""
_SHORT = 0.85
"""A line that ends before this share of the page's width may be the last of its paragraph."""
_EDGE_LINES = 2
"""How many lines at the head and at the foot of a page can be running ones."""
_FEWEST_PAGES = 3
_MARGIN = 0.1
"""Share of a page's height, at its head and at its foot, where running lines stand."""
_SHARE_OF_PAGES = 0.4
"""Running heads often differ on left and right pages, so half of the pages is too much to ask."""
_SENTENCE_END = re.compile(r"[.!?:][\"'”’»)\]]*$")
_COMPOUNDS = re.compile(
    r"(?i)all|anti|co|cross|ex|full|half|high|left|long|low|mid|near|non|north|off|over|part|post"
    r"|pre|pro|right|self|semi|short|so|south|under|vice|well|wide"
    r"|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
"""First parts that keep their hyphen: "well-known" divided after "well-" stays "well-known"."""
_WORD = r"[^\W\d_]+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its words, its first and last letter's place in points, and the type size.

    `top` is the baseline of the first letter and `bottom` that of the last: a line whose
    word was divided reaches over two. `down` is 0 at the head of the page and 1 at its foot.
    """

    words: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    down: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Flowed:
    """The text of all pages, each page's place in it, and the running lines left out."""

    text: str
    places: tuple[Place, ...]
    dropped: tuple[str, ...]


def flow(pages: Sequence[Sequence[Line]]) -> Flowed:
    """Return the pages as one text of paragraphs, set apart by blank lines."""
    running = _running(pages)
    bodies = [_body(page, running) for page in pages]
    whole = _Text(_vocabulary(bodies), _usual_gap(bodies))
    for number, body in enumerate(bodies, start=1):
        whole.add_page(number, body)
    return Flowed(
        text="".join(whole.parts), places=tuple(whole.places), dropped=tuple(sorted(running))
    )


class _Text:
    """A text that grows line by line and remembers where each page began."""

    def __init__(self, vocabulary: Counter[str], usual_gap: float) -> None:
        self.vocabulary = vocabulary
        self.usual_gap = usual_gap
        self.parts: list[str] = []
        self.places: list[Place] = []
        self.length = 0
        self.last = ""

    def add_page(self, number: int, lines: Sequence[Line]) -> None:
        """Append the lines of one page."""
        if not lines:
            return
        begins = _beginnings(lines, self.usual_gap)
        begins[0] = not self.runs_on(lines[0])
        start = self.length
        for line, is_new in zip(lines, begins, strict=True):
            first = self.append(line.words, is_new=is_new)
            start = first if line is lines[0] else start
        self.places.append(Place(start=start, end=self.length, label=f"page {number}"))

    def runs_on(self, line: Line) -> bool:
        """Whether the page's first line goes on with the sentence of the page before."""
        return bool(self.last) and not _SENTENCE_END.search(self.last) and line.words[0].islower()

    def append(self, words: str, *, is_new: bool) -> int:
        """Append one line after the right gap; return where its words begin."""
        words = re.sub(rf"({_WORD}){DIVIDED}\s?({_WORD})", self.rejoined, words)
        words = words.replace(DIVIDED, "-")
        if is_new:
            self.push("\n\n" if self.parts else "")
        elif re.search(r"\w-$", self.last):
            self.close_division(words)
        else:
            self.push(" ")
        start = self.length
        self.push(words)
        self.last = words
        return start

    def push(self, words: str) -> None:
        """Append characters as they are."""
        self.parts.append(words)
        self.length += len(words)

    def close_division(self, words: str) -> None:
        """Take back the hyphen at the end of the last line where it only divided a word."""
        first, second = re.search(rf"({_WORD})-$", self.last), re.match(_WORD, words)
        if first and second and not self.keeps_hyphen(first[1], second[0]):
            self.parts[-1] = self.parts[-1][:-1]
            self.length -= 1

    def rejoined(self, match: re.Match[str]) -> str:
        """One word out of the two parts that a line's end had divided."""
        hyphen = "-" if self.keeps_hyphen(match[1], match[2]) else ""
        return f"{match[1]}{hyphen}{match[2]}"

    def keeps_hyphen(self, first: str, second: str) -> bool:
        """Whether the hyphen belongs to the word: as written elsewhere, else by its parts."""
        whole = self.vocabulary[(first + second).lower()]
        hyphened = self.vocabulary[f"{first}-{second}".lower()]
        if whole or hyphened:
            return hyphened > whole
        return not second[0].islower() or _COMPOUNDS.fullmatch(first) is not None


def _vocabulary(pages: Iterable[Sequence[Line]]) -> Counter[str]:
    """How often each word, with its inner hyphens, stands undivided in the text."""
    return Counter(
        word.lower()
        for page in pages
        for line in page
        for word in re.findall(
            rf"(?<![\w{DIVIDED}-]){_WORD}(?:-{_WORD})*(?![\w{DIVIDED}-])", line.words
        )
    )


def _usual_gap(pages: Iterable[Sequence[Line]]) -> float:
    """The distance between lines of one paragraph: the lower quartile of all distances.

    A median would take the gap between paragraphs where most of them are one line long.
    """
    gaps = [one.bottom - two.top for page in pages for one, two in pairwise(page)]
    falling = [gap for gap in gaps if gap > 0]
    return quantiles(falling)[0] if len(falling) > 1 else sum(falling)


def _beginnings(lines: Sequence[Line], usual: float) -> list[bool]:
    """For each line of a page, whether a paragraph begins there."""
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    edge = left + _SHORT * (right - left)
    return [True] + [
        _begins(one, two, gap=one.bottom - two.top, usual=usual, edge=edge)
        for one, two in pairwise(lines)
    ]


def _begins(one: Line, two: Line, *, gap: float, usual: float, edge: float) -> bool:
    resized = max(one.size, two.size) > _RESIZED * min(one.size, two.size)
    if resized or gap > _WIDE * usual:
        return True
    ended = _SENTENCE_END.search(one.words) is not None
    indented = two.left > one.left + one.size / 2
    return ended and (gap <= 0 or indented or one.right < edge)


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The keys of lines that stand at the head or foot of many pages."""
    filled = [page for page in pages if page]
    if len(filled) < _FEWEST_PAGES:
        return frozenset()
    seen = Counter(key for page in filled for key in {_key(line) for line in _edges(page)})
    least = max(_FEWEST_PAGES, _SHARE_OF_PAGES * len(filled))
    return frozenset(key for key, pages_with_it in seen.items() if pages_with_it >= least)


def _edges(page: Sequence[Line]) -> list[Line]:
    """The highest and the lowest lines in the margins, wherever they stand in the file."""
    ordered = sorted(page, key=lambda line: line.down)
    head = [line for line in ordered[:_EDGE_LINES] if line.down < _MARGIN]
    return head + [line for line in ordered[-_EDGE_LINES:] if line.down > 1 - _MARGIN]


def _body(page: Sequence[Line], running: frozenset[str]) -> list[Line]:
    edges = {id(line) for line in _edges(page)} if running else set()
    return [line for line in page if not (id(line) in edges and _key(line) in running)]


def _key(line: Line) -> str:
    """A line without its numbers: "Page 3 of 9" and "Page 4 of 9" are the same running line."""
    return re.sub(r"\d+", "#", line.words.casefold())
