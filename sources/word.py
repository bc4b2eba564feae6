"""Word (.docx): paragraphs, headings, lists, tables and notes, in order, each with its place.

Words that somebody inserted with "track changes" are there, deleted ones are not.
Comments, page headers and footers are left out. Old .doc files and those with a password
are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.model import Reader

if TYPE_CHECKING:
    from sources.model import ReadSource


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked the same way
    """Whether this is an Office container that is neither a workbook nor a presentation."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    other = any(mark in head for mark in (b"xl/", b"ppt/", b"META-INF/", b"mimetype"))
    return b"word/" in head or (b"[Content_Types].xml" in head and not other)


def read(data: bytes, name: str) -> ReadSource:
    """Return the words of the document. Raises UnreadableSource."""
    # Loaded for Word only, so that no other reader starts with its library.
    from sources import word_body  # noqa: PLC0415

    return word_body.read_word(data, name, reader=READER.reference)


READER = Reader(
    name="word",
    version=1,
    called="Word (.docx)",
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    suffixes=(".docx", ".docm"),
    recognises=recognises,
    read=read,
)
