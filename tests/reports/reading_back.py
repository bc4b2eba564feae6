"""What a reader of a report's bytes gets to see, whatever the format."""

from __future__ import annotations

from contextlib import closing
from ctypes import create_string_buffer
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile, is_zipfile

import pypdfium2
from lxml import etree
from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def text_of(body: bytes) -> str:
    """Return all texts of a report: of a package, those of every part of it."""
    if body.startswith(b"%PDF"):
        return _pages(body)
    if not is_zipfile(BytesIO(body)):
        return body.decode("utf-8")
    with ZipFile(BytesIO(body)) as package:
        parts = ((name, package.read(name)) for name in package.namelist())
        return "\n".join(_part(name, body) for name, body in parts)


def _pages(body: bytes) -> str:
    """Return what is printed on the pages, without the marks where a long word may break."""
    with closing(pypdfium2.PdfDocument(body)) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join(texts).replace("\u200b", "").replace("\ufffe", "")


def _part(name: str, body: bytes) -> str:
    if name.endswith(".xml"):
        return str(etree.fromstring(body).xpath("string()"))
    return body.decode("utf-8") if name.endswith((".html", ".json", ".css")) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """An element of the structure of a PDF: what it is, and what stands in for a picture."""

    kind: str
    alternative: str


def tags_of(body: bytes) -> list[list[Tag]]:
    """Return the elements of each page of a tagged PDF in reading order; none where untagged."""
    with closing(pypdfium2.PdfDocument(body)) as document:
        return [list(_page_tags(page)) for page in document]


def _page_tags(page: pypdfium2.PdfPage) -> Iterator[Tag]:
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    for at in range(raw.FPDF_StructTree_CountChildren(tree)):
        yield from _element(raw.FPDF_StructTree_GetChildAtIndex(tree, at))
    raw.FPDF_StructTree_Close(tree)


def _element(element: object) -> Iterator[Tag]:
    yield Tag(
        kind=_said(raw.FPDF_StructElement_GetType, element),
        alternative=_said(raw.FPDF_StructElement_GetAltText, element),
    )
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, at):
            yield from _element(child)


def _said(ask: Callable[..., int], what: object) -> str:
    """Ask the library for a text: first how long it is, then the text."""
    length = ask(what, None, 0)
    kept = create_string_buffer(length)
    ask(what, kept, length)
    return kept.raw.decode("utf-16-le").rstrip("\0")
