"""Subtitles (.srt, .vtt): what was said, in order, each piece cited by the moment it was said.

Cues become running text: a new paragraph begins with another speaker, and after a pause. Who speaks
is taken from the voice tags of WebVTT and from labels in the text. Sounds in brackets, styling and
the lines that rolling captions show twice are left out.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from claims.errors import UnreadableSource
from sources import metadata, plain_text
from sources.blocks import PARAGRAPHS, Block, join
from sources.encoding import decode
from sources.model import Found, Reader, ReadSource
from sources.signatures import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TIME = r"(?:(?P<{0}h>\d{{1,3}}):)?(?P<{0}m>\d{{2}}):(?P<{0}s>\d{{2}})[.,]\d{{1,3}}"
_TIMES = re.compile(rf"[ \t]*{_TIME.format('a')}[ \t]*-->[ \t]*{_TIME.format('b')}(?:[ \t].*)?")
_OPENS = re.compile(
    rf"\s*(?:WEBVTT(?:[ \t].*)?(?:\r\n?|\n)|(?:\d{{1,6}}[ \t]*(?:\r\n?|\n))?{_TIMES.pattern})"
)
_HEADER = re.compile(r"WEBVTT[ \t]+(?:-[ \t]+)?(?P<title>\S.*)")
_BLANK_LINES = re.compile(r"\n\s*\n")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+(?P<name>[^>]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<[\d:.]{5,16}>|\{\\[^{}]{1,40}\}")
_SOUND = re.compile(r"[\[(][^\[\]()]{1,60}[\])]|[♪♫][^♪♫]*[♪♫]?")
_TURN = re.compile(r"(?:>{2,3}|[-–—])[ \t]*(?=\S)")
_LABEL = re.compile(r"[^\W\d_][\w .'’-]{0,40}:\s")
_ENDS = (".", "!", "?", "…", "”", '"')
_PAUSE = 2
"""Seconds without a word after which a new paragraph begins, if a sentence has ended."""
_FEWEST, _ROLLING = 4, 3
"""Captions roll where, of four cues or more, a third shows again what the one before showed."""
_LONG = 600
"""Characters after which a paragraph ends with its sentence, however fast somebody speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """The lines shown from `start` to `end`, in seconds."""

    start: int
    end: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """Words of one speaker in a cue; `turn` says that somebody else spoke before."""

    start: int
    end: int
    words: str
    voice: str = ""
    turn: bool = False


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked the same way
    """Whether the file opens with the mark of WebVTT or with the times of a first cue."""
    return _OPENS.match(bare(head).decode("latin-1")) is not None


def read(data: bytes, name: str) -> ReadSource:
    """Return what is said, by moments. Raises UnreadableSource when nothing is."""
    decoded = decode(data, name)
    cues = _without_echoes(list(_cues(decoded.text)))
    text, places = join(_blocks([said for cue in cues for said in _turns(cue)]))
    if not text:
        msg = f"“{name}” holds no words with a time. Give subtitles with words, or a transcript."
        raise UnreadableSource(msg)
    return ReadSource(
        text=text,
        media_type="text/vtt" if decoded.text.startswith("WEBVTT") else "application/x-subrip",
        reader=READER.reference,
        places=places,
        found=_title(decoded.text, name) | _sounds(cues) | plain_text.encoding_told(decoded),
    )


def _title(text: str, name: str) -> dict[str, Found]:
    header = _HEADER.match(text)
    told = metadata.field(header["title"], "first line") if header else None
    stem = PurePosixPath(name).stem or name
    return {"title": told or Found(value=stem, where="file name")}


def _sounds(cues: Sequence[_Cue]) -> dict[str, Found]:
    """Which sounds are left out, each once."""
    lines = (_plain(line) for cue in cues for line in cue.lines)
    heard = dict.fromkeys(line for line in lines if _SOUND.fullmatch(line))
    told = metadata.field(", ".join(heard), "lines of their own")
    return {"left_out": told} if told else {}


def _cues(text: str) -> Iterator[_Cue]:
    """The cues in the order of the file; what has no times is a header, a style or a note."""
    for block in _BLANK_LINES.split("\n".join(text.splitlines())):
        lines = block.strip("\n").split("\n")
        at = next((n for n, line in enumerate(lines[:2]) if _TIMES.fullmatch(line)), None)
        times = None if at is None else _TIMES.fullmatch(lines[at])
        if at is not None and times is not None:
            start, end = (_seconds(times, one) for one in "ab")
            shown = tuple(line for line in lines[at + 1 :] if _plain(line))
            yield _Cue(start=start, end=end, lines=shown)


def _seconds(times: re.Match[str], which: str) -> int:
    hours, minutes, seconds = (int(times[which + unit] or 0) for unit in "hms")
    return 3600 * hours + 60 * minutes + seconds


def _plain(line: str) -> str:
    """A line without tags, with the characters that its entities stand for."""
    return " ".join(html.unescape(_TAG.sub("", line)).replace("\u00ad", "").split())


def _without_echoes(cues: Sequence[_Cue]) -> list[_Cue]:
    """The cues without the lines that rolling captions go on showing while new ones come.

    Only where the whole file rolls: somebody may well say the same line twice.
    """
    filled = [cue for cue in cues if cue.lines]
    new = [_new_lines(before, cue) for before, cue in pairwise(filled)]
    rolls = sum(len(lines) < len(cue.lines) for lines, cue in zip(new, filled[1:], strict=True))
    if len(filled) < _FEWEST or rolls * _ROLLING < len(filled):
        return filled
    changed = zip(filled[1:], new, strict=True)
    return filled[:1] + [replace(cue, lines=lines) for cue, lines in changed if lines]


def _new_lines(before: _Cue, cue: _Cue) -> tuple[str, ...]:
    """The lines of a cue that did not end the one before."""
    was, now = [[_plain(line) for line in each.lines] for each in (before, cue)]
    kept = next((n for n in range(len(now), 0, -1) if was[-n:] == now[:n]), 0)
    return cue.lines[kept:]


def _turns(cue: _Cue) -> Iterator[_Said]:
    """What is said in one cue, by whom; the lines of one speaker put together."""
    said: _Said | None = None
    for line in cue.lines:
        voice, shown = _VOICE.search(line), _plain(line)
        words = _TURN.sub("", shown, count=1)
        if not any(map(str.isalnum, words)) or _SOUND.fullmatch(words):
            continue
        name = _plain(voice["name"]) if voice else ""
        turn = words != shown or bool(_LABEL.match(words))
        if said is not None and not turn and not name:
            said = replace(said, words=f"{said.words} {words}")
            continue
        if said is not None:
            yield said
        said = _Said(start=cue.start, end=cue.end, words=words, voice=name, turn=turn)
    if said is not None:
        yield said


def _blocks(spoken: Sequence[_Said]) -> Iterator[Block]:
    """A block a cue: with a space behind the one before, or as the start of a paragraph."""
    before, voice, length = None, "", 0
    for said in spoken:
        other = bool(said.voice) and said.voice != voice
        opens = before is None or said.turn or other or _may_part(before, said, length)
        voice = said.voice or voice
        words = f"{voice}: {said.words}" if other else said.words
        length = len(words) if opens else length + len(words)
        yield Block(words=words, label=_moment(said.start), apart=PARAGRAPHS if opens else " ")
        before = said


def _may_part(before: _Said, said: _Said, length: int) -> bool:
    """Whether a sentence has ended, and with it a paragraph: by a pause, or by its length."""
    ended = before.words.endswith(_ENDS)
    return ended and (said.start - before.end >= _PAUSE or length > _LONG)


def _moment(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


READER = Reader(
    name="subtitles",
    version=1,
    called="subtitles (.srt, .vtt)",
    media_types=("text/vtt", "application/x-subrip"),
    suffixes=(".srt", ".vtt"),
    recognises=recognises,
    read=read,
)
