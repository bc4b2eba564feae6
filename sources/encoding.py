"""From bytes to characters, strictly: either the text as it was written, or a refusal.

UTF-8 (with or without a byte order mark) and UTF-16 with a mark are read as such. Bytes
that are neither may be the Western European Windows-1252; that is a guess, and it is
told. Line ends and everything else stay as they are; only the mark itself is dropped.
No other encoding is guessed: a wrong guess turns a quotation into different words.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from claims.errors import UnreadableSource
from sources import signatures

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01
"""Share of control characters a text may hold: old files carry a stray one (Ctrl-Z at the end)."""
_MOST_FOREIGN = 0.3
"""Share of bytes above 127 in Windows-1252. Western European prose has 1 to 10 in a hundred;
Cyrillic or Greek in its own code page has over 70, and would come out as other letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, the encoding it was read with, and whether that was a guess."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, name: str) -> Decoded:
    """Return the characters of `data`. Raises UnreadableSource when they are not a text."""
    decoded = _decoded(data, whole=True)
    if decoded is None:
        raise UnreadableSource(why_not(data, name))
    return decoded


def is_text(head: bytes) -> bool:
    """Whether `head`, the first bytes of a file, can be the beginning of a text."""
    return _decoded(head, whole=False) is not None


def _decoded(data: bytes, *, whole: bool) -> Decoded | None:
    encoding, skipped = _marked(data)
    text = _strictly(data[skipped:], encoding, whole=whole)
    if text is not None:
        return Decoded(text=text, encoding=encoding) if _is_clean(text) else None
    return None if skipped else _guess(data)


def _marked(data: bytes) -> tuple[str, int]:
    """The encoding that a byte order mark announces, and the length of the mark."""
    return next(
        ((encoding, len(mark)) for mark, encoding in _MARKS if data.startswith(mark)), ("utf-8", 0)
    )


def _strictly(data: bytes, encoding: str, *, whole: bool) -> str | None:
    """The text, or None. A head may end in the middle of a character."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data, final=whole)
    except UnicodeDecodeError:
        return None


def _is_clean(text: str) -> bool:
    if "\x00" in text:
        return False
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    return controls <= max(1, _MOST_CONTROLS * len(text))


def _guess(data: bytes) -> Decoded | None:
    if signatures.of_binary(data) or b"\x00" in data:
        return None
    text = _strictly(data, "cp1252", whole=True)
    if text is None or _CONTROLS.search(text):
        return None
    foreign = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if foreign > _MOST_FOREIGN * len(data):
        return None
    return Decoded(text=text, encoding="windows-1252", guessed=True)


def why_not(data: bytes, name: str) -> str:
    """Return the sentence that says why these bytes are no text, and what to do."""
    seems = signatures.of_binary(data)
    if seems:
        return f"“{name}” seems to be {seems}, not a text. Give the words themselves, as text."
    if b"\x00" in data:
        return (
            f"“{name}” is no text: it holds signs that no text has. "
            "Open it in the program it comes from and save it as text in UTF-8."
        )
    return (
        f"“{name}” is not a text in an encoding we can be sure of. "
        "Open it in the program it comes from and save it as text in UTF-8."
    )
