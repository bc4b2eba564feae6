"""The annotated copy: each article whole, its checked facts marked, and the notes beside them.

A fact is marked by the verdict's colour and by a line whose pattern differs, so that a copy in
grey can be read as well. The note beside it has verdict, reason on one line, and sources. Marked is
what people have taken up: candidates and what was set aside are not. Facts whose words do not
stand in the text any more are listed after it. The file is one page that loads nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count as counter
from typing import TYPE_CHECKING

from markupsafe import Markup

from claims.model import ClaimState
from reports.annotated_notes import note_view
from reports.claim_places import document_view
from reports.disclosure import disclosed
from reports.gathering import state_of
from reports.house_view import house_view
from reports.layout import (
    content_security_policy,
    environment,
    house_rules,
    inline_picture,
    sheet,
)
from reports.lookup import document_of
from reports.marked_text import Mark, paragraphs
from reports.renderer import MADE_WITH, Renderer
from reports.wording import DISCRETION, count, days_written, proof

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.model import Document
    from reports.annotated_notes import NoteView, OutcomeView
    from reports.marked_text import MarkedPiece, Paragraph
    from reports.views import DocumentView, HouseView
    from review.dossier import ClaimRecord, Dossier

_NOT_CHECKED = {ClaimState.CANDIDATE, ClaimState.DISMISSED, ClaimState.KILLED}


_SHORT_LINE = 50
"""Characters: prose that was broken at a fixed width has longer lines, most often 72 or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A paragraph in pieces."""

    pieces: tuple[MarkedPiece, ...]
    is_title: bool
    is_lines: bool
    """Whether its line breaks mean something: three short lines are a list or an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A paragraph with the notes on facts that begin in it, and those after it without any.

    Long notes stand beside all of them, so that they seldom tear the article apart.
    """

    blocks: tuple[BlockView, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """A document with its marks; `lost` are the notes whose words do not stand in the text."""

    anchor: str
    document: DocumentView
    size: str
    rows: tuple[RowView, ...]
    lost: tuple[NoteView, ...]

    @property
    def notes(self) -> tuple[NoteView, ...]:
        """All notes, in their order."""
        return (*(note for row in self.rows for note in row.notes), *self.lost)

    @property
    def has_title(self) -> bool:
        """Whether the text begins with the title, which then heads it."""
        return any(block.is_title for row in self.rows for block in row.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyView:
    """The whole page."""

    house: HouseView
    title: str
    scope: str
    size: str
    key: tuple[OutcomeView, ...]
    articles: tuple[ArticleView, ...]
    facts: tuple[NoteView, ...]
    proof: str
    digest: str
    foot: str


def copy_view(dossier: Dossier) -> CopyView:
    """Return everything the page says; nothing confidential is in it."""
    with days_written(dossier.house.days):
        return _view(disclosed(dossier))


def _view(shown: Dossier) -> CopyView:
    found = articles(shown)
    facts = {n.claim: n for article in reversed(found) for n in reversed(article.notes)}
    order = [facts[r.claim.number] for r in shown.claims if r.claim.number in facts]
    unmarked = len(shown.claims) - len(order)
    rest = f" · {count(unmarked, 'claim')} not taken up, not marked" if unmarked else ""
    head = shown.head
    return CopyView(
        house=house_view(shown.house),
        title=shown.title,
        scope=shown.scope,
        size=f"{count(len(order), 'fact')} · {count(len(found), 'article')}{rest}",
        key=tuple(dict.fromkeys(replace(o, question="", reason="") for o in _all(order))),
        articles=found,
        facts=tuple(order),
        proof=proof(state_of(shown)),
        digest=head.digest,
        foot=f"{MADE_WITH}. {DISCRETION}",
    )


def _all(notes: Iterable[NoteView]) -> Iterator[OutcomeView]:
    return (outcome for note in notes for outcome in note.outcomes)


def articles(dossier: Dossier) -> tuple[ArticleView, ...]:
    """Return every document that a checked fact stands in; `dossier` is disclosed.

    Notes are numbered through all articles, in the order in which a reader comes to them.
    """
    numbers = counter(1)
    return tuple(
        _article(position, document, records, dossier, numbers)
        for position, (document, records) in enumerate(_checked(dossier).items(), start=1)
    )


def _checked(dossier: Dossier) -> dict[str, list[ClaimRecord]]:
    """Which facts stand in which document: documents in the order of the dossier."""
    found: dict[str, list[ClaimRecord]] = {d.id: [] for d in dossier.documents}
    for record in dossier.claims:
        if record.claim.state not in _NOT_CHECKED:
            for one in dict.fromkeys(place.span.document_id for place in record.claim.occurrences):
                found.setdefault(one, []).append(record)
    return {document: records for document, records in found.items() if records}


def _article(
    position: int,
    document_id: str,
    records: list[ClaimRecord],
    dossier: Dossier,
    numbers: Iterator[int],
) -> ArticleView:
    document = document_of(dossier, document_id)
    text = document.text if document else ""
    ordered = sorted(records, key=lambda record: _first(record, document_id))
    numbered = list(zip(ordered, numbers, strict=False))
    notes = {number: note_view(number, record, dossier) for record, number in numbered}
    marks = [mark for record, number in numbered for mark in _marks(record, number, document)]
    rows = tuple(_rows(text, marks, notes, document.title if document else ""))
    seen = {note.number for row in rows for note in row.notes}
    return ArticleView(
        anchor=f"article-{position}",
        document=document_view(document),
        size=count(len(notes), "fact"),
        rows=rows,
        lost=tuple(note for number, note in notes.items() if number not in seen),
    )


def _first(record: ClaimRecord, document_id: str) -> int:
    places = record.claim.occurrences
    return min(p.span.start for p in places if p.span.document_id == document_id)


def _marks(record: ClaimRecord, number: int, document: Document | None) -> Iterator[Mark]:
    """A mark for each place whose words still stand where they were."""
    for place in record.claim.occurrences:
        span = place.span
        if document is None or span.document_id != document.id:
            continue
        if document.text[span.start : span.end] == span.quote:
            yield Mark(start=span.start, end=span.end, key=number)


def _rows(
    text: str, marks: list[Mark], notes: dict[int, NoteView], title: str
) -> Iterator[RowView]:
    told: set[int] = set()
    blocks: list[BlockView] = []
    beside: tuple[NoteView, ...] = ()
    for position, paragraph in enumerate(paragraphs(text, marks)):
        begun = [key for key in dict.fromkeys(paragraph.begins) if key not in told]
        told.update(begun)
        if begun and blocks:
            yield RowView(blocks=tuple(blocks), notes=beside)
            blocks, beside = [], ()
        beside += tuple(notes[key] for key in begun)
        blocks.append(_block(paragraph, title if position == 0 else ""))
    if blocks:
        yield RowView(blocks=tuple(blocks), notes=beside)


def _block(paragraph: Paragraph, title: str) -> BlockView:
    words = " ".join(paragraph.text.split())
    return BlockView(
        pieces=paragraph.pieces,
        is_title=bool(title) and words == title,
        is_lines=_is_lines(paragraph.text),
    )


def _is_lines(paragraph: str) -> bool:
    lines = paragraph.splitlines()
    return len(lines) > 2 and max(map(len, lines)) <= _SHORT_LINE


def render(dossier: Dossier) -> bytes:
    """Return the annotated copy as one UTF-8 HTML page, ready to be read and printed."""
    view = copy_view(dossier)
    sheets = sheet("palette.css", "patterns.css", "annotated.css")
    style = f"\n{sheets}\n{house_rules(view.house)}"
    tones = {note.number: note.main for article in view.articles for note in article.notes}
    page = (
        environment()
        .get_template("annotated.html")
        .render(
            copy=view,
            tones=tones,
            style=Markup(style),  # noqa: S704 - our own style sheet, without a guest
            policy=content_security_policy(style, with_picture=view.house.logo is not None),
            logo=inline_picture(view.house.logo),
        )
    )
    return page.encode("utf-8")


RENDERER = Renderer(
    key="annotated",
    label="Annotated copy: the article with its facts marked",
    media_type="text/html; charset=utf-8",
    suffix=".annotated.html",
    render=render,
)
