"""`claim …`: make a claim of a document's words, and reword, trim, split, merge or reopen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from claims.model import Checkability, Kind
from cli.answers import done
from cli.arguments import claim_argument, document_argument
from cli.command import Command
from cli.evidence import add_place, find_words, place_of
from cli.safe_text import one_line
from cli.values import a_count, a_reference, choices, one_of
from desk import triage, verdicts
from desk.act import claim_of, document_of
from reports.wording import listed

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from claims.model import Claim, Occurrence
    from claims.text import Extent
    from cli.command import Call
    from desk import Desk


def add_claim(parser: ArgumentParser) -> None:
    """Add the claim, and the revision of it that was seen."""
    claim_argument(parser)
    parser.add_argument(
        "--seen-revision", type=a_count, metavar="N", help="refuse if the claim changed since"
    )


def add_occurrence(parser: ArgumentParser) -> None:
    """Add which of a claim's places is meant."""
    parser.add_argument(
        "--place", type=a_count, default=1, metavar="N", help="which of its places, as show lists"
    )


def the_claim(desk: Desk, reference: str) -> Claim:
    """Return the claim that is meant. Raises NotFound where there is none."""
    with desk.database.snapshot() as snapshot:
        return claim_of(snapshot, reference)


def the_occurrence(claim: Claim, place: int) -> Occurrence:
    """Return the place of the claim that is meant. Raises InvalidInput where there is none."""
    if place > len(claim.occurrences):
        msg = (
            f"Claim {claim.number} has no place {place}: it stands in "
            f"{len(claim.occurrences)}. Nothing was saved. See claimdesk show {claim.number}."
        )
        raise InvalidInput(msg)
    return claim.occurrences[place - 1]


def inside(desk: Desk, occurrence: Occurrence, words: str) -> Extent:
    """Return where `words` stand in the document, the nearest to the claim's own words."""
    with desk.database.snapshot() as snapshot:
        text = document_of(snapshot, occurrence.span.document_id).text
    return find_words(text, words, near=occurrence.span.start)


def _make_arguments(parser: ArgumentParser) -> None:
    document_argument(parser)
    add_place(parser)


def _make(call: Call) -> int:
    desk, given = call.seat.desk(), call.arguments
    place = place_of(desk, given)
    what = triage.make_claim(desk, given.document, place.start, place.end)
    made = the_claim(desk, what.made[0])
    return done(call, what, f"Made claim {made.number}: “{one_line(made.statement)}”")


def _edit_arguments(parser: ArgumentParser) -> None:
    add_claim(parser)
    parser.add_argument("--statement", metavar="WORDS", help="the wording that stands alone")
    parser.add_argument("--kind", type=one_of(Kind), metavar="KIND", help=choices(Kind))
    parser.add_argument(
        "--checkability", type=one_of(Checkability), metavar="HOW", help=choices(Checkability)
    )


def _scale_arguments(parser: ArgumentParser) -> None:
    claim_argument(parser)
    parser.add_argument("scale", metavar="SCALE", help="such as three-steps@1 (see scales)")


def _scale(call: Call) -> int:
    given = call.arguments
    what = triage.set_scale(call.seat.desk(), given.claim, given.scale)
    return done(call, what, f"Claim {given.claim} is judged on {given.scale}")


def _edit(call: Call) -> int:
    given = call.arguments
    rewording = triage.Rewording(
        claim=given.claim,
        statement=given.statement,
        kind=given.kind,
        checkability=given.checkability,
        seen_revision=given.seen_revision,
    )
    what = triage.edit(call.seat.desk(), rewording)
    return done(call, what, f"Edited claim {given.claim}; its exact words stay as they are")


def _trim_arguments(parser: ArgumentParser) -> None:
    add_claim(parser)
    add_occurrence(parser)
    parser.add_argument("--words", required=True, help="the exact words it shall have")


def _trim(call: Call) -> int:
    desk, given = call.seat.desk(), call.arguments
    occurrence = the_occurrence(the_claim(desk, given.claim), given.place)
    place = inside(desk, occurrence, given.words)
    what = triage.trim_occurrence(
        desk, occurrence.id, place.start, place.end, seen_revision=given.seen_revision
    )
    return done(call, what, f"Claim {given.claim} has other words now")


def _split_arguments(parser: ArgumentParser) -> None:
    add_claim(parser)
    parser.add_argument(
        "--part", action="append", required=True, metavar="WORDS", help="a part; at least two"
    )


def _split(call: Call) -> int:
    desk, given = call.seat.desk(), call.arguments
    claim = the_claim(desk, given.claim)
    places = [inside(desk, claim.occurrences[0], part) for part in given.part]
    parts = [(place.start, place.end) for place in places]
    what = triage.split(desk, claim.id, parts, seen_revision=given.seen_revision)
    numbers = tuple(str(the_claim(desk, made).number) for made in what.made)
    return done(call, what, f"Claim {claim.number} keeps its first part; made {listed(numbers)}")


def _merge_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("claim", type=a_reference, metavar="CLAIM", help="the one that stays")
    parser.add_argument(
        "others", nargs="+", type=a_reference, metavar="OTHER", help="claims that say the same"
    )


def _merge(call: Call) -> int:
    given = call.arguments
    what = triage.merge(call.seat.desk(), given.claim, given.others)
    folded = listed(tuple(dict.fromkeys(given.others)))
    return done(call, what, f"Claim {given.claim} has taken the places of {folded}")


def _reopen_arguments(parser: ArgumentParser) -> None:
    claim_argument(parser)
    parser.add_argument("--because", required=True, metavar="REASON", help="why, for the record")


def _reopen(call: Call) -> int:
    given = call.arguments
    what = verdicts.reopen(call.seat.desk(), given.claim, because=given.because)
    return done(call, what, f"Reopened claim {given.claim}; its verdicts stand no more")


MAKE = Command(
    words="claim make",
    help="make a claim of words of a document",
    details="Make a claim, accepted at once, of any words of a document.",
    examples=('claimdesk claim make 2 --words "The register was checked twice."',),
    arguments=_make_arguments,
    run=_make,
    writes=True,
)

EDIT = Command(
    words="claim edit",
    help="change how a claim is worded or classed",
    details=(
        "Change the wording that stands alone, the kind or the checkability of a claim. The exact "
        "words it was found in stay. A decided claim has to be reopened first."
    ),
    examples=('claimdesk claim edit 4 --statement "[The ferry] ran every day." --kind event',),
    arguments=_edit_arguments,
    run=_edit,
    writes=True,
)

SCALE = Command(
    words="claim scale",
    help="judge a claim on another scale",
    details="Judge a claim on another scale, until it is decided. scales lists what there is.",
    examples=("claimdesk claim scale 4 three-steps@1",),
    arguments=_scale_arguments,
    run=_scale,
    writes=True,
)

TRIM = Command(
    words="claim trim",
    help="choose other exact words of its document for a claim",
    details="Choose other exact words for a claim; its wording follows if it was those words.",
    examples=('claimdesk claim trim 4 --words "the ferry ran on every day of the year"',),
    arguments=_trim_arguments,
    run=_trim,
    writes=True,
)

SPLIT = Command(
    words="claim split",
    help="make a claim of each part of a claim's words",
    details="Make a claim of each part; the claim keeps the first part, the others are new.",
    examples=('claimdesk claim split 4 --part "the ferry ran" --part "the bridge was closed"',),
    arguments=_split_arguments,
    run=_split,
    writes=True,
)

MERGE = Command(
    words="claim merge",
    help="fold claims that say the same into one",
    details="Let one claim take the places of others that say the same; these are set aside.",
    examples=("claimdesk claim merge 4 9 12",),
    arguments=_merge_arguments,
    run=_merge,
    writes=True,
)

REOPEN = Command(
    words="claim reopen",
    help="take a decided claim up again, with the reason",
    details="Take a decided claim up again: its verdicts stand no more, its reviews are kept.",
    examples=('claimdesk claim reopen 4 --because "The register was corrected."',),
    arguments=_reopen_arguments,
    run=_reopen,
    writes=True,
)
