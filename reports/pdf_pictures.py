"""Pages of a printed report as pictures, as they come out of a printer.

A page shows no PDF by itself: no policy of ours lets a viewer run in it. The pictures are drawn
in a process of their own, `python -m reports.pdf_pictures`, because the library is C++.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from io import BytesIO

import pypdfium2

from claims.errors import Defect
from sources.guard import in_child

_SHARP = 1.6
"""Pixels a point: a sheet of A4 is some 950 wide, which is as much as the page shows of it."""

_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """One page as a PNG picture; `number` is counted from 1 and at most `pages`."""

    picture: bytes
    number: int
    pages: int


def printed_page(pdf: bytes, number: int) -> PrintedPage:
    """Return a page of a PDF of ours; of a number beyond the last, the last."""
    status, made = in_child("reports.pdf_pictures", b"%d\n" % number + pdf, seconds=_SECONDS)
    line, _, picture = made.partition(b"\n")
    if status or not picture.startswith(b"\x89PNG"):
        msg = f"A page of a report could not be drawn (it ended with {status})."
        raise Defect(msg)
    shown, pages = map(int, line.split())
    return PrintedPage(picture=picture, number=shown, pages=pages)


def main() -> None:
    """Read a number and a PDF; write which page of how many it is, and its picture."""
    line, _, pdf = sys.stdin.buffer.read().partition(b"\n")
    document = pypdfium2.PdfDocument(pdf)
    number = max(1, min(int(line), len(document)))
    drawn, told = document[number - 1].render(scale=_SHARP).to_pil(), BytesIO()
    drawn.save(told, "PNG")
    sys.stdout.buffer.write(b"%d %d\n" % (number, len(document)) + told.getvalue())


if __name__ == "__main__":
    main()
