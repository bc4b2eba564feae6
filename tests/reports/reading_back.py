"""What a reader of a report's bytes gets to see, whatever the format."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pypdfium2
from lxml import etree


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
