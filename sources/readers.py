"""The registry of intake formats, in the order in which they are asked.

The most particular come first and plain text last, because every text is one. To add
a format, write one file ending in `READER = Reader(...)` and one line here; the
contract tests run over it by themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources import letter, markdown, pasted, pdf, plain_text, subtitles, web_page, word

if TYPE_CHECKING:
    from sources.model import Reader

READERS: tuple[Reader, ...] = (
    pdf.READER,
    word.READER,
    letter.READER,
    web_page.READER,
    subtitles.READER,
    markdown.READER,
    plain_text.READER,
    pasted.READER,
)

KINDS = tuple(reader.called for reader in READERS if reader.called)
"""The kinds of file that are read here, as people are told of them."""
