"""PDF: the words of its text layer, with a map to the pages.

Lines become paragraphs again, words divided at a line's end are joined, and running
heads and page numbers are left out; `found["left_out"]` names them. A scan without a
text layer is refused, and so is a file with a password: we neither guess letters nor keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.encoding import is_text
from sources.model import Reader

if TYPE_CHECKING:
    from sources.model import ReadSource


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked the same way
    """Whether a PDF begins here, or after some binary rubbish, as its readers allow.

    A text that only speaks of "%PDF-" is none.
    """
    return head.startswith(b"%PDF-") or (b"%PDF-" in head[:1024] and not is_text(head))


def read(data: bytes, name: str) -> ReadSource:
    """Return the text, page by page. Raises UnreadableSource."""
    # Loaded for a PDF only, so that no other reader starts with its library.
    from sources import pdf_pages  # noqa: PLC0415

    return pdf_pages.read_pdf(data, name, reader=READER.reference)


READER = Reader(
    name="pdf",
    version=1,
    called="PDF",
    media_types=("application/pdf",),
    suffixes=(".pdf",),
    recognises=recognises,
    read=read,
)
