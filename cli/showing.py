"""`show`: one claim with all that is known of it, or one document with its text and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotFound
from cli import claim_sheet, document_sheet
from cli.command import OK, Command
from db import claims_store, documents_store
from db.board_view import ClaimFilter
from desk.lineage import lineage_screen
from desk.screens import claim_screen, document_screen
from reports.lineage_words import summary

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from db.connection import Database

_KINDS = ("claim", "document")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "reference",
        nargs="+",
        metavar="REFERENCE",
        help="a claim's number or id, or “document” and its number, or a document's id",
    )


def _show(call: Call) -> int:
    kind, reference = _meant(call.arguments.reference)
    if kind == "document":
        reader = call.seat.reader()
        screen = document_screen(reader.database, reference, viewer=reader.actor)
        document_sheet.write(call.console, screen)
        return OK
    desk = call.seat.reader()
    _refuse_number_of_a_document(desk.database, reference)
    claim = claim_screen(desk, reference, chosen=ClaimFilter(), order="number")
    claim_sheet.write(call.console, claim)
    if not call.console.as_json:
        _origins(call, reference)
    return OK


def _origins(call: Call, reference: str) -> None:
    """Say below the claim how many independent sources its evidence has."""
    told = summary(lineage_screen(call.seat.reader(), reference).independence)
    if told:
        call.console.line()
        call.console.line(f"{told} (claimdesk origins show {reference} tells why)")


def _meant(words: list[str]) -> tuple[str, str]:
    """Return what kind of thing is meant, and its number or id."""
    *before, reference = words
    if len(words) > 2 or (before and before[0] not in _KINDS) or len(reference) > 40:
        msg = (
            "That names neither a claim nor a document. Write “show 12” for claim 12, or "
            "“show document 3” for document 3."
        )
        raise InvalidInput(msg)
    if before:
        return before[0], reference
    return ("document" if reference.startswith("doc_") else "claim"), reference


def _refuse_number_of_a_document(database: Database, reference: str) -> None:
    """Point to the document where only that has the number."""
    with database.snapshot() as snapshot:
        if claims_store.get(snapshot, reference) is not None:
            return
        document = documents_store.row_of(snapshot, reference)
    if document is not None:
        msg = (
            f"There is no claim {reference} on this desk, but there is a document {reference}: "
            f"claimdesk show document {reference}"
        )
        raise NotFound(msg)


SHOW = Command(
    words="show",
    help="show one claim, or one document",
    details=(
        "Show a claim with its words in context, speaker, source chain, numbers, dates, "
        "evidence, reviews, verdicts and history; or a document with its text and the claims "
        "in it. The words meant stand between » and «."
    ),
    examples=("claimdesk show 12", "claimdesk show document 3 --json"),
    arguments=_arguments,
    run=_show,
)
