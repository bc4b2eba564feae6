"""What became of a wording: word by word within a passage, paragraph by paragraph in a text.

The same definition serves a quotation held against its source and one version of a document
held against the next. Words are matched by their letters alone; how they are written (a capital, a
comma, a kind of quotation mark) is told apart from which they are. Nothing here says whether a
difference matters, except that words which limit or deny are pointed out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from claims.text import Extent, fold
from claims.word_lists import listed
from sources.align import Run, aligned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Edit(StrEnum):
    """What became of words."""

    SAME = "same"
    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"
    MOVED = "moved"
    """The same words at another place: dropped here, or added there."""
    CASE = "case"
    PUNCTUATION = "punctuation"


SURFACE = frozenset({Edit.SAME, Edit.CASE, Edit.PUNCTUATION})
"""Edits that leave every word as it was."""

LIMITING = listed(
    """
    no not never none nobody nothing neither nor without cannot unless except only but however if
    although though may might could would should perhaps possibly probably apparently allegedly
    reportedly supposedly some few almost nearly hardly barely rarely sometimes until
    """
)
"""Words whose coming or going turns a sentence round or makes it reach further."""

NEAR = 50.0
"""Likeness from which two paragraphs at one place are one that was rewritten. Paragraphs of one
article about different things stay below 45."""

_TOKEN = re.compile(r"[^\s—–]+[—–]*\s*|[—–]+\s*")
_EDGES = re.compile(r"^[^\w%$€£]+|[^\w%$€£]+$")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*", re.MULTILINE)
_LONG = 3_000
"""A longer run of lines without a blank one is compared line by line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordEdit:
    """A run of words with one fate; `before` and `after` are as written, spaces included.

    Read in order, all `before` are the earlier wording and all `after` the later one.
    """

    kind: Edit
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphEdit:
    """What became of a paragraph: its place in either text, None where it does not stand.

    `words` are the differences inside a changed one. A moved one has its place in both.
    """

    kind: Edit
    before: Extent | None = None
    after: Extent | None = None
    words: tuple[WordEdit, ...] = ()


def word_edits(before: str, after: str) -> tuple[WordEdit, ...]:
    """Return what became of the words of `before` on the way to `after`, in order."""
    left, right = _TOKEN.findall(before), _TOKEN.findall(after)
    codes = Indel.opcodes([_bare(one) for one in left], [_bare(one) for one in right])
    edits: list[WordEdit] = []
    for code in codes:
        lost, new = left[code.src_start : code.src_end], right[code.dest_start : code.dest_end]
        if code.tag == "equal":
            edits += [_written(*pair) for pair in zip(lost, new, strict=True)]
        else:
            edits.append(_edit("".join(lost), "".join(new)))
    return tuple(_joined(_with_moves(list(_joined(edits)))))


def only_surface(edits: Iterable[WordEdit]) -> bool:
    """Whether every word is the same, however it is written."""
    return all(edit.kind in SURFACE for edit in edits)


def limiting_words(words: str) -> tuple[str, ...]:
    """Return the words that deny or limit, as written, in order."""
    found = (_EDGES.sub("", token) for token in _TOKEN.findall(fold(words)))
    return tuple(one for one in found if one.casefold() in LIMITING or one.endswith("n't"))


def paragraphs(text: str) -> list[Extent]:
    """Return the paragraphs of a text: lines with no blank one between; each of a long run."""
    found: list[Extent] = []
    for run in _PARAGRAPH.finditer(text):
        start, end = run.start(), run.start() + len(run[0].rstrip())
        found += (
            [Extent(start=start, end=end)] if end - start <= _LONG else _lines(text, start, end)
        )
    return found


def paragraph_edits(before: str, after: str) -> tuple[ParagraphEdit, ...]:
    """Return what became of each paragraph, in the order of the later text.

    What was dropped stands where it was missed first. White space does not count.
    """
    left, right = paragraphs(before), paragraphs(after)
    keys = [_key(one.of(before)) for one in left], [_key(one.of(after)) for one in right]
    edits: list[ParagraphEdit] = []
    at = Run(0, 0, 0)
    for run in (*aligned(*keys), Run(len(left), len(right), 0)):
        lost, new = left[at.left + at.length : run.left], right[at.right + at.length : run.right]
        edits += _rewritten(before, after, lost, new)
        edits += [
            ParagraphEdit(kind=Edit.SAME, before=one, after=two)
            for one, two in zip(
                left[run.left : run.left + run.length],
                right[run.right : run.right + run.length],
                strict=True,
            )
        ]
        at = run
    return tuple(_moved_paragraphs(edits, before, after))


def _bare(token: str) -> str:
    folded = fold(token).strip()
    return (_EDGES.sub("", folded) or folded).casefold()


def _written(one: str, two: str) -> WordEdit:
    """The same word on both sides: written alike, or with another capital or mark."""
    left, right = fold(one).strip(), fold(two).strip()
    if left == right:
        kind = Edit.SAME
    elif _EDGES.sub("", left) != _EDGES.sub("", right):
        kind = Edit.CASE
    else:
        kind = Edit.PUNCTUATION
    return WordEdit(kind=kind, before=one, after=two)


def _edit(lost: str, new: str) -> WordEdit:
    if not any(map(str.isalnum, lost + new)):
        return WordEdit(kind=Edit.PUNCTUATION, before=lost, after=new)
    return WordEdit(kind=Edit.DROPPED if lost else Edit.ADDED, before=lost, after=new)


def _joined(edits: Iterable[WordEdit]) -> Iterator[WordEdit]:
    """Put neighbours with one fate together; what was dropped and added at one place, changed."""
    replaced = {Edit.DROPPED, Edit.ADDED, Edit.CHANGED}
    for family, group in groupby(edits, lambda e: Edit.CHANGED if e.kind in replaced else e.kind):
        run = list(group)
        before, after = "".join(e.before for e in run), "".join(e.after for e in run)
        kind = family
        if family is Edit.CHANGED and not (before and after):
            kind = Edit.DROPPED if before else Edit.ADDED
        yield WordEdit(kind=kind, before=before, after=after)


def _with_moves(edits: list[WordEdit]) -> Iterator[WordEdit]:
    """Call words moved that were dropped at one place and added, the same, at another."""
    gone = {_bares(e.before) for e in edits if e.before and e.kind in _LOST}
    come = {_bares(e.after) for e in edits if e.after and e.kind in _NEW}
    both = gone & come
    for edit in edits:
        left = edit.kind in _LOST and _bares(edit.before) in both
        right = edit.kind in _NEW and _bares(edit.after) in both
        if not (left or right):
            yield edit
            continue
        if edit.before:
            yield WordEdit(kind=Edit.MOVED if left else Edit.DROPPED, before=edit.before)
        if edit.after:
            yield WordEdit(kind=Edit.MOVED if right else Edit.ADDED, after=edit.after)


_LOST, _NEW = frozenset({Edit.DROPPED, Edit.CHANGED}), frozenset({Edit.ADDED, Edit.CHANGED})


def _bares(words: str) -> tuple[str, ...]:
    return tuple(sorted(_bare(token) for token in _TOKEN.findall(words)))


def _key(paragraph: str) -> str:
    return " ".join(fold(paragraph).split())


def _lines(text: str, start: int, end: int) -> list[Extent]:
    found = re.compile(r"[^\s\n][^\n]*").finditer(text, start, end)
    return [Extent(start=one.start(), end=one.start() + len(one[0].rstrip())) for one in found]


def _rewritten(
    before: str, after: str, lost: Sequence[Extent], new: Sequence[Extent]
) -> Iterator[ParagraphEdit]:
    """Pair what stood between two kept paragraphs with what stands there now, in order."""
    rest = list(new)
    for one in lost:
        here = next((two for two in rest if _alike(one.of(before), two.of(after))), None)
        if here is None:
            yield ParagraphEdit(kind=Edit.DROPPED, before=one)
            continue
        place = rest.index(here)
        yield from (ParagraphEdit(kind=Edit.ADDED, after=two) for two in rest[:place])
        rest = rest[place + 1 :]
        words = word_edits(one.of(before), here.of(after))
        yield ParagraphEdit(kind=Edit.CHANGED, before=one, after=here, words=words)
    yield from (ParagraphEdit(kind=Edit.ADDED, after=two) for two in rest)


def _alike(one: str, two: str) -> bool:
    return fuzz.ratio(_key(one), _key(two), score_cutoff=NEAR) > 0


def _moved_paragraphs(
    edits: Sequence[ParagraphEdit], before: str, after: str
) -> Iterator[ParagraphEdit]:
    """Join a paragraph dropped at one place and added, the same, at another; it shows there."""
    gone = {_key(e.before.of(before)): e.before for e in edits if e.before and e.after is None}
    come = {_key(e.after.of(after)) for e in edits if e.after and e.before is None}
    for edit in edits:
        if edit.after is not None and edit.before is None:
            origin = gone.get(_key(edit.after.of(after)))
            yield edit if origin is None else replace(edit, kind=Edit.MOVED, before=origin)
        elif edit.after is not None or (edit.before and _key(edit.before.of(before)) not in come):
            yield edit
