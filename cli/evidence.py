"""`evidence link`, `evidence retract` and `evidence suggest`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from claims.text import Extent
from cli import layout
from cli.answers import done
from cli.arguments import claim_argument
from cli.command import OK, Command
from cli.files import is_folder, named_files
from cli.safe_text import one_line
from cli.values import a_count, a_day, a_reference, an_offset, choices, one_of
from db import evidence_store
from desk import evidence
from desk.act import claim_of, document_of
from desk.clearance import evidence_of
from desk.outside_sources import source_of
from desk.suggestions import suggest
from reports import quotation_words
from review.model import Confidentiality, SourceKind, Stance
from review.sources import SourceClass
from sources.compare import word_edits
from sources.locate import Standing, locate

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _ActionsContainer

    from cli.command import Call
    from desk import Desk
    from desk.act import Done
    from desk.suggestions import Suggestion
    from reports.exact_json import Json

_OF_A_PASSAGE = ("document", "words", "start", "end", "near")
_OF_A_SOURCE = (
    "source",
    "class",
    "archive",
    "title",
    "address",
    "published",
    "accessed",
    "locator",
    "quote",
    "attach",
)


def _link_arguments(parser: ArgumentParser) -> None:
    claim_argument(parser)
    parser.add_argument(
        "--stance", required=True, type=one_of(Stance), metavar="STANCE", help=choices(Stance)
    )
    _add_passage(parser)
    _add_source(parser)
    parser.add_argument("--note", default="", help="what a colleague should know of it")
    parser.add_argument(
        "--confidentiality",
        type=one_of(Confidentiality),
        default=Confidentiality.ON_THE_RECORD,
        metavar="HOW_FAR",
        help=choices(Confidentiality),
    )
    parser.add_argument(
        "--seen-revision", type=a_count, metavar="N", help="refuse if the claim changed since"
    )


def _add_passage(parser: ArgumentParser) -> None:
    passage = parser.add_argument_group("a passage of a document")
    passage.add_argument("--document", type=a_reference, help="number or id")
    add_place(passage)
    passage.add_argument(
        "--as-it-stands",
        action="store_true",
        help="link the document's own words where --words differs from them a little",
    )


def add_place(passage: _ActionsContainer) -> None:
    """Add the ways to say where in a document words stand."""
    passage.add_argument("--words", help="its exact words")
    passage.add_argument(
        "--near", type=an_offset, metavar="N", help="which of several places: the nearest to this"
    )
    passage.add_argument("--start", type=an_offset, metavar="N", help="its first character, from 0")
    passage.add_argument("--end", type=an_offset, metavar="N", help="the character after its last")


def _add_source(parser: ArgumentParser) -> None:
    source = parser.add_argument_group("or something outside the desk")
    source.add_argument(
        "--source-kind", type=one_of(SourceKind), metavar="KIND", help=choices(SourceKind)
    )
    source.add_argument("--source", type=a_reference, metavar="ID", help="one that is here already")
    source.add_argument("--title", help="what people call it")
    source.add_argument("--address", help="where it is on the web")
    source.add_argument("--published", type=a_day, metavar="DAY", help="when it appeared")
    source.add_argument("--accessed", type=a_day, metavar="DAY", help="when you looked at it")
    source.add_argument("--locator", help="where in it: page 4, 00:12:30, table 2")
    source.add_argument("--quote", help="what stands there")
    source.add_argument("--attach", metavar="FILE", help="a file to keep with it")
    source.add_argument("--archive", metavar="ADDRESS", help="where an archive keeps that file")
    source.add_argument(
        "--class", type=one_of(SourceClass), metavar="CLASS", help=choices(SourceClass)
    )


def _link(call: Call) -> int:
    given = call.arguments
    if given.source is not None and given.source_kind is None:
        given.source_kind = _kind_of(call, given.source)
    if given.source_kind is None:
        _refuse_mixture(given, _OF_A_SOURCE, "Add --source-kind for a source outside")
        if given.document is None:
            msg = (
                "Evidence needs a place. Nothing was saved. Give --document with --words, or "
                "--source-kind with --title for something outside the desk."
            )
            raise InvalidInput(msg)
        what = _link_passage(call.seat.desk(), given)
    else:
        _refuse_mixture(given, _OF_A_PASSAGE, "Leave --source-kind out for a passage")
        what = _link_source(call.seat.desk(), given)
    return done(call, what, _linked(call, what, given))


def _kind_of(call: Call, source_id: str) -> SourceKind:
    with call.seat.database().snapshot() as snapshot:
        return source_of(snapshot, source_id).kind


def _linked(call: Call, what: Done, given: Namespace) -> str:
    """Say what was linked, in the document's own words: they may differ in spelling."""
    told = f"Linked evidence {what.made[0]} to claim {given.claim}: {given.stance.value}"
    with call.seat.database().snapshot() as snapshot:
        piece = evidence_store.get(snapshot, what.made[0])
    return f"{told} “{one_line(piece.span.quote)}”" if piece and piece.span else told


def _refuse_mixture(given: Namespace, foreign: tuple[str, ...], instead: str) -> None:
    """Refuse options that would be lost because they belong to the other sort of evidence."""
    lost = [f"--{name}" for name in foreign if getattr(given, name) is not None]
    if lost:
        msg = (
            f"{', '.join(lost)} cannot be used here: a piece of evidence is a passage or a source "
            f"outside, not both. Nothing was saved. {instead}."
        )
        raise InvalidInput(msg)


def _link_passage(desk: Desk, given: Namespace) -> Done:
    place = place_of(desk, given)
    return evidence.link_passage(
        desk,
        evidence.LinkPassage(
            claim=given.claim,
            document=given.document,
            start=place.start,
            end=place.end,
            stance=given.stance,
            note=given.note,
            confidentiality=given.confidentiality,
            seen_revision=given.seen_revision,
        ),
    )


def place_of(desk: Desk, given: Namespace) -> Extent:
    """Return the characters of `given.document` that are meant, by words or by offsets."""
    by_offsets = given.start is not None and given.end is not None
    if by_offsets == (given.words is not None) or (given.start is None) != (given.end is None):
        msg = (
            "Say where the passage is: either --words with its exact words, or --start and --end. "
            "Nothing was saved."
        )
        raise InvalidInput(msg)
    if given.words is None:
        return Extent(start=given.start, end=given.end)
    with desk.database.snapshot() as snapshot:
        document = document_of(snapshot, given.document)
    as_it_stands = getattr(given, "as_it_stands", False)
    return find_words(document.text, given.words, near=given.near, as_it_stands=as_it_stands)


def find_words(text: str, words: str, *, near: int | None, as_it_stands: bool = False) -> Extent:
    """Return the one place of `words` in `text`; quotation marks and spacing may differ.

    Words that are close, but not the same, are taken only `as_it_stands` in the document. Raises
    InvalidInput when they stand there several times and `near` is None, or not at all.
    """
    found = locate(words, text, near=near)
    is_taken = found.standing is Standing.LOCATED or as_it_stands
    if found.extent is None or not is_taken:
        close = _nearest(words, found.extent.of(text)) if found.extent else ""
        msg = (
            f"The words “{one_line(words)[:80]}” do not stand in this document.{close} "
            "Nothing was saved. Copy them from the document (claimdesk show document N)."
        )
        raise InvalidInput(msg)
    if found.places > 1 and near is None:
        msg = (
            f"These words stand {found.places} times in this document. Nothing was saved. Give "
            "more of the sentence, or --near with a character near the one you mean."
        )
        raise InvalidInput(msg)
    return found.extent


def _nearest(words: str, there: str) -> str:
    """Say what the document has instead, word by word, and how to link that."""
    told = " ".join(filter(None, map(quotation_words.edit, word_edits(there, words))))
    return (
        f" The nearest are: “{one_line(there)}”. What was given differs: {one_line(told)} "
        "If the document's own words are meant, add --as-it-stands."
    )


def _link_source(desk: Desk, given: Namespace) -> Done:
    return evidence.link_source(
        desk,
        evidence.LinkSource(
            claim=given.claim,
            kind=given.source_kind,
            title=given.title or "",
            stance=given.stance,
            address=given.address,
            published_on=given.published,
            accessed_on=given.accessed,
            locator=given.locator or "",
            quote=given.quote or "",
            note=given.note,
            confidentiality=given.confidentiality,
            attachment=attachment(given.attach) if given.attach else None,
            source=given.source,
            source_class=getattr(given, "class"),
            archive_address=given.archive,
            seen_revision=given.seen_revision,
        ),
    )


def attachment(path: str) -> tuple[str, bytes]:
    """Return (name, bytes) of a file to keep with a source."""
    if is_folder(path):
        msg = f"“{one_line(path)}” is a folder. Nothing was saved. Attach one file."
        raise InvalidInput(msg)
    (file,) = named_files([path])
    return path, file.load()


def _retract_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("evidence", type=a_reference, metavar="ID", help="as show prints it")
    parser.add_argument("--because", required=True, metavar="REASON", help="what was wrong with it")


def _retract(call: Call) -> int:
    given = call.arguments
    what = evidence.retract(call.seat.desk(), given.evidence, because=given.because)
    return done(call, what, f"Retracted evidence {given.evidence}; it stays in the record")


def _suggest_arguments(parser: ArgumentParser) -> None:
    claim_argument(parser)
    parser.add_argument("--words", default="", help="look for these instead of the claim's words")
    parser.add_argument("--limit", type=a_count, default=8, metavar="N", help="at most (8)")


def _suggest(call: Call) -> int:
    given = call.arguments
    reader = call.seat.reader()
    with reader.database.snapshot() as snapshot:
        claim = claim_of(snapshot, given.claim)
        linked = evidence_of(snapshot, [claim.id], viewer=reader.actor)
        found = suggest(snapshot, claim, linked, most=given.limit, words=given.words)
    if call.console.as_json:
        call.console.json({"claim": claim.number, "suggestions": [_as_json(s) for s in found]})
        return OK
    call.console.lines(_suggested(found, given.claim, call.console.columns))
    return OK


def _suggested(found: tuple[Suggestion, ...], claim: str, columns: int) -> list[str]:
    if not found:
        return ["No passage of another document shares telling words with this claim."]
    lines: list[str] = []
    for one in found:
        where = f"document {one.document_number}, {one.start}–{one.end} “{one_line(one.title)}”"
        lines += layout.wrapped(one_line(one.quote), columns, first="  ")
        lines += layout.wrapped(f"{where}: {one_line(one.reason)}", columns, first="    — ")
    first = found[0]
    return [
        *lines,
        "A suggestion is no judgement. To link the first, if it supports the claim:",
        f"  {LINK_SUGGESTED.format(claim=claim, one=first)}",
    ]


LINK_SUGGESTED = (
    "claimdesk evidence link {claim} --document {one.document_number} "
    "--start {one.start} --end {one.end} --stance supports"
)


def _as_json(one: Suggestion) -> Json:
    return {
        "document": one.document_number,
        "document_id": one.document,
        "title": one.title,
        "start": one.start,
        "end": one.end,
        "quote": one.quote,
        "reason": one.reason,
    }


LINK = Command(
    words="evidence link",
    help="link a passage or an outside source to a claim",
    details=(
        "Link exact words of a document, or something outside the desk, to a claim, and say "
        "what it does to it. A candidate is accepted by it."
    ),
    examples=(
        'claimdesk evidence link 4 --document 2 --words "1,512 people" --stance supports',
        "claimdesk evidence link 4 --source-kind interview --title Harbourmaster --stance refutes",
    ),
    arguments=_link_arguments,
    run=_link,
    writes=True,
)

RETRACT = Command(
    words="evidence retract",
    help="take a piece of evidence back, with the reason",
    details="Take a piece of evidence back. It stays in the record and carries nothing any more.",
    examples=('claimdesk evidence retract evd_01hq3k9v7m2c4x8n1yab --because "wrong edition"',),
    arguments=_retract_arguments,
    run=_retract,
    writes=True,
)

SUGGEST = Command(
    words="evidence suggest",
    help="show passages of other documents that may bear on a claim",
    details=(
        "Show passages of other documents that share telling words with a claim, each with the "
        "reason and its place. What a passage does to the claim is yours to say."
    ),
    examples=(
        "claimdesk evidence suggest 4",
        'claimdesk evidence suggest 4 --words "bridge toll"',
    ),
    arguments=_suggest_arguments,
    run=_suggest,
)
