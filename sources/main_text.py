"""The main words of a decoded page: trafilatura's choice, or everything visible.

Chosen on 2026-11-22 by running (see docs/decisions.md): tables stay, comments of readers
go, and neither recall nor speed is favoured (on nine pages, favouring recall took in
nearly all menus of one, and the fast way lost a fifth of another). A paragraph that
stands twice in a row is taken once; that is trafilatura's way.
Loaded only when a page is read; `sources.web_page` is the door.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import trafilatura

from claims.errors import UnreadableSource
from sources import metadata, page_metadata
from sources.blocks import Block, join
from sources.model import Found, ReadSource
from sources.page_metadata import FAULTS
from sources.page_text import blocks_of, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_EVERYTHING = Found(
    value="all visible text", where="no main part was found; menus and footers may be among it"
)


def read_page(page: str, told: dict[str, Found], name: str, *, reader: str) -> ReadSource:
    """Return the main words of `page`. Raises UnreadableSource when it holds none."""
    tree = parsed(page)
    if tree is None:
        raise UnreadableSource(_WORDLESS.format(name=name))
    main = _main_blocks(tree)
    if not main:
        told = told | {"extraction": _EVERYTHING}
    text, places = join(main or blocks_of(tree))
    if not text:
        raise UnreadableSource(_WORDLESS.format(name=name))
    return ReadSource(
        text=text,
        media_type="text/html",
        reader=reader,
        places=places,
        found=metadata.with_title(page_metadata.of_page(tree), text, name) | told,
    )


def _main_blocks(tree: etree._Element) -> list[Block]:
    """The blocks of the main part after the headline; none when no main part is found."""
    blocks = list(_extracted(tree))
    headline = _headline(tree)
    if not blocks or not headline or headline in {_squeezed(block.words) for block in blocks}:
        return blocks
    return [Block(words=headline, label="headline"), *blocks]


def _extracted(tree: etree._Element) -> Iterator[Block]:
    """The blocks of trafilatura's choice; a page it stumbles over has no main part."""
    try:
        document = trafilatura.bare_extraction(
            deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False
        )
    except FAULTS:
        return
    if isinstance(document, trafilatura.settings.Document):
        yield from blocks_of(document.body, tei=True)


def _headline(tree: etree._Element) -> str:
    """The page's one first-order heading; with several, none of them is surely the headline."""
    headings = [_squeezed("".join(map(str, each.itertext()))) for each in tree.iter("h1")]
    return headings[0] if len(headings) == 1 else ""


def _squeezed(words: str) -> str:
    return " ".join(words.split())


_WORDLESS = (
    "“{name}” is a web page without words: it may be drawn by a script. "
    "Open it in a browser, copy the words and paste them here."
)
