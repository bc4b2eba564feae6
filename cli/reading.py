"""`reading …`: correct how a document was read, and apply what reading it again proposes."""

from __future__ import annotations

from argparse import ArgumentTypeError
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from claims.errors import InvalidInput
from claims.model import Quantity, SpeakerRole, TimeReference
from claims.structure import BlockKind
from cli import layout
from cli.answers import done
from cli.arguments import document_argument
from cli.claim_work import add_claim, add_occurrence, inside, the_claim, the_occurrence
from cli.command import OK, Command
from cli.evidence import add_place, place_of
from cli.safe_text import one_line
from cli.values import a_day, choices, one_of
from desk import readings, rereading
from desk.block_kinds import CorrectBlock, correct_block
from reports.wording import count, listed

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from datetime import date

    from claims.text import Extent
    from cli.command import Call
    from desk.rereading import Differences
    from reports.exact_json import Json

AS_READ = "as-read"
_Read = TypeVar("_Read", Quantity, TimeReference)
OPEN = "open"
"""Instead of a day: the phrase sets no bound there."""


def _propose(call: Call) -> int:
    found = rereading.differences(call.seat.reader(), call.arguments.document)
    if call.console.as_json:
        call.console.json(_as_json(found))
        return OK
    call.console.lines(_lines(found, call.console.columns))
    return OK


def _lines(found: Differences, columns: int) -> list[str]:
    text = found.document.text
    rows = [
        *(("new", one.extent.of(text)) for one in found.added),
        *(
            (f"claim {one.claim.number}: {listed(one.fields)}", one.claim.statement)
            for one in found.changed
        ),
        *((f"set aside claim {one.number}", one.statement) for one in found.gone),
    ]
    told = [
        line
        for what, words in rows
        for line in layout.wrapped(f"“{one_line(words)}”", columns, first=f"  {what}  ")
    ]
    return [f"{_counted(found)}; {count(found.kept, 'claim')} people worked on stay.", *told]


def _counted(found: Differences) -> str:
    if found.is_empty:
        return "Reading it again changes nothing"
    return f"{len(found.added)} new, {len(found.changed)} changed, {len(found.gone)} to set aside"


def _as_json(found: Differences) -> dict[str, Json]:
    text = found.document.text
    return {
        "document": found.document.number,
        "engine_before": found.engine_before,
        "engine": found.engine,
        "added": [
            {"start": one.extent.start, "end": one.extent.end, "quote": one.extent.of(text)}
            for one in found.added
        ],
        "changed": [
            {"claim": one.claim.number, "fields": list(one.fields)} for one in found.changed
        ],
        "gone": [one.number for one in found.gone],
        "kept": found.kept,
    }


def _apply(call: Call) -> int:
    desk, document = call.seat.desk(), call.arguments.document
    found = rereading.differences(desk, document)
    what = rereading.read_again(desk, document)
    return done(call, what, f"Read document {found.document.number} again: {_counted(found)}")


def _block_arguments(parser: ArgumentParser) -> None:
    document_argument(parser)
    kinds = f"{choices(BlockKind)}, or {AS_READ} to take a correction back"
    parser.add_argument("--kind", required=True, type=_block_kind, metavar="KIND", help=kinds)
    add_place(parser)


def _block_kind(text: str) -> BlockKind | None:
    return None if text.strip().lower() == AS_READ else one_of(BlockKind)(text)


def _block(call: Call) -> int:
    desk, given = call.seat.desk(), call.arguments
    place = place_of(desk, given)
    correction = CorrectBlock(
        document=given.document, start=place.start, end=place.end, kind=given.kind
    )
    what = correct_block(desk, correction)
    told = _counted(rereading.differences(desk, given.document))
    return done(call, what, f"Corrected the block. Reading it again would mean: {told}")


def _speaker_arguments(parser: ArgumentParser) -> None:
    add_claim(parser)
    add_occurrence(parser)
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--name", default="", help="who says it")
    who.add_argument("--writer", action="store_true", help="nobody: it is the writer's own voice")
    parser.add_argument(
        "--role",
        type=one_of(SpeakerRole),
        default=SpeakerRole.PERSON,
        metavar="ROLE",
        help=choices(SpeakerRole),
    )
    parser.add_argument(
        "--only-here", action="store_true", help="leave other places read in the same way alone"
    )


def _speaker(call: Call) -> int:
    desk, given = call.seat.desk(), call.arguments
    if not given.writer and not given.name.strip():
        msg = "A speaker needs a name. Nothing was saved. Give --name, or --writer for nobody."
        raise InvalidInput(msg)
    claim = the_claim(desk, given.claim)
    naming = readings.NameSpeaker(
        occurrence=the_occurrence(claim, given.place).id,
        speaker=given.name,
        role=given.role,
        everywhere=not given.only_here,
        seen_revision=given.seen_revision,
    )
    what = readings.name_speaker(desk, naming)
    claims = len(readings.settled_in(what.event))
    who = one_line(given.name) or "the writer's own voice"
    return done(call, what, f"Speaker of {count(claims, 'place')}: {who}")


def _figures_arguments(parser: ArgumentParser) -> None:
    add_claim(parser)
    add_occurrence(parser)
    parser.add_argument(
        "--no-number", action="append", default=[], metavar="WORDS", help="words that are no number"
    )
    parser.add_argument(
        "--no-date", action="append", default=[], metavar="WORDS", help="words that are no date"
    )
    parser.add_argument(
        "--date",
        action="append",
        nargs=3,
        default=[],
        metavar=("WORDS", "FROM", "UNTIL"),
        help=f"the first and last day that words mean, as 2026-11-22, or “{OPEN}”",
    )


def _figures(call: Call) -> int:
    desk, given = call.seat.desk(), call.arguments
    occurrence = the_occurrence(the_claim(desk, given.claim), given.place)
    numbers, times = list(occurrence.quantities), list(occurrence.times)
    for words in given.no_number:
        numbers.remove(_at(numbers, inside(desk, occurrence, words), words, "number"))
    for words in given.no_date:
        times.remove(_at(times, inside(desk, occurrence, words), words, "date"))
    for words, first, last in given.date:
        known = _at(times, inside(desk, occurrence, words), words, "date")
        times[times.index(known)] = replace(
            known, earliest=_bound(first), latest=_bound(last), needs=None
        )
    correction = readings.CorrectFigures(
        occurrence=occurrence.id,
        quantities=tuple(numbers),
        times=tuple(times),
        seen_revision=given.seen_revision,
    )
    what = readings.correct_figures(desk, correction)
    return done(call, what, f"Corrected what was read in claim {given.claim}")


def _at(figures: list[_Read], place: Extent, words: str, what: str) -> _Read:
    """Return the figure that was read at `place`, or refuse with those that were."""
    for figure in figures:
        if figure.extent.overlaps(place):
            return figure
    msg = (
        f"No {what} was read in “{one_line(words)[:80]}”. Nothing was saved. "
        "claimdesk show CLAIM says what was read, and in which words."
    )
    raise InvalidInput(msg)


def _bound(text: str) -> date | None:
    if text.strip().lower() == OPEN:
        return None
    try:
        return a_day(text)
    except ArgumentTypeError as error:
        msg = f"{str(error)[0].upper()}{str(error)[1:]}, or “{OPEN}”. Nothing was saved."
        raise InvalidInput(msg) from error


PROPOSE = Command(
    words="reading propose",
    help="say what reading a document again would change",
    details=(
        "Read a document with the engine of today and the blocks that people corrected, and say "
        "what would be new, changed or set aside. Nothing is written; claims that people have "
        "worked on are never touched."
    ),
    examples=("claimdesk reading propose 2",),
    arguments=document_argument,
    run=_propose,
)

APPLY = Command(
    words="reading apply",
    help="apply what reading a document again proposes",
    details="Apply what `reading propose` says, as one event. Decisions of people stay.",
    examples=("claimdesk reading apply 2",),
    arguments=document_argument,
    run=_apply,
    writes=True,
)

BLOCK = Command(
    words="reading block",
    help="say what a stretch of a document is: headline, caption, body …",
    details=(
        "Correct what a stretch of a document was taken for. Every later reading follows it; what "
        "it would change among the claims is proposed (reading propose), not done."
    ),
    examples=('claimdesk reading block 2 --words "Bridge count" --kind caption',),
    arguments=_block_arguments,
    run=_block,
    writes=True,
)

SPEAKER = Command(
    words="reading speaker",
    help="say who says a claim, in the whole document",
    details=(
        "Name who speaks in a claim's words, and wherever the document is read in the same way: "
        "open between the same people, or said by the same one. One event; it outlasts re-reading."
    ),
    examples=(
        'claimdesk reading speaker 4 --name "Ana Ruiz"',
        "claimdesk reading speaker 4 --writer --only-here",
    ),
    arguments=_speaker_arguments,
    run=_speaker,
    writes=True,
)

FIGURES = Command(
    words="reading figures",
    help="correct the numbers and dates that were read in a claim",
    details="Take out what is no number or date, or give the days that a phrase means.",
    examples=(
        'claimdesk reading figures 4 --no-number "1,500"',
        'claimdesk reading figures 4 --date "last year" 2017-01-01 2017-12-31',
    ),
    arguments=_figures_arguments,
    run=_figures,
    writes=True,
)
