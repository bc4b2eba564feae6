"""A copy of an outside source: its bytes, the words read in it, and what changed between two.

Words come from the same readers as documents', in the same child process. A file that no reader
knows (a photograph, a recording) is a copy all the same, without words.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from claims.errors import UnreadableSource
from sources.guard import read_guarded
from sources.identity import digest, display_name

if TYPE_CHECKING:
    from collections.abc import Iterator

UNKNOWN_TYPE = "application/octet-stream"
_TYPES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"),
    (b"%PDF-", "application/pdf"), (b"ID3", "audio/mpeg"), (b"\xff\xfb", "audio/mpeg"),
    (b"OggS", "audio/ogg"), (b"fLaC", "audio/flac"), (b"PK\x03\x04", "application/zip"),
)  # fmt: skip
"""Media types of files without readable words, by their first bytes and never by their name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The bytes of a source as they came; `text` and `reader` are None where nothing was read."""

    body: bytes
    name: str
    digest: str
    media_type: str
    text: str | None = None
    reader: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Paragraphs of an earlier copy and what stands in their place in a later one; "" for none."""

    before: str
    after: str


def copy_of(body: bytes, name: str) -> Copy:
    """Return a copy with the words that can be read in it."""
    shown, mark = display_name(name), digest(body)
    try:
        read = read_guarded(body, shown)
    except UnreadableSource:
        return Copy(body=body, name=shown, digest=mark, media_type=_media_type(body))
    return Copy(
        body=body,
        name=shown,
        digest=mark,
        media_type=read.media_type,
        text=read.text,
        reader=read.reader,
    )


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Return the paragraphs that differ, in order of place; spaces between words do not count."""
    return tuple(_changes(_paragraphs(before), _paragraphs(after)))


def _changes(before: list[str], after: list[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            old, new = before[start:end], after[new_start:new_end]
            yield Change(before="\n\n".join(old), after="\n\n".join(new))


def _paragraphs(text: str) -> list[str]:
    return [flat for line in text.splitlines() if (flat := " ".join(line.split()))]


def _media_type(body: bytes) -> str:
    known = (kind for mark, kind in _TYPES if body.startswith(mark))
    if body[4:8] == b"ftyp":
        return "video/mp4"
    return next(known, UNKNOWN_TYPE)
