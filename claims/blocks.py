"""Blocks of a text: headline, metadata, dateline, byline, body paragraphs, lists, captions.

A block is a stretch of raw text without white space at its ends; blocks do not overlap and stand
in order. Markers are left out: the "#" of a heading, the bullet of a list item, the dash after a
dateline. A body block is a paragraph; a hard newline after terminal punctuation also ends one,
because many sources separate paragraphs by a single newline.

The rules aim at news copy and stay sensible for Markdown, e-mails and transcripts, where the
label of a turn ("MAYOR REED:") is a byline. Nothing is guessed about layout beyond the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.calendar_words import stated_day
from claims.imprints import is_below_writer
from claims.structure import Block, BlockKind
from claims.text import CAPITALS, Extent, trim

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_RULE = re.compile(r"(?:[-=*_~+#|.:`\s]{3,}|```\w*)$")
_BULLET = re.compile(r"(?:[-*+•‣▪◦–]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t\u00a0]+(?=\S)")
_QUOTED = re.compile(r"(?:>[ \t]?){1,9}(?=\S)")
_FIELD = re.compile(
    r"(?:date|dated|published(?: on| at)?|posted(?: on| at)?|updated(?: on| at)?|last updated|"
    r"first published|created|modified|from|to|cc|bcc|subject|sent|reply-to|message-id|url|link|"
    r"source|author|authors|publisher|section|tags|keywords|copyright|language|via)\s*:",
    re.IGNORECASE,
)
_DATE_FIELD = re.compile(
    r"(?:(?:date|dated|published|posted|updated)(?: on)?\s*:?\s*)?\d{4}-\d{2}-\d{2}"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-])\s{0,4}",
    re.IGNORECASE,
)
_TIME_TAIL = re.compile(r"[\s,|•·@-]*(?:at\s+)?(?:\d{1,2}[:.]\d{2}.{0,16})?$", re.IGNORECASE)
_STAMP = re.compile(r"(?:published|posted|updated|last updated|first published)\b", re.IGNORECASE)
_BYLINE = re.compile(rf"(?:By|BY|Von|Words by|Reporting by)\s+(?=[{CAPITALS}])")
_CAPTION = re.compile(
    r"(?:!\[|\(?(?:file )?(?:photo|photos|image|picture|video|graphic|caption|illustration)\b"
    r"(?:\s+(?:by|credit|courtesy)\b|\s*:|\s*/))",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"[\"“]?(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?"
    rf"(?P<name>[{CAPITALS}][\w.'’-]{{0,24}}(?: [{CAPITALS}(][\w.'’)-]{{0,24}}){{0,5}}):\s+(?=\S)"
)
_MONTH = (
    r"(?:Jan|Feb|Mar|March|Apr|April|May|Jun|June|Jul|July|Aug|Sep|Sept|Oct|Nov|Dec|January|"
    r"February|August|September|October|November|December)\.?"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_NOT_A_PLACE = (
    r"(?!(?:On|In|By|Since|Until|At|From)\b"
    rf"|(?:[{CAPITALS}]\w{{0,24}} )?(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b)"
)
_ON = rf"(?<=\d{{4}})(?=\s*(?:—|–|--|-)\s+[\"“'‘]?[{CAPITALS}])"
"""Of a place written small but for its first letter: a year, and a sentence that begins."""
_DATELINE = re.compile(
    r"(?:"
    rf"[{CAPITALS}][{CAPITALS}.'’-]{{1,24}}(?:[ /][{CAPITALS}][{CAPITALS}.'’-]{{0,24}}){{0,4}}"
    rf"(?:, [{CAPITALS}][\w.]{{1,15}}(?: [{CAPITALS}][\w.]{{1,15}})?){{0,2}}"
    rf"(?:,? {_DAY})?(?: ?\([^()\n]{{2,40}}\))?"
    rf"|[{CAPITALS}][\w.'’-]{{1,24}}(?: [{CAPITALS}][\w.'’-]{{1,24}}){{0,3}}"
    rf"(?:, [{CAPITALS}][\w.]{{1,15}}){{0,2}}"
    rf"(?:,? {_DAY})? ?\([{CAPITALS}][^()\n]{{1,40}}\)"
    rf"|{_NOT_A_PLACE}[{CAPITALS}][\w.'’-]{{1,24}}(?: [{CAPITALS}][\w.'’-]{{1,24}}){{0,3}}"
    rf", {_DAY}{_ON}"
    rf"|\([{CAPITALS}][^()\n]{{1,30}}\)"
    r")(?=\s*(?:—|–|--|-)\s)"
)
_DASH = re.compile(r"\s*(?:—|–|--|-)\s+")
_ENDS = ".!?…:;"
_CLOSERS = "\"'”’)]»*_"
_HEADLINE_WORDS = 30
_SUBHEAD_WORDS = 10
_LEAD = 4
"""A dateline or byline stands within the first blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line without white space at its ends, and whether blank lines stand around it."""

    start: int
    end: int
    first: bool
    last: bool


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of `text` in order."""
    lines = _lines(text)
    labelled = _is_transcript(text, lines)
    found: list[Block] = []
    for line in _front_matter(text, lines, found):
        _add(text, line, found, labelled=labelled)
    return tuple(_with_datelines(text, _with_headlines(text, found, lines)))


def published_on(text: str, parts: tuple[Block, ...] | None = None) -> tuple[date, Extent] | None:
    """Return the day that a metadata line or dateline states, and where it stands.

    A dateline without a year states no day. `parts` are the blocks of `text`, if already known.
    """
    known = blocks(text) if parts is None else parts
    for kind in (BlockKind.METADATA, BlockKind.DATELINE):
        for block in known:
            if block.kind is kind:
                day = stated_day(text, block.extent)
                if day is not None:
                    return day
    return None


def _lines(text: str) -> list[_Line]:
    """Cut at line breaks and note where blank lines were."""
    found: list[_Line] = []
    place, blank = 0, True
    for raw in text.splitlines(keepends=True):
        extent = trim(text, place, place + len(raw))
        place += len(raw)
        if extent is not None:
            found.append(_Line(start=extent.start, end=extent.end, first=blank, last=True))
            if not blank:
                found[-2] = replace(found[-2], last=False)
        blank = extent is None
    return found


def _is_transcript(text: str, lines: list[_Line]) -> bool:
    """Two or more lines open with the name of who speaks, one of them in capitals or repeated."""
    names = [m["name"] for line in lines if (m := _label(text, line))]
    return len(names) > 1 and (len(set(names)) < len(names) or any(n.isupper() for n in names))


def _label(text: str, line: _Line) -> re.Match[str] | None:
    """Match "NAME: " at the start of a line."""
    match = _LABEL.match(text, line.start, line.end)
    return None if match is None or _FIELD.match(text, line.start, line.end) else match


def _front_matter(text: str, lines: list[_Line], found: list[Block]) -> list[_Line]:
    """Take a leading block between two lines of "---" as metadata; return what remains."""
    if not lines or text[lines[0].start : lines[0].end] != "---":
        return lines
    for index, line in enumerate(lines[1:40], start=1):
        if text[line.start : line.end] == "---":
            found.extend(_block(BlockKind.METADATA, each.start, each.end) for each in lines[:index])
            return lines[index:]
    return lines


def _block(kind: BlockKind, start: int, end: int) -> Block:
    """Make a block."""
    return Block(kind=kind, extent=Extent(start=start, end=end))


def _add(text: str, line: _Line, found: list[Block], *, labelled: bool) -> None:
    """Append the blocks of one line, or let the line continue the block before it."""
    if _whole_line(text, line, found):
        return
    start = _after_metadata(text, line, found)
    if labelled and (label := _LABEL.match(text, start, line.end)):
        colon = label.end("name") + 1
        found.append(_block(BlockKind.BYLINE, label.start("name"), colon))
        start = label.end()
    kind = BlockKind.BODY
    if bullet := _BULLET.match(text, start, line.end):
        kind, start = BlockKind.LIST, bullet.end()
    elif quoted := _QUOTED.match(text, start, line.end):
        start = quoted.end()
    if start >= line.end:
        return
    if start == line.start and not line.first and _continues(text, found):
        found[-1] = _block(found[-1].kind, found[-1].extent.start, line.end)
    else:
        found.append(_block(kind, start, line.end))


def _continues(text: str, found: list[Block]) -> bool:
    """Whether the last block is running text that has not come to an end."""
    if not found or found[-1].kind not in {BlockKind.BODY, BlockKind.LIST}:
        return False
    return not _ended(text, found[-1].extent, ".!?…")


def _ended(text: str, extent: Extent, marks: str) -> bool:
    """Whether the last character before closing marks is one of `marks`."""
    end = extent.end
    while end > extent.start and text[end - 1] in _CLOSERS:
        end -= 1
    return end > extent.start and text[end - 1] in marks


def _whole_line(text: str, line: _Line, found: list[Block]) -> bool:
    """Append a line that is a block by its form alone; False when it is running text."""
    last = [block.kind for block in found[-2:]]
    post = last == [BlockKind.BYLINE, BlockKind.METADATA]
    under_writer = post or last[-1:] == [BlockKind.BYLINE]
    kind = _form(text, line, len(found), under_writer=under_writer)
    if kind is None:
        return False
    heading = _HEADING.match(text, line.start, line.end)
    found.append(_block(kind, heading.end() if heading else line.start, line.end))
    return True


def _form(text: str, line: _Line, already: int, *, under_writer: bool) -> BlockKind | None:
    """The kind that the form of a whole line settles, or None."""
    start, end = line.start, line.end
    if _HEADING.match(text, start, end):
        return BlockKind.HEADLINE
    if _RULE.match(text, start, end) or not any(c.isalnum() for c in text[start:end]):
        return BlockKind.METADATA
    if _CAPTION.match(text, start, end):
        return BlockKind.CAPTION
    if end - start < 300 and _is_metadata(text, line):
        return BlockKind.METADATA
    if under_writer and is_below_writer(text[start:end]):
        return BlockKind.METADATA
    if already < 2 * _LEAD and end - start < 120 and _is_byline(text, line):
        return BlockKind.BYLINE
    return None


def _is_metadata(text: str, line: _Line) -> bool:
    """A labelled field, or a line that holds nothing but a date."""
    if _FIELD.match(text, line.start, line.end):
        return not _ended(text, Extent(start=line.start, end=line.end), ".!?") or line.last
    stamp = _STAMP.match(text, line.start, line.end)
    day = stated_day(text, Extent(start=line.start, end=line.end))
    if day is None or day[1].start > (stamp.end() + 4 if stamp else line.start + 12):
        return False
    return _TIME_TAIL.match(text, day[1].end, line.end) is not None


def _is_byline(text: str, line: _Line) -> bool:
    """Whether the line names its writer ("By Jane Roe") and has no full stop."""
    whole = Extent(start=line.start, end=line.end)
    return bool(_BYLINE.match(text, line.start, line.end)) and not _ended(text, whole, ".!?")


def _after_metadata(text: str, line: _Line, found: list[Block]) -> int:
    """Append a leading date as metadata; return where the running text starts."""
    match = _DATE_FIELD.match(text, line.start, line.end)
    if match is None or any(block.kind is not BlockKind.METADATA for block in found):
        return line.start
    found.append(_block(BlockKind.METADATA, line.start, line.start + len(match[0].rstrip())))
    rest = trim(text, match.end(), line.end)
    return rest.start if rest is not None else line.end


def _with_headlines(text: str, found: list[Block], lines: list[_Line]) -> list[Block]:
    """Turn the title and the subheads among the body blocks into headlines."""
    alone = {line.start for line in lines if line.first and line.last}
    body = [n for n, block in enumerate(found) if block.kind is BlockKind.BODY]
    for n in body[:-1]:
        block = found[n]
        title = n == body[0] and _is_title(text, block, lines, found[n + 1 :])
        if title or (n != body[0] and block.extent.start in alone and _is_subhead(text, block)):
            found[n] = replace(block, kind=BlockKind.HEADLINE)
    return found


def _is_title(text: str, block: Block, lines: list[_Line], after: list[Block]) -> bool:
    """The first running text is a single line without an end, and something follows it."""
    extent = block.extent
    whole = any(line.start == extent.start and line.end == extent.end for line in lines)
    words = extent.of(text).split()
    ended = _ended(text, extent, ":;,") or (_ended(text, extent, ".") and not _in_capitals(words))
    if not whole or ended or len(words) > _HEADLINE_WORDS:
        return False
    last = any(line.end == extent.end and line.last for line in lines)
    return last or after[0].kind is not BlockKind.BODY


def _in_capitals(words: list[str]) -> bool:
    """Whether every longer word begins with a capital, as titles do even with a full stop."""
    long = [word.strip("\"'“”‘’(") for word in words if len(word) > 4]
    return len(long) >= _LEAD and all(word[:1].isupper() or word[:1].isdigit() for word in long)


def _is_subhead(text: str, block: Block) -> bool:
    """A short line of its own that begins with a capital and has no end."""
    words = block.extent.of(text)
    short = len(words.split()) <= _SUBHEAD_WORDS
    return short and words[0].isupper() and words[-1] not in _ENDS + _CLOSERS + ","


def _with_datelines(text: str, found: list[Block]) -> Iterator[Block]:
    """Cut the dateline from the paragraphs near the start."""
    seen = 0
    for block in found:
        seen += block.kind is BlockKind.BODY
        match = None
        if block.kind is BlockKind.BODY and seen <= _LEAD:
            match = _DATELINE.match(text, block.extent.start, block.extent.end)
        dash = _DASH.match(text, match.end(), block.extent.end) if match else None
        if match and dash and dash.end() < block.extent.end:
            yield _block(BlockKind.DATELINE, match.start(), match.end())
            yield _block(BlockKind.BODY, dash.end(), block.extent.end)
        else:
            yield block
