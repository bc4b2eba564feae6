"""`withdraw`: take the words of a document, or of a copy of a source, out of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.answers import done
from cli.command import OK, REFUSED, Command, no_arguments
from cli.values import a_reference
from desk import withdrawal
from desk.withdrawal import Withdraw

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from db.withdrawal_store import Going
    from reports.exact_json import Json


def _arguments(parser: ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--document", type=a_reference, metavar="DOCUMENT", help="number or id")
    what.add_argument("--copy", type=a_reference, metavar="COPY", help="of a source: snp_…")
    parser.add_argument("--because", required=True, metavar="REASON", help="everybody reads it")
    parser.add_argument(
        "--statements", action="store_true", help="wordings of its claims by people go, too"
    )
    parser.add_argument("--yes", action="store_true", help="do it; else it is only told")


def _withdraw(call: Call) -> int:
    given = call.arguments
    asked = Withdraw(
        document=given.document,
        copy=given.copy,
        because=given.because,
        statements=given.statements,
    )
    desk = call.seat.desk()
    if not given.yes:
        return _foresee(call, withdrawal.foresee(desk, asked))
    what = withdrawal.withdraw(desk, asked)
    call.console.note(withdrawal.OLDER)
    if not what.is_scrubbed:
        call.console.note(withdrawal.STILL_OPEN)
    return done(call, what.done, "Withdrawn", **_counts(what.going))


def _foresee(call: Call, going: Going) -> int:
    counts = _counts(going)
    if call.console.as_json:
        call.console.json({"would_go": counts})
        return REFUSED
    for name, number in counts.items():
        call.console.line(f"  {name.replace('_', ' ')}: {number}")
    call.console.line("Nothing was done. This cannot be undone; to do it, add --yes.")
    call.console.line(withdrawal.OLDER)
    return REFUSED


def _counts(going: Going) -> dict[str, Json]:
    return {
        "texts_deleted": len(going.texts),
        "files_deleted": len(going.originals),
        "sentences_out_of_search": going.passages,
        "claims_that_quote_it": len(going.claims),
        "wordings_deleted": len(going.statements),
        "wordings_by_people_kept": len(going.worded),
        "pieces_of_evidence": going.evidence,
        "drafts_deleted": len(going.drafts),
        "texts_kept_for_others": len(going.kept),
    }


def _finish(call: Call) -> int:
    if withdrawal.finish(call.seat.desk()):
        call.console.line("The file was rewritten: nothing that was withdrawn is left in it.")
        return OK
    call.console.line(withdrawal.STILL_OPEN)
    return REFUSED


WITHDRAW = Command(
    words="withdraw",
    help="take the words of a document or copy out of the record for good",
    details=(
        "Withdraw a document, or a copy of an outside source, for a legal duty or a mistake. "
        "Without --yes it only tells what would go. Digests, events, claims and verdicts stay."
    ),
    examples=('claimdesk withdraw --document 3 --because "a court ordered it"',),
    arguments=_arguments,
    run=_withdraw,
    writes=True,
)

FINISH = Command(
    words="withdraw-finish",
    help="rewrite the file after a withdrawal that found it open elsewhere",
    details="Rewrite the database file, so that no free page or journal holds withdrawn words.",
    examples=("claimdesk withdraw-finish",),
    arguments=no_arguments,
    run=_finish,
    writes=True,
)
