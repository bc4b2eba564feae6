"""A document on a terminal: what is known of it, its text with the claims marked, their list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli import layout
from cli.json_views import document_json
from cli.safe_text import many_lines, one_line
from reports.wording import count, day, label, moment, of_hundred

if TYPE_CHECKING:
    from cli.console import Console
    from desk.screens import DocumentScreen, MarkedClaim


def write(console: Console, screen: DocumentScreen) -> None:
    """Write everything about one document."""
    if console.as_json:
        console.json(document_json(screen))
        return
    for line in _head(screen, console.columns):
        console.line(line)
    console.line()
    for line in layout.wrapped(many_lines(marked(screen)), console.columns):
        console.line(line)
    if screen.marks:
        console.line()
        console.line(console.paint("Claims, in order of place", "bold"))
    for mark in screen.marks:
        for line in _mark(mark, console.columns):
            console.line(line)


def marked(screen: DocumentScreen) -> str:
    """Return the text with each claim as 12»words«; inner ones open and close inside."""
    text = screen.document.text
    if screen.document.withdrawn:
        return screen.document.withdrawn
    places = [(m.extent.start, 1, f"{m.number}»") for m in screen.marks]
    places += [(m.extent.end, 0, "«") for m in screen.marks]
    parts, last = [], 0
    for at, _, mark in sorted(places, key=lambda place: place[:2]):
        parts += [text[last:at], mark]
        last = at
    return "".join([*parts, text[last:]])


def _head(screen: DocumentScreen, columns: int) -> list[str]:
    document = screen.document
    published = day(document.published_on) if document.published_on else "unknown"
    waiting = ""
    if screen.unresolved:
        waiting = (
            f"{count(len(screen.unresolved), 'date')} not resolved; give the day of publication: "
            f"claimdesk correct {document.number} --published DAY"
        )
    return [
        *layout.wrapped(f"Document {document.number}: {one_line(document.title)}", columns),
        *layout.fields(
            [
                ("  publisher", one_line(document.publisher or "")),
                ("  author", one_line(document.author or "")),
                ("  published", published),
                ("  address", one_line(document.url or "")),
                ("  file", f"{one_line(document.file)} ({document.media_type})"),
                ("  taken in", f"{one_line(document.added_by)}, {moment(document.added_at)}"),
                ("  digest", document.digest),
                ("  waiting", waiting),
            ],
            columns,
        ),
    ]


def _mark(mark: MarkedClaim, columns: int) -> list[str]:
    told = (
        label(mark.state),
        f"worth {of_hundred(mark.score)}",
        label(mark.kind).lower(),
        one_line(mark.speaker or ""),
        f"{mark.extent.start}–{mark.extent.end}",
        mark.rating.label if mark.rating else "",
    )
    return [
        *layout.wrapped(one_line(mark.statement), columns, first=f"{mark.number:>5}  "),
        *layout.wrapped(" · ".join(part for part in told if part), columns, first=" " * 7),
    ]
