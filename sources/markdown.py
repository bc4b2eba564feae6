"""Markdown: the text is kept raw, marks and all, so that every offset is the author's own.

Front matter and the first heading give the metadata. Nothing is rendered here. Markdown
cannot be told from plain text by its bytes, so this reader goes by the name.
"""

from __future__ import annotations

from sources import metadata, plain_text
from sources.encoding import decode
from sources.identity import suffix
from sources.model import Reader, ReadSource


def recognises(head: bytes, name: str) -> bool:
    """Whether this is a text whose name says Markdown."""
    return suffix(name) in READER.suffixes and plain_text.recognises(head, name)


def read(data: bytes, name: str) -> ReadSource:
    """Return the raw text, with front matter and first heading as metadata.

    Raises UnreadableSource when the bytes are not a text.
    """
    decoded = decode(data, name)
    return ReadSource(
        text=decoded.text,
        media_type="text/markdown",
        reader=READER.reference,
        found=metadata.of_markdown(decoded.text, name) | plain_text.encoding_told(decoded),
    )


READER = Reader(
    name="markdown",
    version=1,
    called="Markdown",
    media_types=("text/markdown",),
    suffixes=(".md", ".markdown"),
    recognises=recognises,
    read=read,
)
