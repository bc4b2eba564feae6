"""The body of a Word document as blocks of words, and its properties.

python-docx opens the container; the walk over the body is ours, because its own
`paragraph.text` leaves out tracked insertions and content controls: words that a reader
of the document sees. Loaded only for Word files; `sources.word` is the door.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from lxml import etree

from claims.errors import UnreadableSource
from sources import metadata
from sources.archive import ZIP_FAULTS, members
from sources.blocks import CELLS, PARAGRAPHS, ROWS, Block, join
from sources.model import Found, ReadSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", _FALLBACK})
_NOTES = "footnotes+xml", "endnotes+xml"
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FAULTS = (
    *ZIP_FAULTS,
    OpcError,
    InvalidXmlError,
    etree.LxmlError,
    KeyError,
    IndexError,
    AttributeError,
    TypeError,
    RecursionError,
)
"""What python-docx raises on containers that are whole but not Word's. It checks little itself,
so a missing part shows as an AttributeError or KeyError."""


def read_word(data: bytes, name: str, *, reader: str) -> ReadSource:
    """Return the words of a .docx file with its places. Raises UnreadableSource."""
    if "word/document.xml" not in members(data, name):
        raise UnreadableSource(_OTHER.format(name=name))
    try:
        document = docx.Document(BytesIO(data))
        text, places = join(_blocks(document))
        found = _properties(document)
    except _FAULTS:
        raise UnreadableSource(_BROKEN.format(name=name)) from None
    return ReadSource(
        text=text,
        media_type=_MEDIA_TYPE,
        reader=reader,
        places=places,
        found=metadata.of_text(text, name) | found,
    )


class _Counts:
    """Numbers of paragraphs and tables, counted as a reader of the printed page would."""

    def __init__(self) -> None:
        self.paragraph = 0
        self.table = 0


def _blocks(document: Document) -> Iterator[Block]:
    counts = _Counts()
    yield from _blocks_in(document.element.body, counts)
    for part in document.part.package.iter_parts():
        if str(part.content_type).endswith(_NOTES):
            yield from _notes(part.blob, str(part.partname))


def _blocks_in(container: etree._Element, counts: _Counts) -> Iterator[Block]:
    """The paragraphs and tables under an element, through content controls and insertions."""
    for element in container:
        if element.tag == f"{_W}p":
            yield from _paragraph(element, counts)
        elif element.tag == f"{_W}tbl":
            counts.table += 1
            yield from _table(element, counts.table)
        elif element.tag not in _GONE:
            yield from _blocks_in(element, counts)


def _paragraph(element: etree._Element, counts: _Counts) -> Iterator[Block]:
    words = _words(element)
    if words.strip():
        counts.paragraph += 1
        kind = "heading, " if _is_heading(element) else ""
        yield Block(words=words, label=f"{kind}paragraph {counts.paragraph}")


def _is_heading(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = style.get(f"{_W}val", "") if style is not None else ""
    return name.lower().startswith(("heading", "title"))


def _table(table: etree._Element, number: int) -> Iterator[Block]:
    """The cells of a table; a table within a cell gives its words to that cell."""
    filled = 0
    for row_number, row in enumerate(_children(table, "tr"), start=1):
        begun = False
        for cell_number, cell in enumerate(_children(row, "tc"), start=1):
            words = "\n".join(filter(str.strip, map(_words, _outermost_paragraphs(cell))))
            if words:
                apart = CELLS if begun else ROWS if filled else PARAGRAPHS
                label = f"table {number}, row {row_number}, cell {cell_number}"
                yield Block(words=words, label=label, apart=apart)
                begun, filled = True, filled + 1


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows or cells of a table, also those inside content controls."""
    for child in element:
        if child.tag == f"{_W}{tag}":
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
            yield from _children(child, tag)


def _outermost_paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell, without those inside another paragraph's text box."""
    for paragraph in cell.iter(f"{_W}p"):
        if not any(above.tag == f"{_W}p" for above in paragraph.iterancestors()):
            yield paragraph


def _words(paragraph: etree._Element) -> str:
    """The words a reader sees in a paragraph, text boxes included."""
    words: list[str] = []
    steps = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in steps:
        if event == "end":
            inner = element.tag == f"{_W}p" and element is not paragraph
            words.append("\n" if inner else "")
        elif element.tag in _GONE:
            steps.skip_subtree()
        elif element.tag == f"{_W}t":
            words.append(element.text or "")
        else:
            words.append(_MARKS.get(str(element.tag), ""))
    return "".join(words)


def _notes(blob: bytes, part: str) -> Iterator[Block]:
    """The footnotes or endnotes, after the body; Word keeps two empty separators among them."""
    kind = "endnote" if "endnote" in part else "footnote"
    root = etree.fromstring(blob, parser=etree.XMLParser(resolve_entities=False, no_network=True))
    number = 0
    for note in root:
        words = "\n".join(filter(str.strip, map(_words, note.iter(f"{_W}p"))))
        if words:
            number += 1
            yield Block(words=words, label=f"{kind} {number}")


def _properties(document: Document) -> dict[str, Found]:
    """Title and author; the days of the file are not days of publication."""
    core = document.core_properties
    fields = {
        "title": metadata.field(core.title, "Word properties"),
        "author": metadata.field(_person(core.author), "Word properties"),
    }
    return {name: value for name, value in fields.items() if value}


def _person(author: str) -> str | None:
    """The author, unless a program put its own name there."""
    return None if author.casefold() in {"python-docx", "microsoft office user"} else author


_OTHER = (
    "“{name}” is a ZIP container, not a Word document. Unpack it and take in what is inside, "
    "or save the words as .docx, PDF or text."
)
_BROKEN = (
    "“{name}” looks like a Word document but is damaged. Open it in Word or LibreOffice, "
    "save it again, then take in the copy."
)
