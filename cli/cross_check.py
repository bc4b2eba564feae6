"""`cross-check`: how claims of different documents bear on each other, and what to make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import RelationKind, RelationState
from cli import layout
from cli.answers import done
from cli.command import OK, Command, no_arguments
from cli.filters import document_id
from cli.meter import Meter
from cli.safe_text import one_line
from cli.values import a_count, a_reference, choices, one_of
from desk import cross_check, relations
from desk.screens import PairFilter, cross_check_screen
from reports.wording import count, label, relation

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from desk.screens import Pair, Side
    from reports.exact_json import Json


def _list_arguments(parser: ArgumentParser) -> None:
    for name, codes in (("kind", RelationKind), ("state", RelationState)):
        parser.add_argument(
            f"--{name}",
            metavar=name.upper(),
            type=one_of(codes),
            action="append",
            default=[],
            help=f"one of: {choices(codes)}",
        )
    parser.add_argument(
        "--document", action="append", default=[], metavar="DOCUMENT", help="number or id"
    )
    parser.add_argument("--limit", type=a_count, default=20, metavar="N", help="at most (20)")


def _list(call: Call) -> int:
    given, database = call.arguments, call.seat.database()
    chosen = PairFilter(
        kinds=tuple(given.kind),
        states=tuple(given.state),
        documents=tuple(document_id(database, one) for one in given.document),
    )
    screen = cross_check_screen(database, chosen, size=given.limit)
    if call.console.as_json:
        pairs: list[Json] = [_as_json(pair) for pair in screen.pairs]
        call.console.json({"total": screen.total, "is_due": screen.is_due, "relations": pairs})
        return OK
    for pair in screen.pairs:
        call.console.lines(_told(pair, call.console.columns))
    call.console.line(f"{count(screen.total, 'pair')}, the most telling first.")
    if screen.is_due:
        call.console.note("Not all documents are compared yet: claimdesk cross-check propose")
    return OK


def _told(pair: Pair, columns: int) -> list[str]:
    one = pair.relation
    verb = relation(one.kind, from_left=True)
    head = f"claim {pair.left.number} {verb} claim {pair.right.number} ({label(one.state)})"
    lines = [f"{one.id}  {head}"]
    for side in (pair.left, pair.right):
        where = f"{side.number}, document {side.context.document_number}: "
        words = one_line(side.context.occurrence.span.quote)
        lines += layout.wrapped(f"“{words}”", columns, first=f"  {where}")
    return [*lines, *layout.wrapped(one_line(one.reason), columns, first="    — "), ""]


def _as_json(pair: Pair) -> Json:
    one = pair.relation
    return {
        "id": one.id,
        "kind": one.kind.value,
        "state": one.state.value,
        "score": one.score,
        "reason": one.reason,
        "left": _side(pair.left),
        "right": _side(pair.right),
        "decided_by": one.decided_by,
        "decided_because": one.because or None,
    }


def _side(side: Side) -> Json:
    span = side.context.occurrence.span
    return {
        "claim": side.number,
        "claim_id": side.claim,
        "statement": side.statement,
        "document": side.context.document_number,
        "document_id": span.document_id,
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
    }


def _propose(call: Call) -> int:
    meter = Meter(call.console, "comparing", of="pairs")
    found = cross_check.propose(
        call.seat.desk(), progress=lambda done, pairs: meter.told(done, done, pairs)
    )
    call.console.settle()
    if call.console.as_json:
        call.console.json(
            {
                "event": found.event.seq if found.event else None,
                "claims": found.claims,
                "pairs": found.pairs,
                "made": list(found.made),
                "withdrawn": list(found.withdrawn),
            }
        )
        return OK
    told = f"Compared {count(found.claims, 'claim')} in {count(found.pairs, 'pair')}"
    new = f"{count(len(found.made), 'relation')} proposed, {len(found.withdrawn)} withdrawn"
    call.console.line(f"{told}: {new}.")
    return OK


def _decision_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("relation", type=a_reference, metavar="ID", help="as list prints it")
    parser.add_argument("--because", default="", metavar="REASON", help="why, for the record")


def _confirm(call: Call) -> int:
    return _decide(call, RelationState.CONFIRMED, "Confirmed")


def _reject(call: Call) -> int:
    return _decide(call, RelationState.REJECTED, "Rejected")


def _decide(call: Call, decision: RelationState, verb: str) -> int:
    given = call.arguments
    what = relations.decide(call.seat.desk(), given.relation, decision, because=given.because)
    return done(call, what, f"{verb} relation {given.relation}")


def _relate_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("claim", type=a_reference, metavar="CLAIM", help="the one that does it")
    parser.add_argument(
        "kind",
        type=one_of(RelationKind),
        metavar="KIND",
        help=f"one of: {', '.join(kind.value for kind in relations.BY_HAND)}",
    )
    parser.add_argument("other", type=a_reference, metavar="CLAIM", help="the other one")
    parser.add_argument("--because", required=True, metavar="REASON", help="why, in a sentence")


def _relate(call: Call) -> int:
    given = call.arguments
    said = relations.Relate(
        left=given.claim, right=given.other, kind=given.kind, because=given.because
    )
    what = relations.relate(call.seat.desk(), said)
    told = f"claim {given.claim} {label(given.kind)} claim {given.other}"
    return done(call, what, f"Set {told}: relation {what.made[0]}")


def _caveat_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("relation", type=a_reference, metavar="ID", help="as list prints it")
    parser.add_argument("--words", required=True, help="what limits the claim, in a sentence")
    parser.add_argument(
        "--claim", type=a_reference, metavar="CLAIM", help="which of the two (else the second)"
    )


def _caveat(call: Call) -> int:
    given = call.arguments
    what = relations.make_caveat(call.seat.desk(), given.relation, given.words, claim=given.claim)
    return done(call, what, f"Made caveat {what.made[0]} and confirmed relation {given.relation}")


LIST = Command(
    words="cross-check list",
    help="list pairs of claims that contradict, qualify, update or confirm each other",
    details=(
        "List pairs of claims that bear on each other, each with both passages and the reason. "
        "What was rejected is left out unless --state asks for it."
    ),
    examples=(
        "claimdesk cross-check list",
        "claimdesk cross-check list --kind contradicts --state proposed",
    ),
    arguments=_list_arguments,
    run=_list,
)

PROPOSE = Command(
    words="cross-check propose",
    help="compare the claims and keep what the rules propose",
    details=(
        "Compare the claims of the desk with one another and keep what is new as one event. A "
        "pair that a person decided on is never proposed again."
    ),
    examples=("claimdesk cross-check propose",),
    arguments=no_arguments,
    run=_propose,
    writes=True,
)

CONFIRM = Command(
    words="cross-check confirm",
    help="confirm a relation between two claims",
    details="Say that a proposed relation holds. It then stands in reports as confirmed.",
    examples=("claimdesk cross-check confirm rel_01hq3k9v7m2c4x8n1yab",),
    arguments=_decision_arguments,
    run=_confirm,
    writes=True,
)

REJECT = Command(
    words="cross-check reject",
    help="reject a relation between two claims",
    details="Say that a proposed relation does not hold. The pair is never proposed again.",
    examples=(
        'claimdesk cross-check reject rel_01hq3k9v7m2c4x8n1yab --because "two different raids"',
    ),
    arguments=_decision_arguments,
    run=_reject,
    writes=True,
)

RELATE = Command(
    words="cross-check relate",
    help="set two claims beside each other by hand",
    details=(
        "Say that one claim bears on another where the rules did not see it. It stands as a "
        "confirmed relation, decided by you; `claimdesk undo` takes it back."
    ),
    examples=(
        'claimdesk cross-check relate 12 contradicts 31 --because "318 against 342 million"',
    ),
    arguments=_relate_arguments,
    run=_relate,
    writes=True,
)

CAVEAT = Command(
    words="cross-check caveat",
    help="make a caveat of a relation, which confirms it",
    details=(
        "Confirm a relation and add a caveat to one of its claims: a limit on how far it reaches, "
        "printed with it in reports."
    ),
    examples=(
        'claimdesk cross-check caveat rel_01hq3k9v7m2c4x8n1yab --words "Only federal courts."',
    ),
    arguments=_caveat_arguments,
    run=_caveat,
    writes=True,
)
