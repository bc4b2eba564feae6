"""Plain text: stored exactly as it was written, line ends included.

A leading byte order mark is dropped; nothing else changes. What the first lines say of
themselves (a headline, a dateline, a byline) is found by `sources.metadata` and stays
in the text. An encoding that had to be guessed is told in `found["encoding"]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources import metadata, signatures
from sources.encoding import decode, is_text
from sources.model import Found, Reader, ReadSource

if TYPE_CHECKING:
    from sources.encoding import Decoded


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked the same way
    """Whether these bytes are prose in an encoding we read; the name plays no part."""
    return is_text(head) and signatures.of_text(head) is None


def read(data: bytes, name: str) -> ReadSource:
    """Return the text with what its first lines tell. Raises UnreadableSource."""
    decoded = decode(data, name)
    found = metadata.of_text(decoded.text, name)
    return ReadSource(
        text=decoded.text,
        media_type="text/plain",
        reader=READER.reference,
        found=found | encoding_told(decoded),
    )


def encoding_told(decoded: Decoded) -> dict[str, Found]:
    """Return the field `encoding` when it was a guess, else nothing."""
    if not decoded.guessed:
        return {}
    return {
        "encoding": Found(value=decoded.encoding, where="guessed: the bytes are not valid UTF-8")
    }


READER = Reader(
    name="plain-text",
    version=1,
    called="plain text",
    media_types=("text/plain",),
    suffixes=(".txt", ".text"),
    recognises=recognises,
    read=read,
)
