"""`origins show`, `origins join` and `origins part`: how many independent sources there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli import layout
from cli.answers import done
from cli.arguments import claim_argument
from cli.command import OK, Command
from cli.safe_text import one_line
from cli.values import a_reference
from desk import lineage
from reports.lineage_words import ARROW, heading, not_counted, summary
from review.independence import Counted

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from desk.lineage import Lineage
    from reports.exact_json import Json


def _show(call: Call) -> int:
    found = lineage.lineage_screen(call.seat.reader(), call.arguments.claim)
    if call.console.as_json:
        call.console.json(_as_json(found))
        return OK
    call.console.lines(_lines(found, call.console.columns))
    return OK


def _lines(found: Lineage, columns: int) -> list[str]:
    strands = {one.id: one for one in found.strands}
    told = [summary(found.independence) or "No evidence is linked yet."]
    told += not_counted(found.independence)
    lines = [line for one in told for line in layout.wrapped(one, columns)]
    for own in (one for one in found.strands if one.is_own):
        lines += layout.wrapped(
            one_line(ARROW.join(own.chain)), columns, first=f"  {own.id}  claim  "
        )
    for number, origin in enumerate(found.independence.origins, 1):
        lines += layout.wrapped(one_line(heading(origin)), columns, first=f"  {number}  ")
        for piece in origin.pieces:
            chain = one_line(ARROW.join(strands[piece].chain))
            lines += layout.wrapped(chain, columns, first=f"     {piece}  ")
        for reason in origin.reasons:
            lines += layout.wrapped(one_line(reason), columns, first="     because  ")
    for one in found.shared:
        lines.append(f"  {one.id}  {one.left} and {one.right}, said by {one_line(one.said_by)}")
    return lines


def _as_json(found: Lineage) -> dict[str, Json]:
    return {
        "pieces": found.independence.pieces,
        "independent_sources": found.independence.sources,
        "strands": [
            {"id": one.id, "is_claim": one.is_own, "chain": list(one.chain)}
            for one in found.strands
        ],
        "origins": [
            {
                "name": origin.name,
                "evidence": list(origin.pieces),
                "counted": origin.counted is Counted.YES,
                "reasons": list(origin.reasons),
            }
            for origin in found.independence.origins
        ],
        "said": [
            {"id": one.id, "left": one.left, "right": one.right, "because": one.because}
            for one in found.shared
        ],
    }


def _join_arguments(parser: ArgumentParser) -> None:
    claim_argument(parser)
    parser.add_argument("left", type=a_reference, metavar="ONE", help="a piece, as show prints it")
    parser.add_argument("right", type=a_reference, metavar="OTHER", help="another piece")
    parser.add_argument("--because", default="", metavar="REASON", help="how you know")


def _join(call: Call) -> int:
    given = call.arguments
    said = lineage.ShareOrigin(
        claim=given.claim, left=given.left, right=given.right, because=given.because
    )
    what = lineage.share_origin(call.seat.desk(), said)
    return done(call, what, f"{given.left} and {given.right} count as one: {what.made[0]}")


def _part_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("shared", type=a_reference, metavar="ID", help="as show prints it")
    parser.add_argument("--because", required=True, metavar="REASON", help="why they do not")


def _part(call: Call) -> int:
    given = call.arguments
    what = lineage.part_origins(call.seat.desk(), given.shared, because=given.because)
    return done(call, what, f"Took {given.shared} back; it stays in the record")


SHOW = Command(
    words="origins show",
    help="show who told whom, and how many independent sources a claim has",
    details=(
        "Show the chain of each piece of evidence from its origin, which of them lean on one "
        "origin and why, and how many independent sources that makes."
    ),
    examples=("claimdesk origins show 12", "claimdesk origins show 12 --json"),
    arguments=claim_argument,
    run=_show,
)

JOIN = Command(
    words="origins join",
    help="say that two pieces of a claim lean on the same origin",
    details="Say what no rule could know: that two pieces lean on one origin and count as one.",
    examples=('claimdesk origins join 12 evd_01hq3k evd_01hq4m --because "one agency wrote both"',),
    arguments=_join_arguments,
    run=_join,
    writes=True,
)

PART = Command(
    words="origins part",
    help="take back that two pieces lean on the same origin",
    details="Take back that two pieces lean on one origin, with the reason. Both stay on record.",
    examples=('claimdesk origins part sor_01hq3k9v7m2c4x8n1yab --because "two interviews"',),
    arguments=_part_arguments,
    run=_part,
    writes=True,
)
