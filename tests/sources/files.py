"""Real files of every format, made on the spot, and one sample for each reader.

A new reader needs one line in `SAMPLES`; the contract suite does the rest.
"""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import openpyxl

from tests.sources.pdfs import pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TEXT = (
    "Ferry company loses its licence\n\nBy Ana Novak\n\n"
    "PORT ELIAS (Coast News) — The council withdrew the licence of the ferry company on Monday.\n"
)

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>Ferry company loses its licence - Coast News</title>
<meta property="og:title" content="Ferry company loses its licence">
<meta property="og:site_name" content="Coast News">
<meta name="author" content="Ana Novak">
<meta property="article:published_time" content="2024-03-04T08:15:00+01:00">
<link rel="canonical" href="https://news.example/ferry">
<script>document.write("never run")</script><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Front page</a></li><li><a href="/sea">Sea</a></li></ul></nav>
<header><h1>Ferry company loses its licence</h1></header>
<article><p>The council withdrew the licence of the <a href="/f">ferry company</a> on Monday,
after three of its <b>five</b> boats had failed an inspection.</p>
<p>“We were never told,” said the owner.<br>He will appeal.</p>
<h2>What the inspectors found</h2>
<ul><li>Two boats had no working pump.</li><li>One had no radio.</li></ul>
<table><tr><th>Boat</th><th>Built</th></tr><tr><td>Elsa</td><td>1974</td></tr></table>
<p>The next inspection is due in May, according to the harbour office, and until then the two
boats that passed may carry 120 passengers a day between the mainland and the islands.</p></article>
<footer><p>All rights reserved. Subscribe to our newsletter.</p></footer></body></html>
"""

PAGES = (
    ((70, 700, "The council withdrew the licence of the ferry com-"),
     (70, 686, "pany on Monday."),
     (70, 650, "Three of its five boats had failed an inspection.")),
    ((70, 700, "The owner will appeal."),),
)  # fmt: skip


def word(
    paragraphs: Sequence[str] = ("The council withdrew the licence.", "The owner will appeal."),
    *,
    title: str = "",
    table: Sequence[Sequence[str]] = (),
) -> bytes:
    """Return a Word file with a heading, paragraphs and perhaps one table after them."""
    document = docx.Document()
    document.core_properties.title = title
    document.add_heading("Ferry company loses its licence", level=1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        cells = document.add_table(len(table), len(table[0]))
        for row, words in zip(cells.rows, table, strict=True):
            for cell, content in zip(row.cells, words, strict=True):
                cell.text = content
    return _saved(document)


def letter(
    plain: str | None = "The boats did not pass.\n",
    page: str | None = None,
    attachments: Iterable[str] = (),
) -> bytes:
    """Return a letter with a plain version, an HTML version and attachments, as asked for."""
    message = EmailMessage()
    message["From"] = "Ana Novak <ana@harbour.example>"
    message["To"] = "desk@news.example"
    message["Subject"] = "Inspection of the boats"
    message["Date"] = "Mon, 04 Mar 2024 23:30:00 -0500"
    message["Message-ID"] = "<1@harbour.example>"
    if plain is not None:
        message.set_content(plain)
    if page is not None and plain is not None:
        message.add_alternative(page, subtype="html")
    elif page is not None:
        message.set_content(page, subtype="html")
    for name in attachments:
        message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def workbook(rows: Iterable[Sequence[object]]) -> bytes:
    """Return an Excel workbook with one sheet of `rows`."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Claims", 0)
    for row in rows:
        sheet.append(row)
    return _saved(book)


def container(members: Mapping[str, bytes]) -> bytes:
    """Return a ZIP container with these members, packed as tightly as deflate can."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def repacked(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Return a ZIP container with some members replaced or added."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return container(members | dict(changes))


def _saved(document: docx.document.Document | openpyxl.Workbook) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


SUBTITLES = """WEBVTT - Harbour talk

NOTE made up for the tests

1
00:00:01.000 --> 00:00:03.500 align:start
<v Ann Roe>The council withdrew the licence of
the <i>ferry company</i> on Monday,

2
00:00:03.500 --> 00:00:06.000
after three of its five boats had failed.

3
00:00:07.000 --> 00:00:09.000
[door shuts]

4
01:00:10.000 --> 01:00:12.000
<v Ben Ode>We were never told. R&amp;D was.
"""

SAMPLES: Mapping[str, tuple[str, bytes]] = {
    "plain-text": ("ferry.txt", TEXT.encode()),
    "markdown": ("ferry.md", b"# Ferry company loses its licence\n\nThe *council* withdrew it.\n"),
    "web-page": ("ferry.html", PAGE.encode()),
    "pdf": ("ferry.pdf", pdf(PAGES, "/Title (Ferry inspection) /Author (Harbour office)")),
    "word": ("ferry.docx", word(table=[["Boat", "Built"], ["Elsa", "1974"]])),
    "letter": ("ferry.eml", letter(page="<p>The boats did not pass.</p>", attachments=["a.pdf"])),
    "subtitles": ("ferry.vtt", SUBTITLES.encode()),
    "pasted": ("pasted text", TEXT.encode()),
}
"""For each reader, by its name: a file name and a real file."""
