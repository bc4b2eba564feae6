"""Web pages: the words of the main part, without menus and footers, and the page's metadata.

The headline comes first when the main part does not hold it. When no main part is found,
all visible words are taken and `found["extraction"]` says so. Nothing is fetched and no
script runs: what a page draws by script is not in the file.
"""

from __future__ import annotations

import codecs
import re

from sources.identity import suffix
from sources.model import Found, Reader, ReadSource
from sources.signatures import bare

_PAGE = re.compile(
    rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body)\b"
)
_FRAGMENT = re.compile(
    rb"(?is)\s*(?:<!--(?>.*?-->)\s*)*+<(?:article|main|section|div|p|h[1-6]|table|ul|ol|blockquote|meta|title)\b"
    rb"[^<>]*>.*</"
)
_CHARSET = re.compile(rb"(?i)<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:-]+)")
_PROSE = re.compile(
    r"utf-8|cp\d+|iso8859-\d+|koi8-[rtu]|shift_jis|euc_(?:jp|kr)|gb\w+|big5\w*|iso2022_jp|tis-620"
)
"""Codecs that pages are written in; Python has others (hex, unicode_escape) that are no letters."""
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_LATIN = frozenset({"iso8859-1", "ascii"})
"""What pages call Latin-1 or ASCII is Windows-1252 in every browser."""


def recognises(head: bytes, name: str) -> bool:
    """Whether this begins as a page or, unless the name says Markdown, as a part of one."""
    start = bare(head)
    if b"\x00" in start:
        return False
    if _PAGE.match(start):
        return True
    return suffix(name) not in {".md", ".markdown"} and _FRAGMENT.match(start) is not None


def read(data: bytes, name: str) -> ReadSource:
    """Return the main words of a page. Raises UnreadableSource when it holds no words."""
    # Only a page needs these 40 MB and 0.2 s of modules; the other readers start without.
    from sources import main_text  # noqa: PLC0415

    page, told = decoded(data)
    return main_text.read_page(page, told, name, reader=READER.reference)


def decoded(data: bytes) -> tuple[str, dict[str, Found]]:
    """Return the page's characters by its mark, its own word, or UTF-8; tell where bytes failed.

    Pages of the world hold stray bytes; each becomes U+FFFD, as in a browser.
    """
    encoding = _encoding(data)
    try:
        page, told = data.decode(encoding), {}
    except UnicodeDecodeError:
        page = data.decode(encoding, errors="replace")
        where = "some bytes do not fit this encoding; they are shown as \ufffd"
        told = {"encoding": Found(value=encoding, where=where)}
    return _DECLARATION.sub("", page.removeprefix("\ufeff"), count=1).replace("\x00", ""), told


def _encoding(data: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"),
                           (codecs.BOM_UTF16_BE, "utf-16")):  # fmt: skip
        if data.startswith(mark):
            return encoding
    declared = _CHARSET.search(data[:4096])
    return _known(declared[1].decode("ascii")) if declared else _fitting(data)


def _known(label: str) -> str:
    """The codec of a declared character set; UTF-8 when it is none."""
    try:
        codec = codecs.lookup(label)
    except LookupError:
        return "utf-8"
    if codec.name in _LATIN:
        return "cp1252"
    return codec.name if _PROSE.fullmatch(codec.name) else "utf-8"


def _fitting(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


READER = Reader(
    name="web-page",
    version=1,
    called="web page (HTML)",
    media_types=("text/html", "application/xhtml+xml"),
    suffixes=(".html", ".htm", ".xhtml"),
    recognises=recognises,
    read=read,
)
