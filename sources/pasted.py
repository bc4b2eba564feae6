"""Text that somebody pasted into a form: no file, no name, the characters as they came.

It is never recognised from bytes; `sources.intake.read_pasted` comes here directly.
"""

from __future__ import annotations

from claims.errors import UnreadableSource
from sources import metadata
from sources.model import Reader, ReadSource

NAME = "pasted text"


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked the same way
    """Never: a file was not pasted."""
    return False


def read(data: bytes, name: str) -> ReadSource:
    """Return the pasted characters, given as UTF-8. Raises UnreadableSource."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableSource(_BROKEN.format(name=name)) from None
    if "\x00" in text:
        raise UnreadableSource(_BROKEN.format(name=name))
    return ReadSource(
        text=text,
        media_type="text/plain",
        reader=READER.reference,
        found=metadata.of_text(text, name),
    )


_BROKEN = (
    "The {name} holds characters that are no text. "
    "Copy the words again and paste them as plain text."
)

READER = Reader(
    name="pasted",
    version=1,
    called="",
    media_types=("text/plain",),
    suffixes=(),
    recognises=recognises,
    read=read,
)
