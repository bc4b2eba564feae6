"""What every format makes of one fictional affair, pinned as text; `make golden` renews it.

Text is pinned byte for byte. Of a package (XLSX, DOCX, the zipped site) each member is, in the
order in which it stands there: what we wrote as text, markup with a tag a line so that a
difference stays small; pictures and what a library puts into each of its files by their digest. Of
a PDF the words of each sheet are pinned. Whoever renews them reads the difference.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2

from desk.house_style import checked, logo_of
from reports.registry import RENDERERS, renderer
from review.house import DayOrder, HouseStyle
from tests.reports.published import the_published_affair
from tests.sources.test_logo import picture

FOLDER = Path(__file__).parent / "golden"
HOUSE = HouseStyle(
    name="The Weir Courier",
    accent="#7a1f1f",
    ground="#f3ead8",
    method="We read every source ourselves.\nWe ask everybody whom a verdict is about.",
    corrections="We mend what is wrong, and say so.",
    contact="facts@courier.example",
    site="https://facts.courier.example/checked",
    days=DayOrder.MONTH_FIRST,
)
_PICTURE = re.compile(r".*\.(png|jpeg)")
_OF_THE_LIBRARY = re.compile(r".*/(theme\d*|styles\w*|stylesWithEffects|fontTable|numbering)\.xml")


def golden(key: str) -> bytes:
    """Return what is pinned of a format."""
    house = checked(replace(HOUSE, logo=logo_of(picture())))
    body = renderer(key).render(the_published_affair(house=house))
    if body.startswith(b"%PDF"):
        return _sheets(body).encode("utf-8")
    return _members(body).encode("utf-8") if body.startswith(b"PK") else body


def place(key: str) -> Path:
    """Return where that is kept."""
    suffix = renderer(key).suffix
    return FOLDER / f"affair{suffix}{'.txt' if key in {'pdf', 'docx', 'xlsx', 'site'} else ''}"


def _sheets(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    sheets = [page.get_textpage().get_text_bounded().splitlines() for page in document]
    document.close()
    told = ("\n".join((f"== sheet {number}", *lines)) for number, lines in enumerate(sheets, 1))
    return "\n".join((f"{len(sheets)} sheets", *told, ""))


def _members(package: bytes) -> str:
    with ZipFile(BytesIO(package)) as opened:
        return "".join(
            f"== {one.filename}\n{_member(one.filename, opened.read(one))}\n"
            for one in opened.infolist()
        )


def _member(name: str, body: bytes) -> str:
    if _PICTURE.fullmatch(name) or _OF_THE_LIBRARY.fullmatch(name):
        return f"sha256 {sha256(body).hexdigest()}"
    text = body.decode("utf-8")
    return text if name.endswith((".css", ".json")) else text.replace("><", ">\n<")


def main() -> None:
    """Write all of it anew and name what changed."""
    FOLDER.mkdir(exist_ok=True)
    for one in RENDERERS:
        made, kept = golden(one.key), place(one.key)
        before = kept.read_bytes() if kept.exists() else None
        if before != made:
            kept.write_bytes(made)
            told = "is new: read it" if before is None else "changed: look at the difference"
            sys.stdout.write(f"{kept.name} {told} before you commit it.\n")


if __name__ == "__main__":
    main()
