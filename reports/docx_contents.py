"""The table of contents of a Word file, filled in as it is written.

Word works a table of contents out when it is asked to (F9), and until then shows what stands there.
So the entries stand there from the start, each a link to its heading. Page numbers come with F9:
only an office program knows its pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph
    from lxml.etree import _Element as Element

_INSTRUCTION = 'TOC \\o "1-1" \\h'
"""Our one field of this kind: headings of the first level, each a link."""

_STYLE = "toc 1"


def begin(word: WordFile) -> Paragraph:
    """Add the heading of the contents, and return the paragraph before which entries will stand."""
    word.add_paragraph("Contents", style="TOC Heading")
    style = word.styles.add_style(_STYLE, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    style.paragraph_format.space_after = Pt(3)
    return word.add_paragraph()


def fill(last: Paragraph) -> None:
    """Write an entry before `last` for each heading of the first level behind it."""
    headings = last._p.xpath("following-sibling::w:p[w:pPr/w:pStyle/@w:val='Heading1']")  # noqa: SLF001
    for number, heading in enumerate(headings, start=1):
        name = f"_Toc{number:06}"
        line = last.insert_paragraph_before(style=_STYLE)._p  # noqa: SLF001
        if number == 1:
            line.extend(_opening())
        line.append(_link(name, "".join(one.text or "" for one in heading.iter(qn("w:t")))))
        _bookmark(heading, name, number)
    if headings:
        last._p.append(_run(_element("w:fldChar", {"w:fldCharType": "end"})))  # noqa: SLF001


def _opening() -> list[Element]:
    """Return the runs with which a field begins whose content reaches over several paragraphs."""
    instruction = _element("w:instrText", {"xml:space": "preserve"})
    instruction.text = _INSTRUCTION
    begins = _element("w:fldChar", {"w:fldCharType": "begin"})
    separates = _element("w:fldChar", {"w:fldCharType": "separate"})
    return [_run(one) for one in (begins, instruction, separates)]


def _link(name: str, words: str) -> Element:
    link = _element("w:hyperlink", {"w:anchor": name, "w:history": "1"})
    text = _element("w:t", {"xml:space": "preserve"})
    text.text = words
    link.append(_run(text))
    return link


def _bookmark(heading: Element, name: str, number: int) -> None:
    """Put a bookmark around what a heading says, behind the properties of its paragraph."""
    heading.insert(1, _element("w:bookmarkStart", {"w:id": str(number), "w:name": name}))
    heading.append(_element("w:bookmarkEnd", {"w:id": str(number)}))


def _run(content: Element) -> Element:
    run = _element("w:r")
    run.append(content)
    return run


def _element(name: str, attributes: dict[str, str] | None = None) -> Element:
    made = OxmlElement(name)
    for attribute, value in (attributes or {}).items():
        made.set(qn(attribute), value)
    return made
