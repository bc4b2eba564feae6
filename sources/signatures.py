"""What a file seems to be, told from its first bytes and never from its name.

Only for naming what we refuse: each reader recognises its own format by itself. The
answer is a noun phrase that fits after "seems to be".
"""

from __future__ import annotations

import codecs
import re

_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"BM", "a bitmap image"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"\xcf\xfa\xed\xfe", "a macOS program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"PK\x07\x08", "a ZIP archive in several parts"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office file (.doc, .xls, .msg) or one with a password",
    ),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"\xff\xfb", "an MP3 recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x01\x00\x00", "a font"),
)

_TEXTUAL: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\s*\{\\rtf"), "a Rich Text file (.rtf)"),
    (re.compile(rb"%!PS"), "a PostScript file"),
    (
        re.compile(
            rb"(?s)\s*(<\?xml[^>]*>\s*)?(<!--(?>.*?-->)\s*)*+(<!DOCTYPE svg[^>]*>\s*)?<svg\b"
        ),
        "an SVG image",
    ),
    (re.compile(rb"\s*<\?xml\b"), "an XML file"),
)

_CONTAINERS = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"mimetypeapplication/epub", "an EPUB book"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
)
"""What the names inside a ZIP container tell, as far as they stand at its beginning."""

_RIFF = {b"WAVE": "a WAV recording", b"AVI ": "an AVI video", b"WEBP": "a WebP image"}


def of_binary(head: bytes) -> str | None:
    """Return what a binary file seems to be, or None when its first bytes tell nothing."""
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], "a media file")
    if head[4:8] == b"ftyp":
        return "a video or image in an MP4 container"
    seems = next((seems for mark, seems in _BINARY if head.startswith(mark)), None)
    if head.startswith(b"PK\x03\x04"):
        return next((inside for mark, inside in _CONTAINERS if mark in head), seems)
    return seems


def of_text(head: bytes) -> str | None:
    """Return what a text that is made for programs seems to be, or None for prose."""
    letters = bare(head)
    return next((seems for pattern, seems in _TEXTUAL if pattern.match(letters)), None)


def bare(head: bytes) -> bytes:
    """Return the ASCII letters of a head as single bytes: without a mark, of UTF-16 the low halves.

    For looking at how a text begins before anybody decodes it.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(codecs.BOM_UTF8)
