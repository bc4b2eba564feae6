"""Out of a PDF: the lines of each page with their positions, and the document's properties.

Loaded only when a PDF is read; `sources.pdf` is the door, `sources.pdf_layout` makes
paragraphs of the lines. The library is C++: a hostile file may end the process, which is
why `sources.intake.read_guarded` reads in a child.
"""

from __future__ import annotations

import ctypes
import re
from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from claims.errors import UnreadableSource
from sources import metadata
from sources.model import Found, ReadSource
from sources.pdf_layout import DIVIDED, Line, flow

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 2_000
_MOST_STRANGE = 0.3
"""Share of characters without a meaning (private use, unmapped) above which the letters of a
PDF are drawn with a font that does not say which letters they are."""
_STRANGE = re.compile(r"[\ue000-\uf8ff\ufffd]")
_UNPRINTABLE = re.compile(r"[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PROGRAM = re.compile(r"(?i)\s*(?:microsoft (?:word|powerpoint) - |untitled|document\d*\s*$)")


def read_pdf(data: bytes, name: str, *, reader: str) -> ReadSource:
    """Return the words of every page. Raises UnreadableSource."""
    pages, properties = _opened(data, name)
    if not any(pages):
        raise UnreadableSource(_SCAN.format(name=name))
    flowed = flow(pages)
    if len(_STRANGE.findall(flowed.text)) > _MOST_STRANGE * len(flowed.text):
        raise UnreadableSource(_SCAN.format(name=name))
    return ReadSource(
        text=flowed.text,
        media_type="application/pdf",
        reader=reader,
        places=flowed.places,
        found=metadata.of_text(flowed.text, name)
        | _fields(properties)
        | _left_out(flowed.dropped, pages),
    )


def _opened(data: bytes, name: str) -> tuple[list[list[Line]], dict[str, str]]:
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            if len(document) > MOST_PAGES:
                raise UnreadableSource(
                    _LONG.format(name=name, pages=len(document), most=MOST_PAGES)
                )
            pages = [_lines(document, number) for number in range(len(document))]
            return pages, document.get_metadata_dict()
    except pypdfium2.PdfiumError as fault:
        locked = getattr(fault, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise UnreadableSource((_LOCKED if locked else _BROKEN).format(name=name)) from None


def _lines(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    """The lines of one page, in the order of the file."""
    with closing(document[number]) as page, closing(page.get_textpage()) as words:
        count = words.count_chars()
        codes = [raw.FPDFText_GetUnicode(words, at) for at in range(count)]
        height = page.get_height() or 1.0
        return [_line(words, codes, cut, height) for cut in _cuts(codes)]


def _cuts(codes: list[int]) -> Iterator[tuple[int, int]]:
    """Where each line that is not blank starts and ends among the characters of a page."""
    start = 0
    for at, code in enumerate([*codes, 10]):
        if code == 10:
            filled = [each for each in range(start, at) if not _is_blank(codes[each])]
            if filled:
                yield filled[0], filled[-1] + 1
            start = at + 1


def _is_blank(code: int) -> bool:
    return code in {0, 9, 13, 32, 0xA0}


def _line(words: object, codes: list[int], cut: tuple[int, int], height: float) -> Line:
    start, end = cut
    left, top = _origin(words, start)
    right, bottom = _origin(words, end - 1)
    return Line(
        words=_characters(codes[start:end]),
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        size=raw.FPDFText_GetFontSize(words, start),
        down=1 - top / height,
    )


def _origin(words: object, at: int) -> tuple[float, float]:
    """Where a character stands on its line, in points from the page's lower left corner."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(words, at, x, y)
    return x.value, y.value


def _characters(codes: list[int]) -> str:
    """The characters of a line, with one mark wherever the file divided a word."""
    units = b"".join(code.to_bytes(4, "little") for code in codes if code < 0x110000)
    text = units.decode("utf-32-le", errors="surrogatepass")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = text.replace("\ufffe", DIVIDED).replace("\u00ad", "")
    return " ".join(_UNPRINTABLE.sub("", text).split())


def _fields(properties: dict[str, str]) -> dict[str, Found]:
    """Title and author from the properties; the day of creation is no day of publication."""
    title = properties.get("Title", "")
    fields = {
        "title": metadata.field(None if _PROGRAM.match(title) else title, "PDF properties"),
        "author": metadata.field(properties.get("Author"), "PDF properties"),
    }
    return {name: value for name, value in fields.items() if value}


def _left_out(dropped: tuple[str, ...], pages: list[list[Line]]) -> dict[str, Found]:
    """What a person should know is missing: running heads, and pages that are pictures."""
    bare = [str(number) for number, lines in enumerate(pages, start=1) if not lines]
    told = [f"running heads ({'; '.join(dropped)})"] if dropped else []
    told += [f"pages without a text layer ({', '.join(bare)})"] if bare else []
    return {"left_out": Found(value="; ".join(told), where="PDF pages")} if told else {}


_SCAN = (
    "“{name}” is a PDF without a usable text layer: its pages are pictures, as from a scanner. "
    "Run text recognition (OCR) over it first, then take in the result."
)
_LOCKED = (
    "“{name}” is a PDF with a password. Save a copy without it in the program that opens it, "
    "then take in the copy."
)
_BROKEN = "“{name}” is a PDF that is damaged or cut off. Fetch the file again from where it came."
_LONG = (
    "“{name}” has {pages:,} pages; up to {most:,} are taken in. "
    "Split it, or save the pages you need."
)
