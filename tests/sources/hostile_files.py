"""Files made to break readers, each made on the spot from a seed; none is stored.

`hostile_files()` yields name, file name and bytes. What is mutated begins as a valid file of each
reader (`tests.sources.files.SAMPLES`), so that a new reader is attacked without being told.
"""

from __future__ import annotations

import json
import random  # noqa: TID251 -- drawn by a seed, so that a run can be repeated
import stat
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from tests.sources.files import PAGE, SAMPLES, TEXT, container, letter, repacked, word
from tests.sources.pdfs import pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTITIES = {
    "external": '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "remote": '<!DOCTYPE d [<!ENTITY e SYSTEM "http://127.0.0.1:9/e">]>',
    "parameter": '<!DOCTYPE d [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    "dtd": '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">',
    "laughs": "<!DOCTYPE d [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>" for n in range(12))
    + "<!ENTITY e '&m;'>]>",
    "quadratic": f"<!DOCTYPE d [<!ENTITY e '{'ha' * 50_000}'>]>",
}
_BODY = (
    '{doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>The council &e; withdrew it.{more}</w:t></w:r></w:p></w:body>"
    "</w:document>"
)
_ENCODINGS = (
    "utf-7", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "cp037",
    "cp1251", "cp1252", "cp1253", "iso2022_jp", "shift_jis", "gb18030", "hz", "koi8-r", "punycode",
)  # fmt: skip
_WORDS = "Der Rat entzog „Zoë“ die Lizenz — sagte Ana Nováková. Лампы 灯 42 %."


def hostile_files(*, rounds: int = 12) -> Iterator[tuple[str, str, bytes]]:
    """Yield some 300 hostile files: what it is, the name it is handed in under, and its bytes."""
    yield from _containers()
    yield from _word_files()
    yield from _pdf_files()
    yield from _pages()
    yield from _letters()
    yield from _texts()
    yield from _mutated(rounds=rounds, seed=17)


def _containers() -> Iterator[tuple[str, str, bytes]]:
    inner = container({"word/document.xml": bytes(20_000_000)})
    yield "a bomb", "bomb.docx", repacked(word(), {"word/media/a.xml": bytes(200_000_000)})
    nested = inner
    for depth in range(5):
        nested = container({f"{depth}.zip": nested})
    yield "bombs in bombs", "nested.zip", nested
    yield "bombs in a document", "nested.docx", repacked(word(), {"word/embeddings/a.zip": nested})
    yield "many members", "crowd.docx", container({f"word/{n}": b"" for n in range(5_000)})
    for name in ("../../etc/passwd", "/etc/passwd", "C:\\a", "a\0b", "x" * 60_000, "word/../../a"):
        yield f"a member {name[:20]!r}", "a.docx", repacked(word(), {name: b"x"})
    yield "a member that is a link", "link.docx", _linked()
    yield "a member twice", "twice.docx", _twice()
    yield "an empty container", "empty.docx", container({})
    yield "a container that begins late", "late.docx", b"MZ" * 400 + word()
    yield "a container with a long comment", "comment.docx", word() + bytes(70_000)


def _linked() -> bytes:
    packed = BytesIO(word())
    with zipfile.ZipFile(packed, "a") as archive:
        link = zipfile.ZipInfo("word/media/link.xml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        other = zipfile.ZipInfo("word/header9.xml")
        other.external_attr = link.external_attr
        archive.writestr(other, "document.xml")
    return packed.getvalue()


def _twice() -> bytes:
    packed = BytesIO()
    original = zipfile.ZipFile(BytesIO(word()))
    with zipfile.ZipFile(packed, "w") as archive:
        for name in original.namelist() * 2:
            archive.filelist = [one for one in archive.filelist if one.filename != name]
            archive.NameToInfo.pop(name, None)
            archive.writestr(name, original.read(name))
    return packed.getvalue()


def _word_files() -> Iterator[tuple[str, str, bytes]]:
    for name, doctype in _ENTITIES.items():
        more = " &e;" * 5_000 if name == "quadratic" else ""
        body = _BODY.format(doctype=doctype, more=more).encode()
        yield f"entities: {name}", "e.docx", repacked(word(), {"word/document.xml": body})
        yield f"entities in a part: {name}", "e.docx", repacked(word(), {"word/styles.xml": body})
    deep = "<w:tbl><w:tr><w:tc>" * 3_000
    for name, more in {"deep tables": deep, "open tags": "<w:p>" * 100_000, "nothing": ""}.items():
        broken = _BODY.format(doctype="", more=more).replace("&e;", "").encode()
        yield name, "deep.docx", repacked(word(), {"word/document.xml": broken})
    yield "no body", "none.docx", repacked(word(), {"word/document.xml": b"<a/>"})
    yield "no types", "types.docx", repacked(word(), {"[Content_Types].xml": b""})
    loop = b'<Relationships><Relationship Id="a" Type="a" Target="document.xml"/></Relationships>'
    yield "looping parts", "loop.docx", repacked(word(), {"word/_rels/document.xml.rels": loop})


def _pdf_files() -> Iterator[tuple[str, str, bytes]]:
    plain = pdf((((70, 700, "The council withdrew the licence."),),))
    changes = {
        "a page tree that loops": (b"/Kids [5 0 R]", b"/Kids [2 0 R]"),
        "a page that is its own parent": (b"/Parent 2 0 R", b"/Parent 5 0 R"),
        "a huge page": (b"[0 0 595 842]", b"[0 0 9e9 9e9]"),
        "a page of nothing": (b"[0 0 595 842]", b"[0 0 0 0]"),
        "a page that is no number": (b"[0 0 595 842]", b"[(a) null 1 2]"),
        "a million pages": (b"/Count 1", b"/Count 1000000"),
        "fewer pages than none": (b"/Count 1", b"/Count -7"),
        "a script": (
            b"/Type /Catalog",
            b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>/Type/Catalog",
        ),
        "a program": (b"/Type /Catalog", b"/OpenAction<</S/Launch/F(/bin/sh)>>/Type/Catalog"),
        "a stream without end": (b"endstream", b"endstrea_"),
        "a false length": (b"/Length ", b"/Length 99999999"),
        "a table elsewhere": (b"startxref\n", b"startxref\n9999999"),
        "a table that points to itself": (b"/Size", b"/Prev 9 /Size"),
        "a font that is a page": (b"/F1 3 0 R", b"/F1 5 0 R"),
        "an infinite font": (b"/F1 11 Tf", b"/F1 99999999999999 Tf"),
        "no end": (b"%%EOF", b""),
    }
    for name, (old, new) in changes.items():
        yield name, "a.pdf", plain.replace(old, new)
    yield "encrypted", "locked.pdf", pdf((((70, 700, "Words."),),), password="sesame")  # noqa: S106
    yield "packed often", "flate.pdf", plain.replace(b"stream\n", b"stream\n" + _packed(6))
    yield "a thousand versions", "many.pdf", plain * 1_000
    yield "nested arrays", "deep.pdf", plain.replace(b"/Type /Catalog", b"/A " + b"[" * 100_000)
    whole = SAMPLES["pdf"][1]
    for tenth in range(1, 10):
        yield f"{tenth} tenths", "cut.pdf", whole[: len(whole) * tenth // 10]


def _packed(times: int) -> bytes:
    content = bytes(1_000_000)
    for _ in range(times):
        content = zlib.compress(content)
    return content


def _pages() -> Iterator[tuple[str, str, bytes]]:
    shapes = {
        "a million tags": "<div>" * 1_000_000,
        "a hundred thousand attributes": f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>Words.",
        "one attribute of 5 MB": f'<p title="{"x" * 5_000_000}">Words.',
        "deep tables": "<table><tr><td>" * 20_000,
        "deep lists": "<ul><li>" * 20_000,
        "deep inlines": "<b><i>" * 50_000 + "words",
        "open comments": "<!--" * 200_000,
        "a comment without end": "<!-- " + "words " * 100_000,
        "half tags": "<" * 500_000,
        "entities": "&amp" * 200_000 + "&#x110000;&#xD800;&#0;",
        "laughs": _ENTITIES["laughs"] + "<p>&m;</p>",
        "scripts": "<script>" * 50_000,
        "a base elsewhere": '<base href="http://127.0.0.1:9/"><p>Words.',
        "frames": "<iframe srcdoc='" * 10_000,
        "svg": "<svg><foreignObject>" * 20_000 + "<p>Words.",
        "templates": "<template>" * 50_000 + "Words.",
        "meta": '<meta http-equiv="refresh" content="0;url=file:///etc/passwd"><p>Words.',
        "json-ld of depth": f'<script type="application/ld+json">{"[" * 100_000}</script><p>Words.',
        "an odd date": '<meta property="article:published_time" content="99999-99-99T99:99"><p>W.',
    }
    for name, content in shapes.items():
        yield f"page: {name}", "a.html", f"<!doctype html><html><body>{content}".encode()
    for told in ("utf-7", "utf-16", "x-none", "ebcdic-cp-us", "base64", "idna", "rot13"):
        page = PAGE.replace('charset="utf-8"', f'charset="{told}"')
        yield f"page that says {told}", "a.html", page.encode()


def _letters() -> Iterator[tuple[str, str, bytes]]:
    deep = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(3_000)
    )
    head = "From: a@b.example\r\nTo: c@d.example\r\nSubject: Boats\r\nMIME-Version: 1.0\r\n"
    shapes = {
        "deep parts": f"{head}{deep}Words.",
        "a boundary of nothing": f'{head}Content-Type: multipart/mixed; boundary=""\r\n\r\n--',
        "no boundary": f"{head}Content-Type: multipart/mixed\r\n\r\nWords.",
        "many headers": head + "X-A: b\r\n" * 100_000 + "\r\nWords.",
        "one long header": f"{head}X-A: {'b' * 2_000_000}\r\n\r\nWords.",
        "a false charset": f"{head}Content-Type: text/plain; charset=base64_codec\r\n\r\nWords.",
        "an unknown charset": f"{head}Content-Type: text/plain; charset=x-no\r\n\r\nWords.",
        "broken base64": f"{head}Content-Transfer-Encoding: base64\r\n\r\nV29y=ZHM===%%%",
        "broken quoted": f"{head}Content-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=\r\n=4",
        "encoded words": head.replace("Boats", "=?utf-8?B?" * 5_000) + "\r\nWords.",
        "an odd date": f"{head}Date: Mon, 99 Foo 99999999999 99:99:99 +9999\r\n\r\nWords.",
        "an odd sender": head.replace("a@b.example", "(" * 20_000) + "\r\nWords.",
        "letters in letters": (head + "Content-Type: message/rfc822\r\n\r\n") * 1_500 + "Words.",
        "uuencode": f"{head}Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a\nM{'`' * 99}",
    }
    for name, content in shapes.items():
        yield f"letter: {name}", "a.eml", content.encode()
    yield "letter: an attached bomb", "a.eml", letter(attachments=["../../etc/passwd", "a\tb"])


def _texts() -> Iterator[tuple[str, str, bytes]]:
    for name in _ENCODINGS:
        data = _WORDS.encode(name, "replace")
        yield f"text in {name}", "a.txt", data
        yield f"text in {name} after another mark", "a.txt", b"\xff\xfe" + data
    marks = "\u202e\u2066\u200f\u061c\u2069\u200b\ufeff\u00ad"
    shapes = {
        "nothing": b"", "a NUL": b"Words\0words.", "NULs": bytes(99_000),
        "a mark": b"\xef\xbb\xbf",
        "marks": b"\xef\xbb\xbf\xff\xfe\xfe\xff" * 50, "half a character": b"Words \xe2\x80",
        "lone surrogates": "Words \ud800 \udfff.".encode("utf-8", "surrogatepass"),
        "directions": f"{marks}The council{marks} withdrew 4{marks}2 lamps.".encode(),
        "one long word": b"x" * 3_000_000, "one long line": b"The lamps failed. " * 100_000,
        "line ends": b"\r\n\r\r\n\n\x0b\x0c\x85" * 20_000, "quotes": "“".encode() * 50_000,
        "brackets": b"[(" * 50_000, "marks of lists": b"- " * 100_000, "hashes": b"# " * 100_000,
        "deep quotations": b"> " * 20_000 + b"Words.", "backticks": b"`" * 100_000,
        "combining": ("a" + "\u0301" * 50_000).encode(), "digits": b"9" * 200_000,
        "columns": (",".join(f"c{n}" for n in range(100_000)) + "\n1,2\n").encode(),
        "open cells": b'"' + b"a,\n" * 50_000, "json of depth": b"[" * 200_000,
        "json": json.dumps({"claim": ["The lamps failed."] * 1_000}).encode(),
        "objects of depth": b'{"a":' * 100_000, "links": b"[a](" * 30_000, "tables": b"|" * 99_999,
    }  # fmt: skip
    for name, data in shapes.items():
        for file in ("a.txt", "a.md"):
            yield f"text: {name}", file, data
    kinds = {
        "png": b"\x89PNG\r\n\x1a\n",
        "gif": b"GIF89a", "jpeg": b"\xff\xd8\xff\xe0", "elf": b"\x7fELF",
        "sqlite": b"SQLite format 3\0", "gzip": b"\x1f\x8b\x08", "rtf": b"{\\rtf1 Words}",
        "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "7z": b"7z\xbc\xaf\x27\x1c", "ps": b"%!PS",
    }  # fmt: skip
    for name, magic in kinds.items():
        yield f"{name} posing as text", "a.txt", magic + TEXT.encode()
        yield f"{name} posing as a page", "../../a.html", magic + PAGE.encode()


def _mutated(*, rounds: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    draw = random.Random(seed)  # noqa: S311
    for reader, (name, data) in SAMPLES.items():
        for number in range(rounds):
            yield f"{reader} mutated {number}", name, _changed(data, draw)
        for tenth in range(1, 10):
            yield f"{reader} cut at {tenth} tenths", name, data[: len(data) * tenth // 10]


def _changed(data: bytes, draw: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.randrange(1, 30)):
        at = draw.randrange(len(changed))
        piece = draw.randbytes(draw.randrange(1, 6))
        match draw.randrange(4):
            case 0:
                changed[at : at + len(piece)] = piece
            case 1:
                changed[at:at] = piece
            case 2:
                del changed[at : at + draw.randrange(40)]
            case _:
                changed[at:at] = changed[at : at + draw.randrange(200)]
        changed = changed or bytearray(b" ")
    return bytes(changed)
