"""The text of a report's file, and the state of the record that it says it shows.

Any of our formats is read alike: packages are unpacked, tags taken out, references to characters
resolved, what is printed in a PDF read as its pages show it. A file of somebody else's is text as
well; nothing is claimed of what it means.
"""

from __future__ import annotations

import html
import io
import re
import zipfile

from claims.errors import UnreadableSource
from sources.guard import read_guarded

MOST_BYTES = 60_000_000
"""Bytes of a file, and of all that is packed in one. Our largest reports stay far below."""

_PDF = b"%PDF-"
_PACKAGE = b"PK\x03\x04"
_TAG = re.compile(r"<[^<>]{0,2000}>")
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


def text_of(body: bytes) -> str:
    """Return the words of a file, runs of white space as one space.

    Raises ValueError for what is too large, or a package that cannot be unpacked.
    """
    if len(body) > MOST_BYTES:
        msg = "too large"
        raise ValueError(msg)
    raw = _unpacked(body) if body.startswith(_PACKAGE) else body.decode("utf-8-sig", "replace")
    if body.startswith(_PDF):
        raw = f"{raw}\n{_printed(body)}"
    if raw.lstrip()[:1] == "<":
        raw = html.unescape(_TAG.sub(" ", raw))
    return " ".join(raw.split())


def _printed(body: bytes) -> str:
    """Return the words on the pages of a PDF; none where they cannot be read.

    The state that a PDF shows stands readable in its properties, its words are packed. One that
    is too long to be read still says its state; whoever asks of its claims finds none of them.
    """
    try:
        return read_guarded(body, "report.pdf", limit=MOST_BYTES).text
    except UnreadableSource:
        return ""


def digests_in(text: str) -> tuple[str, ...]:
    """Return every SHA-256 in hex that stands in a text, once, in order."""
    return tuple(dict.fromkeys(_DIGEST.findall(text)))


def _unpacked(body: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            if sum(part.file_size for part in package.infolist()) > MOST_BYTES:
                msg = "too large"
                raise ValueError(msg)
            parts = [package.read(part) for part in package.infolist()]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        msg = "cannot be unpacked"
        raise ValueError(msg) from error
    return "<>" + "\n".join(part.decode("utf-8", "replace") for part in parts)
