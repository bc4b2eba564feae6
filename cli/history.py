"""`history`: what was done to a claim or a document, with the words that each act changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli import layout
from cli.command import OK, Command
from cli.safe_text import one_line
from cli.values import a_reference
from desk.act import claim_of, document_of
from desk.history import history
from reports import act_words
from reports.wording import moment
from sources.compare import Edit, word_edits

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator

    from cli.command import Call
    from desk.history import Told
    from reports.exact_json import Json


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "reference", type=a_reference, metavar="REFERENCE", help="a claim's number, or an id"
    )


def _history(call: Call) -> int:
    desk = call.seat.reader()
    reference = call.arguments.reference
    with desk.database.snapshot() as snapshot:
        find = document_of if reference.startswith("doc_") else claim_of
        subject = find(snapshot, reference).id
    found = history(desk.database, subject).told
    if call.console.as_json:
        call.console.json({"acts": [_as_json(one) for one in found]})
        return OK
    for one in found:
        call.console.lines(_lines(one, call.console.columns))
    return OK


def _lines(one: Told, columns: int) -> Iterator[str]:
    event = one.event
    head = f"{moment(event.at)}: {event.actor} {act_words.told(event.action)} (event {event.seq})"
    yield from layout.wrapped(one_line(head), columns)
    for found in one.differences:
        told = one_line(f"{found.of}: {_marked(found.was, found.became)}")
        yield from layout.wrapped(told, columns, first="    ")
    if one.because:
        yield from layout.wrapped(one_line(f"Reason: {one.because}"), columns, first="    ")


def _marked(was: str, became: str) -> str:
    """Return both wordings in one: [-dropped-] and {+added+}, as programs that compare do."""
    parts = []
    for edit in word_edits(was, became):
        if edit.kind in {Edit.SAME, Edit.CASE, Edit.PUNCTUATION}:
            parts.append(edit.after.strip())
            continue
        parts += [f"[-{edit.before.strip()}-]"] if edit.before.strip() else []
        parts += [f"{{+{edit.after.strip()}+}}"] if edit.after.strip() else []
    return " ".join(part for part in parts if part)


def _as_json(one: Told) -> Json:
    event = one.event
    return {
        "event": event.seq,
        "at": event.at.isoformat(),
        "actor": event.actor,
        "action": event.action,
        "because": one.because or None,
        "changes": [{"of": d.of, "was": d.was, "became": d.became} for d in one.differences],
    }


HISTORY = Command(
    words="history",
    help="what was done to a claim or document, with old and new words",
    details=(
        "Show every act about a claim or document, the newest first, with who and when, and what "
        "it changed: [-what was dropped-] and {+what was added+}. Reviews stand in “show”."
    ),
    examples=("claimdesk history 12", "claimdesk history doc_0198c0de --json"),
    arguments=_arguments,
    run=_history,
)
