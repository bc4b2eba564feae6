"""`check-quote`: whether words stand in the documents as they are quoted, and who says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli import layout
from cli.command import OK, Command
from cli.safe_text import one_line
from cli.values import a_count, a_reference
from desk.quotation_check import MOST, check_quotation
from reports import quotation_words
from reports.wording import count
from sources.compare import Edit
from sources.quotation import Match

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from cli.console import Console
    from desk.quotation_check import QuotationCheck, QuotationPlace
    from reports.exact_json import Json
    from sources.compare import WordEdit

_STYLES = {Match.VERBATIM: "good", Match.ALTERED: "bad"}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORDS", help="the quotation, as it is to be printed")
    parser.add_argument(
        "--document", type=a_reference, metavar="DOCUMENT", help="look in this one only"
    )
    parser.add_argument(
        "--limit", type=a_count, default=MOST, metavar="N", help=f"places shown at most ({MOST})"
    )


def _check(call: Call) -> int:
    given = call.arguments
    found = check_quotation(
        call.seat.database(), given.words, document=given.document, most=given.limit
    )
    if call.console.as_json:
        call.console.json(as_json(found))
        return OK
    call.console.lines(_lines(call.console, found))
    return OK


def _lines(console: Console, found: QuotationCheck) -> list[str]:
    lines = [*quotation_words.remarks(found.quoted)]
    for place in found.places:
        lines += _place(console, place)
    if not found.places:
        lines += layout.wrapped(quotation_words.NOT_FOUND, console.columns)
    if found.more:
        lines.append(f"{count(found.more, 'further document')} not shown (--limit shows more).")
    return lines


def _place(console: Console, place: QuotationPlace) -> list[str]:
    said = quotation_words.headline(place.match, place.stand)
    same = place.stand is not None and place.stand.only_surface
    style = _STYLES.get(Match.VERBATIM if same else place.match, "warn")
    style = "warn" if said == quotation_words.CUT else style
    head = console.paint(said, style)
    where = f"document {place.number}, {place.extent.start}–{place.extent.end}"
    told = [
        f"“{one_line(place.title)}”",
        one_line(quotation_words.who(place.voice, place.attribution)),
        *(
            one_line(one)
            for one in (quotation_words.differences(place.stand) if place.stand else ())
        ),
    ]
    lines = [f"{head} ({where})"]
    lines += layout.wrapped(f"“{one_line(place.quote)}”", console.columns, first="  ")
    for one in told:
        lines += layout.wrapped(one, console.columns, first="    — ")
    return [*lines, ""]


def as_json(found: QuotationCheck) -> dict[str, Json]:
    """Return a check as JSON."""
    return {
        "match": found.match.value,
        "words": found.quoted.words,
        "unbalanced_marks": found.quoted.lopsided,
        "more_documents": found.more,
        "places": [_place_json(place) for place in found.places],
    }


def _place_json(place: QuotationPlace) -> Json:
    stand = place.stand
    return {
        "match": place.match.value,
        "document": place.document,
        "number": place.number,
        "title": place.title,
        "start": place.extent.start,
        "end": place.extent.end,
        "quote": place.quote,
        "speaker": place.attribution.speaker,
        "mode": place.attribution.mode.value,
        "voice": place.voice.value,
        "score": stand.score if stand else None,
        "only_surface": bool(stand and stand.only_surface),
        "limiting_words_changed": [*stand.lost, *stand.gained] if stand else [],
        "edits": [_edit_json(e) for e in stand.edits if e.kind is not Edit.SAME] if stand else [],
        "left_out": [
            {"words": one.words, "limiting": list(one.limiting), "instead": one.instead or None}
            for one in (stand.omissions if stand else ())
        ],
    }


def _edit_json(edit: WordEdit) -> Json:
    return {"kind": edit.kind.value, "document": edit.before, "quotation": edit.after}


CHECK = Command(
    words="check-quote",
    help="check whether words are quoted as they stand, and who says them",
    details=(
        "Look for quoted words in all documents: word for word, altered (each difference is "
        "told), or only paraphrased. Dots and [brackets] are read as editors use them, and what "
        "they leave out is shown. Also told is who says the words there, and whether they stand "
        "between quotation marks or are the reporter's."
    ),
    examples=(
        'claimdesk check-quote "We will … lower the fare this year"',
        'claimdesk check-quote "[T]he pier is open every day" --document 3 --json',
    ),
    arguments=_arguments,
    run=_check,
)
