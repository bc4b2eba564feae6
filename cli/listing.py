"""`claims` and `documents`: what is on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from cli import layout
from cli.command import OK, Command, no_arguments
from cli.filters import add_filters, chosen
from cli.safe_text import one_line
from cli.values import a_count
from db.board_order import Order
from desk.screens import claims_screen, documents_screen
from reports.wording import SYMBOLS, count, iso_moment, label, of_hundred
from review.model import Layer

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from desk.screens import ClaimsScreen, ListedClaim, ListedDocument, ListedVerdict
    from reports.exact_json import Json

PAGE = 20
"""Claims a list shows unless asked for more: about two screenfuls."""
_EVERY = 10**8


def _claims_arguments(parser: ArgumentParser) -> None:
    add_filters(parser)
    parser.add_argument(
        "--order",
        choices=get_args(Order),
        default="worth",
        help="worth is check-worthiness, and usual",
    )
    parser.add_argument(
        "--limit", type=a_count, default=PAGE, metavar="N", help=f"claims a page ({PAGE})"
    )
    parser.add_argument("--page", type=a_count, default=1, metavar="N", help="which page (1)")
    parser.add_argument(
        "--all", action="store_true", help="every claim, dismissed ones too, on one page"
    )


def _claims(call: Call) -> int:
    given, database = call.arguments, call.seat.database()
    screen = claims_screen(
        database,
        chosen(given, database, every_state=given.all),
        order=given.order,
        page=1 if given.all else given.page,
        size=_EVERY if given.all else given.limit,
    )
    if call.console.as_json:
        listed: list[Json] = [_claim_json(row) for row in screen.rows]
        call.console.json({"total": screen.total, "claims": listed})
        return OK
    for row in screen.rows:
        _write_claim(call, row)
    call.console.line(_claims_foot(call, screen))
    return OK


def _write_claim(call: Call, row: ListedClaim) -> None:
    """Write the wording beside the number, and below it in one line what a list tells."""
    console = call.console
    number = f"{row.number:>5}  "
    first, *rest = layout.wrapped(one_line(row.statement), console.columns, first=number)
    console.line(first.replace(number, console.paint(number, "bold"), 1))
    for line in rest:
        console.line(line)
    for line in layout.wrapped(_under(row), console.columns, first=" " * len(number)):
        console.line(console.paint(line, "quiet"))


def _under(row: ListedClaim) -> str:
    spoken = row.attribution.speaker if row.attribution else None
    more = f" and {count(row.elsewhere, 'more', 'more')}" if row.elsewhere else ""
    evidence = " ".join(f"{SYMBOLS[stance]}{n}" for stance, n in row.stances.items() if n)
    verdicts = ", ".join(_verdict(verdict) for verdict in row.verdicts)
    parts = (
        label(row.state),
        f"worth {of_hundred(row.score)}",
        label(row.kind).lower(),
        one_line(spoken or ""),
        f"document {row.document_number}{more}" if row.document else "",
        evidence,
        verdicts,
    )
    return " · ".join(part for part in parts if part)


def _verdict(verdict: ListedVerdict) -> str:
    """Name the rating; that it was said is told apart from that it is so."""
    return f"said: {verdict.rating.label}" if verdict.layer is Layer.SAID else verdict.rating.label


def _claims_foot(call: Call, screen: ClaimsScreen) -> str:
    if not screen.total:
        return "No claim answers this. Widen the filters, or take a document in."
    shown = len(screen.rows)
    if shown == screen.total:
        return f"{count(shown, 'claim')}."
    if not shown:
        return f"There is no page {call.arguments.page}: {count(screen.total, 'claim')} in all."
    more = f"--page {call.arguments.page + 1}, or --all"
    return f"{shown:,} of {count(screen.total, 'claim')}. More: {more}."


def _claim_json(row: ListedClaim) -> Json:
    return {
        "number": row.number,
        "id": row.id,
        "statement": row.statement,
        "kind": row.kind.value,
        "checkability": row.checkability.value,
        "state": row.state.value,
        "score": row.score,
        "revision": row.revision,
        "changed_at": iso_moment(row.changed_at),
        "speaker": row.attribution.speaker if row.attribution else None,
        "document": {"number": row.document_number, "id": row.document, "title": row.title},
        "further_documents": row.elsewhere,
        "evidence": {stance.value: n for stance, n in row.stances.items()},
        "verdicts": [
            {"layer": v.layer.value, "rating": v.rating.key, "label": v.rating.label}
            for v in row.verdicts
        ],
    }


def _documents(call: Call) -> int:
    reader = call.seat.reader()
    rows = documents_screen(reader.database, viewer=reader.actor)
    if call.console.as_json:
        call.console.json({"total": len(rows), "documents": [_document_json(row) for row in rows]})
        return OK
    if not rows:
        call.console.line("No document was taken in yet. Begin with: claimdesk take-in FILE")
        return OK
    table = layout.Table(
        headings=("No.", "Published", "Claims", "To triage", "Document"),
        rows=[_document_row(row) for row in rows],
        right=frozenset({"No.", "Claims", "To triage"}),
    )
    call.console.lines(layout.table(table, call.console.columns))
    return OK


def _document_row(row: ListedDocument) -> tuple[str, ...]:
    published = row.published_on.isoformat() if row.published_on else "unknown"
    title = " · ".join(one_line(part) for part in (row.title, row.publisher) if part)
    return str(row.number), published, f"{row.claims:,}", f"{row.candidates:,}", title


def _document_json(row: ListedDocument) -> Json:
    return {
        "number": row.number,
        "id": row.id,
        "title": row.title,
        "publisher": row.publisher,
        "author": row.author,
        "published_on": row.published_on.isoformat() if row.published_on else None,
        "url": row.url,
        "file": row.file,
        "media_type": row.media_type,
        "added_by": row.added_by,
        "added_at": iso_moment(row.added_at),
        "characters": row.characters,
        "claims": row.claims,
        "candidates": row.candidates,
        "evidence": row.evidence,
    }


CLAIMS = Command(
    words="claims",
    help="list claims, narrowed by filters",
    details=(
        "List claims with state, check-worthiness, speaker, document, evidence (▲ supports, "
        "▼ refutes, ◆ qualifies, ○ context) and verdict. Dismissed ones are left out unless "
        "asked for with --state dismissed or --all."
    ),
    examples=(
        "claimdesk claims --state candidate --min-score 60",
        "claimdesk claims --document 3 --speaker ruiz --order place --json",
    ),
    arguments=_claims_arguments,
    run=_claims,
)

DOCUMENTS = Command(
    words="documents",
    help="list documents, newest first",
    details="List every document with its day of publication and how many claims it holds.",
    examples=("claimdesk documents", "claimdesk documents --json"),
    arguments=no_arguments,
    run=_documents,
)
