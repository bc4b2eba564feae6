"""Words between quotation marks, found by a state machine over the paragraphs.

Promises: quotations nest or stand apart, never cross; the inside is never empty; a lost mark is
contained. An open quotation reaches into later paragraphs only when a closing mark comes before
any other opener, or when the next paragraph opens again; otherwise it ends with its paragraph,
flagged `unclosed`. A stray closing mark yields a short quotation flagged `unopened`, reaching
back to the last punctuation only, and never swallows the narrative around it.

Double marks make quotations; single marks do so inside double ones and where they are plainly not
apostrophes. Who is quoted is not settled here; see `claims.speakers`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.lexicon import REPORTING
from claims.structure import BlockKind, Quotation, QuotationKind
from claims.text import Extent, fold, trim
from claims.word_lists import listed

if TYPE_CHECKING:
    from claims.structure import Block

_DOUBLE = re.compile(
    r"[\"“”„‟«»'’‘`](?:(?<=[\"“”„‟«»])"
    r"|(?:(?<=')'|(?<=’)’|(?<=‘)‘|(?<=`)`)"
    r"(?:(?<!['’‘`]..)(?!['’‘`])|(?<=[\w.,!?…]''')(?!')|(?<!'..)(?<='')(?='\w)))"
)
"""Wire copy writes a double mark as two single ones.

Patterns of marks take the mark first and look back from there: only so is every other character
passed over at once, and most paragraphs have no mark at all (156 to 19 µs an article).
"""
_OPENING = "“„‟«"
_CLOSING = "”»"
_STRAIGHT = frozenset("\"'’")
_DEPTH = 3
"""Deeper nesting than this is noise, not speech."""
_PARAGRAPHS = 24
"""The longest quotation that crosses paragraphs; a lost mark must not swallow a document."""
_BACK = 200
_SCARE_WORDS = 3
_NEAR = 24
"""Characters before and after a fragment in which a reporting verb makes it speech."""
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_PAUSE = ",;:()[]{}—–.!?…\n\r"
_WHOLE_ENDS = frozenset(",.!?…-—")
_SMALL = listed("a an and as at but by for from in into of on or the to with")
_TITLED = re.compile(
    r"\b(?:book|film|movie|song|album|novel|play|show|series|episode|poem|essay|article|report|"
    r"titled|entitled|headlined|podcast|program|programme|documentary|broadcast)\s*,?\s*$",
    re.IGNORECASE,
)
_SINGLE_OPEN = re.compile(r"['‘](?<![\w.,!?'’‘`].)(?:(?<=‘)(?=\w)|(?<=')(?=[A-Za-z]{2}|[AI]\b))")
_SINGLE_CLOSE = re.compile(r"['’](?<=[\w.,!?…].)(?![\w'’])")
_ELIDED = re.compile(
    r".(?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n\b|round\b|bout\b)", re.IGNORECASE
)
_QUOTED_BLOCKS = frozenset({BlockKind.BODY, BlockKind.LIST, BlockKind.HEADLINE, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A double mark: where it stands, and whether it can open or close."""

    place: int
    end: int
    opens: bool
    closes: bool


@dataclass(slots=True, kw_only=True)
class _Machine:
    """What is open while the paragraphs go by, and what was found."""

    text: str
    plain: str
    open: list[_Mark] = field(default_factory=list)
    found: list[Quotation] = field(default_factory=list)

    def close(self, mark: _Mark) -> None:
        """End the innermost open quotation with `mark`."""
        self.keep(self.open.pop(), mark.end, mark.place)

    def keep(self, opener: _Mark, end: int, inner_end: int) -> None:
        """Record a quotation unless nothing stands inside it."""
        inner = trim(self.text, opener.end, inner_end)
        whole = trim(self.text, opener.place, end)
        if inner is not None and whole is not None:
            kind = _kind(self.plain, whole, inner)
            lost = end == inner_end
            self.found.append(Quotation(kind=kind, extent=whole, inner=inner, unclosed=lost))

    def stray(self, mark: _Mark, floor: int) -> None:
        """Record a closing mark that nothing opened, with the few words before it."""
        start = _clause_start(self.text, mark.place, floor)
        inner = trim(self.text, start, mark.place)
        if inner is not None:
            whole = Extent(start=inner.start, end=mark.end)
            mixed = QuotationKind.MIXED
            self.found.append(Quotation(kind=mixed, extent=whole, inner=inner, unopened=True))


def quotations(text: str, blocks: tuple[Block, ...]) -> tuple[Quotation, ...]:
    """Return the quotations of `text` in order; outer ones before those inside them."""
    machine = _Machine(text=text, plain=fold(text))
    paragraphs = [block.extent for block in blocks if block.kind in _QUOTED_BLOCKS]
    marks = [_marks(text, each) for each in paragraphs]
    crossed = 0
    for number, paragraph in enumerate(paragraphs):
        _read(machine, paragraph, marks[number])
        crossed = crossed + 1 if machine.open else 0
        if machine.open and not (
            crossed < _PARAGRAPHS and _goes_on(machine, paragraphs, marks, number)
        ):
            _abandon(machine, paragraph.end)
    found = [*machine.found, *_singles(machine, paragraphs)]
    return tuple(sorted(found, key=lambda each: (each.extent.start, -each.extent.end)))


def _marks(text: str, paragraph: Extent) -> list[_Mark]:
    """The double marks of a paragraph and what each can do."""
    return [
        _mark(text, match, paragraph)
        for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end)
    ]


def _mark(text: str, match: re.Match[str], paragraph: Extent) -> _Mark:
    """Curly marks by their shape; a straight one by the characters beside it."""
    place, end, sign = match.start(), match.end(), match[0]
    if sign in {"``", "‘‘"}:
        return _Mark(place=place, end=end, opens=True, closes=False)
    if sign not in {'"', "''", "’’"}:
        german = sign == "“" and _ends_word(text, place, paragraph)
        closes = sign in _CLOSING or german
        turned = sign == "”" and _begins_word(text, place, paragraph)
        return _Mark(place=place, end=end, opens=sign in _OPENING or turned, closes=closes)
    before = text[place - 1] if place > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    free_before = before.isspace() or before in "([{—–-/‘'“"
    free_after = after.isspace() or after in ")]}—–-/,.;:!?’'”"
    opens, closes = free_before or not free_after, not free_before or free_after
    return _Mark(place=place, end=end, opens=opens, closes=closes)


def _ends_word(text: str, place: int, paragraph: Extent) -> bool:
    """Whether the mark is attached to what stands before it and free after it."""
    attached = place > paragraph.start and not text[place - 1].isspace()
    return attached and (place + 1 >= paragraph.end or not text[place + 1].isalnum())


def _begins_word(text: str, place: int, paragraph: Extent) -> bool:
    """Whether a mark turned the wrong way stands where an opener would."""
    free = place == paragraph.start or text[place - 1].isspace()
    return free and place + 1 < paragraph.end and text[place + 1].isalnum()


def _read(machine: _Machine, paragraph: Extent, marks: list[_Mark]) -> None:
    """Let the marks of one paragraph open and close."""
    floor = paragraph.start
    inherited = len(machine.open)
    balance = sum(mark.closes - mark.opens for mark in marks)
    for mark in marks:
        balance -= mark.closes - mark.opens
        if inherited and mark.place == paragraph.start and mark.opens:
            continue
        if _closes_now(machine, mark, inherited):
            machine.close(mark)
            inherited = min(inherited, len(machine.open))
            floor = mark.end
        elif mark.opens:
            if len(machine.open) > inherited and balance <= len(machine.open):
                _abandon(machine, mark.place)
            if len(machine.open) < _DEPTH:
                machine.open.append(mark)
        elif mark.closes and not machine.open and not _is_measure(machine.text, mark.place):
            machine.stray(mark, floor)
            floor = mark.end


def _closes_now(machine: _Machine, mark: _Mark, inherited: int) -> bool:
    """Whether this mark ends the innermost open quotation."""
    if not machine.open or not mark.closes:
        return False
    sign, opened = machine.text[mark.place], machine.text[machine.open[-1].place]
    if mark.opens and sign in _STRAIGHT:
        return opened == sign or inherited > 0
    return True


def _is_measure(text: str, place: int) -> bool:
    """An inch sign after a figure is not a lost quotation."""
    return text[place] == '"' and place > 0 and text[place - 1].isdigit()


def _goes_on(
    machine: _Machine, paragraphs: list[Extent], marks: list[list[_Mark]], number: int
) -> bool:
    """Whether the open quotation reaches into the next paragraph."""
    if len(machine.open) > 1:
        del machine.open[1:]
    for step in range(number + 1, min(number + _PARAGRAPHS, len(paragraphs))):
        if not marks[step]:
            continue
        first = marks[step][0]
        if first.place == paragraphs[step].start and first.opens:
            return step == number + 1
        return first.closes and not first.opens
    return False


def _abandon(machine: _Machine, end: int) -> None:
    """End whatever is still open with its paragraph."""
    while machine.open:
        machine.keep(machine.open.pop(), end, end)


def _clause_start(text: str, place: int, floor: int) -> int:
    """Walk back from a stray mark to the last punctuation."""
    lowest = max(floor, place - _BACK)
    start = place
    while start > lowest and not text[start - 1].isalnum():
        start -= 1
    while start > lowest and text[start - 1] not in _PAUSE and text[start - 1] not in '"“”':
        start -= 1
    return start


def _singles(machine: _Machine, paragraphs: list[Extent]) -> list[Quotation]:
    """Quotations between single marks, kept only where they do not cross a double one."""
    taken = sorted((each.extent.start, each.extent.end) for each in machine.found)
    borders = sorted({place for pair in taken for place in pair})
    found: list[Quotation] = []
    for paragraph in paragraphs:
        for start, end in _single_pairs(machine.text, paragraph, borders):
            inner = trim(machine.text, start + 1, end - 1)
            if inner is not None:
                whole = Extent(start=start, end=end)
                kind = _kind(machine.plain, whole, inner)
                found.append(Quotation(kind=kind, extent=whole, inner=inner))
    return found


def _single_pairs(text: str, paragraph: Extent, borders: list[int]) -> list[tuple[int, int]]:
    """Pairs of single marks in one paragraph, nearest closer first, not across a border."""
    closers = [m.start() for m in _SINGLE_CLOSE.finditer(text, paragraph.start, paragraph.end)]
    pairs: list[tuple[int, int]] = []
    if not closers:
        return pairs
    done = paragraph.start
    for match in _SINGLE_OPEN.finditer(text, paragraph.start, paragraph.end):
        if match.start() < done or _ELIDED.match(text, match.start()):
            continue
        close = _single_closer(text, match.start(), closers, borders)
        if close is not None:
            pairs.append((match.start(), close + 1))
            done = close + 1
    return pairs


def _single_closer(text: str, start: int, closers: list[int], borders: list[int]) -> int | None:
    """The mark that ends a single quotation: after punctuation, or no plural's apostrophe."""
    index = bisect_right(borders, start)
    limit = borders[index] if index < len(borders) else len(text)
    first = bisect_right(closers, start + 1)
    possible = [place for place in closers[first : first + 4] if place < limit]
    for place in possible:
        if text[place - 1] != "s" or place is possible[-1]:
            return place
    return None


def _kind(plain: str, whole: Extent, inner: Extent) -> QuotationKind:
    """How the quoted words are used, from their form and the words beside them."""
    words = _WORD.findall(plain[inner.start : min(inner.end, inner.start + 400)])
    before = plain[max(0, whole.start - _NEAR) : whole.start]
    if _is_whole(plain, whole, inner):
        return QuotationKind.DIRECT
    near = _reports(before) or _reports(plain[whole.end : whole.end + _NEAR])
    if _TITLED.search(before) or (not near and _is_titled(words)):
        return QuotationKind.TITLE
    if len(words) <= _SCARE_WORDS and not near:
        return QuotationKind.SCARE
    return QuotationKind.MIXED


def _is_whole(plain: str, whole: Extent, inner: Extent) -> bool:
    """Whether the quotation stands as speech of its own, not inside the reporter's clause."""
    first = plain[inner.start]
    ends = plain[inner.start : inner.end].rstrip("\"'")[-1:] in _WHOLE_ENDS
    lead = plain[max(0, whole.start - 3) : whole.start].rstrip(" ")
    free = not lead or lead[-1] in ",:.!?\n\r\"')—-" or whole.start == 0
    return free and ends and not first.islower()


def _reports(words: str) -> bool:
    """Whether a reporting verb is among the words."""
    return any(word.lower() in REPORTING for word in _WORD.findall(words))


def _is_titled(words: list[str]) -> bool:
    """Title case throughout: the name of a work."""
    heavy = [word for word in words if word.lower() not in _SMALL]
    return len(heavy) > 1 and all(word[0].isupper() for word in heavy)
