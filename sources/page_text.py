"""The words of a marked-up tree, block by block: of a whole page, or of its main part.

Walks a tree of lxml without recursion and without fetching anything. Scripts, styles
and whatever else a reader does not see is left out. Knows the tags of HTML and the few
that trafilatura uses for the main part of a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from sources.blocks import CELLS, PARAGRAPHS, ROWS, Block

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "head",
        "title",
        "meta",
        "link",
        "select",
        "option",
        "datalist",
        "textarea",
        "canvas",
        "audio",
        "video",
        "map",
    ]
)
_KINDS = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading", "li": "list item", "item": "list item", "dt": "list item", "dd": "list item",
    "blockquote": "quotation", "quote": "quotation", "figcaption": "caption", "caption": "caption",
    "td": "cell", "th": "cell", "cell": "cell",
}  # fmt: skip
_BLOCKS = frozenset(_KINDS) | frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "ul",
        "ol",
        "dl",
        "list",
        "table",
        "row",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "pre",
        "hr",
        "form",
        "fieldset",
        "legend",
        "figure",
        "address",
        "body",
        "html",
        "center",
        "details",
        "summary",
    ]
)
_ROWS = frozenset({"tr", "row"})
_BREAKS = frozenset({"br", "lb"})
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,10}));?")
_SPACES = re.compile(r"[ \t\r\n\f]+")


class _Walk:
    """One pass over a tree: collects words until a block begins or ends, then hands them out."""

    def __init__(self, *, tei: bool) -> None:
        self.kinds = _KINDS | ({"head": "heading"} if tei else {})
        self.blocks = _BLOCKS | self.kinds.keys()
        self.unseen = _UNSEEN - self.kinds.keys()
        self.words: list[str] = []
        self.kind = ["paragraph"]
        self.counts: dict[str, int] = {}
        self.table = self.row = self.cell = 0

    def enter(self, tag: str) -> Iterator[Block]:
        """Begin an element."""
        if tag in _BREAKS:
            self.words.append("\x00")
        if tag in self.blocks:
            yield from self.flush()
            self.count(tag)
            if tag in self.kinds:
                self.kind.append(self.kinds[tag])

    def leave(self, tag: str) -> Iterator[Block]:
        """End an element."""
        if tag in self.blocks:
            yield from self.flush()
            if tag in self.kinds:
                self.kind.pop()

    def count(self, tag: str) -> None:
        """Keep the numbers of table, row and cell."""
        if tag == "table":
            self.table, self.row = self.table + 1, 0
        elif tag in _ROWS:
            self.row, self.cell = self.row + 1, 0
        elif self.kinds.get(tag) == "cell":
            self.cell += 1

    def flush(self) -> Iterator[Block]:
        """Hand out the words collected so far as one block."""
        lines = _SPACES.sub(" ", "".join(self.words)).split("\x00")
        self.words.clear()
        words = "\n".join(line.strip() for line in lines).strip()
        if words:
            yield self.block(words)

    def block(self, words: str) -> Block:
        """Label the words with the kind of block around them and its number."""
        kind = self.kind[-1]
        if kind == "cell":
            label = f"table {self.table}, row {self.row}, cell {self.cell}"
            apart = CELLS if self.cell > 1 else ROWS if self.row > 1 else PARAGRAPHS
            return Block(words=words, label=label, apart=apart)
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return Block(words=words, label=f"{kind} {self.counts[kind]}")


def parsed(page: str) -> etree._Element | None:
    """Return the page as a tree, or None when nothing in it is an element.

    Control characters go, also those written as references: no later step could hold them.
    """
    clean = _REFERENCE.sub(_without_controls, _CONTROLS.sub("", page))
    try:
        return lxml_html.document_fromstring(clean, parser=lxml_html.HTMLParser(huge_tree=False))
    except etree.XMLSyntaxError as fault:
        if getattr(fault, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        return None
    except (etree.LxmlError, ValueError):
        return None


def _without_controls(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    is_character = code < 0x110000 and not 0xD800 <= code < 0xE000
    return reference[0] if is_character and not _CONTROLS.match(chr(code)) else ""


def blocks_of(tree: etree._Element, *, tei: bool = False) -> Iterator[Block]:
    """Yield the blocks of `tree` in reading order.

    With `tei`, `<head>` is a heading, as in trafilatura's trees; else it is a page's unseen head.
    """
    walk = _Walk(tei=tei)
    steps = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in steps:
        if event in {"comment", "pi"}:
            walk.words.append(element.tail or "")
            continue
        tag = str(element.tag)
        if event == "start" and (tag in walk.unseen or _is_hidden(element)):
            steps.skip_subtree()
        elif event == "start":
            yield from walk.enter(tag)
            walk.words.append(element.text or "")
        else:
            if tag not in walk.unseen and not _is_hidden(element):
                yield from walk.leave(tag)
            walk.words.append((element.tail or "") if element is not tree else "")
    yield from walk.flush()


def _is_hidden(element: etree._Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style
