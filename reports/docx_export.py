"""The report as a Word file: real headings, lists and links, and dissent as Word's own comments.

Every word goes in as text of a run, so that none of it becomes a field, a style or markup. The only
fields are ours: page numbers, and a table of contents whose entries stand in it already. The
package is sealed (`reports.office_package`), and no moment at which it was written stands in it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Mm, Pt, RGBColor

from reports import docx_contents, headings, publication_words
from reports.gathering import report_view
from reports.office_package import sealed
from reports.palette import PALETTE
from reports.plain_text import showable
from reports.renderer import Renderer
from reports.wording import fingerprint, short_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from reports.views import (
        ClaimView,
        EvidenceView,
        HouseView,
        Piece,
        PlaceView,
        ReportView,
        ReviewView,
        ScaleView,
        VerdictView,
    )
    from review.dossier import Dossier

_INK, _SOFT = RGBColor(0x1A, 0x1A, 0x18), RGBColor(0x55, 0x53, 0x4C)
_TONES = {str(key): RGBColor.from_string(shade.light[1:].upper()) for key, shade in PALETTE.items()}

_RUNNING_TITLE = 40
"""Characters of the title in the foot of each page."""


_LOGO = Mm(14)
"""How high the logo stands, as in the PDF."""


def render(dossier: Dossier) -> bytes:
    """Return `dossier` as a .docx package; the same dossier gives the same bytes."""
    report = report_view(dossier)
    word = Document()
    _page(word, report)
    contents = _front(word, report)
    for claim in report.claims:
        _claim(word, claim)
    _back(word, report)
    docx_contents.fill(contents)
    out = BytesIO()
    word.save(out)
    return sealed(out.getvalue(), report)


def _page(word: WordFile, report: ReportView) -> None:
    """Set the paper, the letters and the foot of each page."""
    section = word.sections[0]
    letter = report.house.is_letter
    section.page_width, section.page_height = (
        (Inches(8.5), Inches(11)) if letter else (Mm(210), Mm(297))
    )
    normal = word.styles["Normal"].font
    normal.name, normal.size = "Georgia", Pt(10.5)
    for name in ("Title", "Heading 1", "Heading 2"):
        word.styles[name].font.color.rgb = _INK
    title = report.title
    short = title if len(title) <= _RUNNING_TITLE else title[: _RUNNING_TITLE - 1] + "…"
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _quiet(foot, f"{short} · {report.record} · {short_digest(report.digest)} · ")
    _field(foot, "PAGE")
    _quiet(foot, " of ")
    _field(foot, "NUMPAGES")


def _front(word: WordFile, report: ReportView) -> Paragraph:
    """Write the first page; return where the contents go once every heading is there."""
    _quiet(word.add_paragraph(), f"{report.house.name} · Fact-checking report")
    _logo(word, report.house)
    _heading(word, report.title, 0)
    if report.scope:
        _text(word.add_paragraph(), report.scope).italic = True
    _quiet(word.add_paragraph(), f"{report.size} · {report.record}")
    if report.summaries:
        _heading(word, "The verdicts", 1)
    for summary in report.summaries:
        tallies = ", ".join(f"{one.label} {one.count}" for one in summary.tallies)
        _text(word.add_paragraph(), f"{summary.question}: {tallies}".removeprefix(": "))
    contents = docx_contents.begin(word)
    if report.documents:
        _heading(word, "The documents", 1)
    for document in report.documents:
        line = _styled(word, "ListBullet")
        _link(line, document.title, document.address)
        digest = fingerprint(document.digest)
        _facts(line, (*document.cited, document.printed, document.file, digest))
    return contents


def _logo(word: WordFile, house: HouseView) -> None:
    """Put the newsroom's picture over the title, named for whoever hears the report."""
    if house.logo is None:
        return
    picture = word.add_picture(BytesIO(house.logo.body), height=_LOGO)
    inline = picture._inline  # noqa: SLF001 -- it has no other door
    inline.docPr.set("descr", showable(house.name))
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")


def _claim(word: WordFile, claim: ClaimView) -> None:
    _heading(word, f"{claim.number}. {claim.statement}", 1)
    _facts(word.add_paragraph(), (*claim.nature, claim.worth))
    for verdict in claim.verdicts:
        _verdict(word, verdict, claim)
    _listed(word, headings.SIGNED, claim.signed)
    _listed(word, publication_words.HEADING, claim.published)
    _listed(word, "Caveats", claim.caveats)
    _heading(word, "Where it is made", 2)
    for place in claim.places:
        _place(word, place)
    for stance in claim.stances:
        _heading(word, f"{stance.symbol} {stance.label} ({stance.count})", 2)
        for item in stance.items:
            _evidence(word, item)
        if stance.withheld:
            _quiet(word.add_paragraph(), stance.withheld)
    _listed(word, "Where the evidence comes from", claim.origins)
    _listed(word, "Asked for an answer", claim.replies)
    _listed(word, "Earlier checks", claim.earlier_checks)
    _listed(word, "Beside other claims", claim.bearings)
    if claim.earlier:
        _heading(word, "Other reviews", 2)
    for review in claim.earlier:
        line = word.add_paragraph()
        _rating(line, review.label, review.tone)
        _text(line, f" {review.became}").italic = True
        _judgement(word, review)
    _listed(word, "History", claim.history)


def _verdict(word: WordFile, verdict: VerdictView, claim: ClaimView) -> None:
    """Draw a verdict; caveats and reviews in dissent stand beside it as comments."""
    _heading(word, verdict.question, 2)
    line = word.add_paragraph()
    run = _rating(line, verdict.label, verdict.tone)
    for caveat in claim.caveats:
        _comment(word, run, "Caveat", caveat)
    for review in claim.earlier:
        if "dissent" in review.became:
            _comment(word, run, review.by, f"{review.label}. " + "\n".join(review.rationale))
    if verdict.meaning:
        _text(word.add_paragraph(), verdict.meaning).italic = True
    for review in verdict.grounds:
        _judgement(word, review)
    _quiet(word.add_paragraph(), verdict.basis)


def _judgement(word: WordFile, review: ReviewView) -> None:
    if review.rationale:
        _text(word.add_paragraph(), "\n".join(review.rationale))
    _facts(word.add_paragraph(), (review.by, review.confidence, review.rests_on))


def _place(word: WordFile, place: PlaceView) -> None:
    if not place.is_headline:
        _exact(_styled(word, "Quote"), place.pieces)
    line = word.add_paragraph()
    _text(line, place.speaker).bold = True
    _text(line, f" · {place.manner}")
    if place.chain:
        _quiet(word.add_paragraph(), " → ".join(place.chain))
    source = word.add_paragraph()
    _link(source, place.document.title, place.document.address)
    _facts(source, (*place.document.cited, place.where))
    if place.readings:
        _quiet(word.add_paragraph(), "; ".join(place.readings) + ".")


def _evidence(word: WordFile, item: EvidenceView) -> None:
    if item.retracted:
        _text(word.add_paragraph(), item.retracted).bold = True
    if item.words:
        run = _text(_styled(word, "Quote"), "\n".join(item.words))
        run.font.strike = bool(item.retracted)
    source = word.add_paragraph()
    _link(source, item.source, item.address)
    _facts(source, (*item.facts, item.printed))
    if item.note:
        _text(word.add_paragraph(), "\n".join(item.note))
    _quiet(word.add_paragraph(), item.linked)


def _back(word: WordFile, report: ReportView) -> None:
    _listed(word, "Left out of this report", report.left_out, level=1)
    for scale in report.scales:
        _scale(word, scale)
    for name, lines in report.house.texts:
        _heading(word, name, 1)
        _text(word.add_paragraph(), "\n".join(lines))
    for name, text in report.house.lines:
        _quiet(word.add_paragraph(), f"{name}: {text}")
    _quiet(word.add_paragraph(), f"{report.proof} {report.digest}")
    _quiet(word.add_paragraph(), f"{report.foot}. {report.discretion}")


def _scale(word: WordFile, scale: ScaleView) -> None:
    _heading(word, f"What the ratings mean: {scale.title}", 1)
    table = word.add_table(rows=1, cols=2, style="Light List")
    for cell, head in zip(table.rows[0].cells, ("Rating", "What it means"), strict=True):
        _text(cell.paragraphs[0], head).bold = True
    _repeat(table.rows[0])
    for rating in scale.ratings:
        cells = table.add_row().cells
        _rating(cells[0].paragraphs[0], rating.label, rating.tone)
        _text(cells[1].paragraphs[0], rating.meaning)
    _quiet(word.add_paragraph(), f"Scale: {scale.reference}")


def _repeat(row: object) -> None:
    """Have the head of a table stand on each page that it reaches."""
    properties = row._tr.get_or_add_trPr()  # type: ignore[attr-defined]  # noqa: SLF001
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    properties.append(head)


def _styled(word: WordFile, style: str) -> Paragraph:
    """Add a paragraph of a style by its id: for its name, all styles are looked through."""
    paragraph = word.add_paragraph()
    paragraph._p.style = style  # noqa: SLF001 -- it has no other door
    return paragraph


def _heading(word: WordFile, words: str, level: int) -> None:
    _text(_styled(word, f"Heading{level}" if level else "Title"), words or "–")


def _listed(word: WordFile, title: str, sentences: Sequence[str], *, level: int = 2) -> None:
    if sentences:
        _heading(word, title, level)
    for sentence in sentences:
        _text(_styled(word, "ListBullet"), sentence)


def _text(paragraph: Paragraph, words: str) -> Run:
    return paragraph.add_run(showable(words))


def _quiet(paragraph: Paragraph, words: str) -> Run:
    run = _text(paragraph, words)
    run.font.size, run.font.color.rgb = Pt(8.5), _SOFT
    return run


def _facts(paragraph: Paragraph, parts: Iterable[str]) -> None:
    known = " · ".join(part for part in parts if part)
    if known:
        _quiet(paragraph, f" {known}" if len(paragraph._p) else known)  # noqa: SLF001


def _rating(paragraph: Paragraph, label: str, tone: str) -> Run:
    run = _text(paragraph, label)
    run.bold, run.font.color.rgb = True, _TONES.get(tone, _SOFT)
    return run


def _exact(paragraph: Paragraph, pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        _text(paragraph, piece.text).bold = bool(piece.mark)


def _comment(word: WordFile, run: Run, author: str, words: str) -> None:
    """Put a comment beside words, without the moment at which it was written."""
    comment = word.add_comment([run], text=showable(words), author=showable(author), initials="")
    comment._comment_elm.attrib.pop(qn("w:date"), "")  # noqa: SLF001 -- it has no other door


def _link(paragraph: Paragraph, words: str, address: str | None) -> None:
    """Add words that lead to an address, or the words alone."""
    if not address:
        _text(paragraph, words).italic = True
        return
    relation = paragraph.part.relate_to(
        showable(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = _text(paragraph, words)
    run.italic, run.underline = True, True
    link.append(run._r)  # noqa: SLF001 -- python-docx makes no links of its own
    paragraph._p.append(link)  # noqa: SLF001


def _field(paragraph: Paragraph, instruction: str, *, shown: str = "1") -> None:
    """Add a field of ours, which Word works out; `shown` stands there until it does."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = _quiet(paragraph, shown)
    field.append(run._r)  # noqa: SLF001
    paragraph._p.append(field)  # noqa: SLF001


RENDERER = Renderer(
    key="docx",
    label="Word file",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    suffix=".docx",
    render=render,
)
