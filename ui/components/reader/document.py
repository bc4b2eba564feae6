"""What the reader is given and what it gives back.

Plain values, no Streamlit. Offsets are code points into `ReaderDocument.text`, half open,
in both directions; the browser, which counts UTF-16 units, converts at its own edge.
The text reaches the screen unchanged: paragraphs are found here, and what lies between
them travels too, so that the text on screen, read from end to end, is the text given.
Nothing is trimmed: words come back exactly as they were chosen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from claims.structure import BlockKind
from claims.text import Extent
from ui.components.palette import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claims.structure import Block
    from sources.model import Place

Mode = Literal["read", "work"]
"""`read` only opens marks; `work` also offers the actions for chosen words."""

FigureKind = Literal["number", "time"]
Paragraph = tuple[str, int, int]
"""Kind of block ("gap" for what lies between), start, end."""

# A line as any editor would see it. Alternatives are exclusive, so this never goes back.
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_LONG = 4_000
"""Beyond this many characters the lines of one paragraph become paragraphs: a text without
a single blank line would otherwise be one element that the browser lays out at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A claim where it stands. `state` is a `ClaimState` value and chooses the underline.

    `colour` is a key of `ui.components.palette`, None without a verdict; `label` says the
    verdict in words ("Mostly true"); `number` is what people call the claim by.
    """

    id: str
    start: int
    end: int
    state: str
    number: int
    colour: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Words and whose they are.

    The name of one that `is_quoted` stands in the margin of its paragraph. `who` is empty where
    the text leaves it open; `note` says how that is known.
    """

    start: int
    end: int
    who: str
    note: str = ""
    is_quoted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number or a time in the text, made a little heavier so that eyes find it.

    `told` says what it was understood to mean; `is_open` that something is missing to say so.
    """

    start: int
    end: int
    kind: FigureKind
    told: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderDocument:
    """A text and everything to be shown with it. Marks may overlap; blocks may be missing.

    Without `sentences` the browser finds its own. What lies outside the text is left out.
    `by_hand` are the blocks whose kind a person settled.
    """

    text: str
    title: str = ""
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    speeches: tuple[Speech, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    sentences: tuple[Extent, ...] = ()
    by_hand: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do with chosen words: what comes back, and what its button says."""

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Words that a person chose and what for: code points, exactly as selected."""

    action: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What a person says a block is; None: let it be as it is read."""

    extent: Extent
    kind: BlockKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderResult:
    """What a person did in this run, or nothing.

    A mark opened, words chosen, a block corrected, a speaker asked about.
    """

    opened: str | None = None
    chosen: Chosen | None = None
    corrected: Corrected | None = None
    asked: Extent | None = None


def payload(document: ReaderDocument) -> dict[str, object]:
    """Return `document` as the browser gets it: lists instead of objects, for size."""
    end = len(document.text)
    return {
        "text": document.text,
        "title": document.title,
        "blocks": [list(piece) for piece in paragraphs(document.text, document.blocks)],
        "marks": [
            [m.id, m.start, m.end, m.state, known(m.colour), m.label, m.number]
            for m in sorted(document.marks, key=lambda m: (m.start, -m.end))
            if _inside(m.start, m.end, end)
        ],
        "speeches": [
            [s.start, s.end, s.who, s.note, s.is_quoted]
            for s in document.speeches
            if _inside(s.start, s.end, end)
        ],
        "figures": [
            [f.start, f.end, f.kind, f.told, f.is_open]
            for f in document.figures
            if _inside(f.start, f.end, end)
        ],
        "kinds": [
            [b.extent.start, b.extent.end, b.kind.value, b in document.by_hand]
            for b in document.blocks
            if _inside(b.extent.start, b.extent.end, end)
        ],
        "places": [[p.start, p.label] for p in document.places if _inside(p.start, p.end, end)],
        "sentences": [[s.start, s.end] for s in document.sentences if s.end <= end],
    }


def paragraphs(text: str, blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Cut `text` into paragraphs and the gaps between; together they are all of it.

    Blocks are taken in order of place; where two overlap the later one gives way, and what
    no block covers is body.
    """
    at = 0
    for block in _lines_whole(text, sorted(blocks, key=lambda block: block.extent)):
        start, end = max(at, block.extent.start), min(len(text), block.extent.end)
        if start < end:
            yield from _within(text, "body", at, start)
            yield from _within(text, block.kind.value, start, end)
            at = end
    yield from _within(text, "body", at, len(text))


def _lines_whole(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Let a block begin where its line does: a dateline stands before its own paragraph's words."""
    waiting: int | None = None
    for block, after in zip_longest(blocks, blocks[1:]):
        start = block.extent.start if waiting is None else waiting
        waiting = None
        if after is not None and _on_one_line(text, block.extent, after.extent):
            waiting = start
            continue
        yield replace(block, extent=Extent(start=start, end=block.extent.end))


def _on_one_line(text: str, one: Extent, after: Extent) -> bool:
    """Whether nothing but a dash or spaces stands between two blocks."""
    between = text[one.end : after.start]
    return one.end <= after.start and "\n" not in between and "\r" not in between


def chosen(value: object, text: str, actions: Iterable[Action]) -> Chosen | None:
    """Read what the browser sent as chosen words; None unless action and place are possible."""
    extent = asked(value, text)
    action = value.get("action") if isinstance(value, Mapping) else None
    if extent is None or action not in [offered.key for offered in actions]:
        return None
    return Chosen(action=str(action), start=extent.start, end=extent.end)


def corrected(value: object, text: str) -> Corrected | None:
    """Read what the browser sent as a corrected block; None unless place and kind are possible."""
    extent = asked(value, text)
    kind = value.get("kind") if isinstance(value, Mapping) else None
    if extent is None or not isinstance(kind, str) or kind not in {"", *BlockKind}:
        return None
    return Corrected(extent=extent, kind=BlockKind(kind) if kind else None)


def asked(value: object, text: str) -> Extent | None:
    """Read a place that the browser sent; None unless it is one of the text."""
    if not isinstance(value, Mapping):
        return None
    start, end = value.get("start"), value.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and _inside(start, end, len(text))):
        return None
    return Extent(start=start, end=end)


def _inside(start: int, end: int, length: int) -> bool:
    """Whether `start:end` is a stretch of a text that long."""
    return 0 <= start < end <= length


def _within(text: str, kind: str, start: int, end: int) -> Iterator[Paragraph]:
    """The paragraphs between two offsets, and every gap around them."""
    at = start
    for first, last in _stretches(text, start, end):
        if first > at:
            yield "gap", at, first
        yield kind, first, last
        at = last
    if end > at:
        yield "gap", at, end


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of lines without a blank one between them; the lines of a very long run."""
    run: list[tuple[int, int]] = []
    for line in _lines(text, start, end):
        if line is not None:
            run.append(line)
        elif run:
            yield from _whole_or_lines(run)
            run = []
    if run:
        yield from _whole_or_lines(run)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int] | None]:
    """Each line without its break; None for a blank one."""
    at = start
    while at < end and (found := _LINE.match(text, at, end)):
        first, last = found.span(1)
        yield None if not found[1].strip() else (first, last)
        at = found.end()


def _whole_or_lines(run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """One stretch, unless that is too long to lay out at once."""
    whole = (run[0][0], run[-1][1])
    return run if whole[1] - whole[0] > _LONG else [whole]
