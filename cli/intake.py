"""`take-in` and `correct`: documents come in, and what is known of them is put right."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from cli.answers import BAD, GOOD, KNOWN, done
from cli.arguments import document_argument
from cli.command import OK, REFUSED, Command
from cli.files import STANDARD_INPUT, STANDARD_INPUT_NAME, named_files
from cli.many import add_many, is_many, take_in_archive
from cli.safe_text import one_line
from cli.values import a_day
from desk import intake
from desk.claim_lists import take_in_either
from reports.wording import count, listed, waiting_dates

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from cli.command import Call
    from cli.files import NamedFile
    from desk import Desk
    from desk.storing import About, TakenIn
    from reports.exact_json import Json

_FIELDS = {"published_on": "the day of publication", "url": "address"}
_WORDS = ("title", "publisher", "author", "url")


def _take_in_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="files, folders with all in them, or - for stdin"
    )
    parser.add_argument(
        "--published", type=a_day, metavar="DAY", help="the day they appeared, as 2026-11-22"
    )
    parser.add_argument("--publisher", metavar="NAME", help="who published them")
    parser.add_argument("--title", metavar="TITLE", help="what the document is called")
    parser.add_argument("--author", metavar="NAME", help="who wrote them")
    parser.add_argument("--url", metavar="ADDRESS", help="where the document can be found")
    parser.add_argument(
        "--claims-list",
        action="store_true",
        help="they are lists of claims, one a row (CSV, XLSX, JSON), whatever they look like",
    )
    parser.add_argument(
        "--own-report",
        action="store_true",
        help="take a report of this desk in, too, which is refused else",
    )
    add_many(parser)


def _take_in(call: Call) -> int:
    given = call.arguments
    if is_many(call):
        _refuse_of_one(call)
        return take_in_archive(call, _about(call))
    files = named_files(given.paths)
    if not files:
        msg = "There is no file in what was given. Nothing was taken in. Name a file."
        raise InvalidInput(msg)
    if len(files) > 1 and (given.title or given.url):
        msg = (
            f"--title and --url speak of one document, and {len(files)} files were given. "
            "Nothing was taken in. Take that one in by itself."
        )
        raise InvalidInput(msg)
    desk = call.seat.desk(make=True)
    results = list(_each(call, desk, files))
    call.console.settle()
    if call.console.as_json:
        call.console.json({"taken_in": [as_json(path, one) for path, one in results]})
    elif len(results) > 1:
        call.console.line(_summary([one for _, one in results]))
    return REFUSED if any(one.refusal for _, one in results) else OK


def _refuse_of_one(call: Call) -> None:
    if call.arguments.title or call.arguments.url:
        msg = (
            "--title and --url speak of one document, --workers and --dask are for many. Nothing "
            "was taken in. Leave one of them out."
        )
        raise InvalidInput(msg)


def _each(call: Call, desk: Desk, files: Sequence[NamedFile]) -> Iterator[tuple[str, TakenIn]]:
    """Take the files in one by one and say at once what became of each."""
    for at, file in enumerate(files, start=1):
        path = one_line(file.path)
        if len(files) > 1:
            call.console.progress(f"{at}/{len(files)} {path}")
        (result,) = intake.take_in_each(
            desk, [(_name(file), file.load)], _about(call), take=_take(call), unfit_ends=True
        )
        call.console.settle()
        if not call.console.as_json:
            call.console.lines(told_lines(call, path, result))
        yield file.path, result


def _take(call: Call) -> Callable[[Desk, bytes, str, About | None], TakenIn]:
    def take(desk: Desk, data: bytes, name: str, about: About | None) -> TakenIn:
        return take_in_either(desk, data, name, about, as_list=call.arguments.claims_list)

    return take


def _name(file: NamedFile) -> str:
    return STANDARD_INPUT_NAME if file.path == STANDARD_INPUT else file.path


def _about(call: Call) -> About:
    given = call.arguments
    return intake.About(
        title=given.title,
        publisher=given.publisher,
        author=given.author,
        published_on=given.published,
        url=given.url,
        although_ours=given.own_report,
    )


def told_lines(call: Call, path: str, result: TakenIn) -> list[str]:
    """Return what became of a file, or of a page, in a line or two."""
    paint = call.console.paint
    if result.refusal:
        return [f"{paint(BAD, 'bad')} {path}: {one_line(result.refusal)}"]
    title = one_line(result.title)
    if result.known:
        return [
            f"{paint(KNOWN, 'warn')} already here as document {result.number} “{title}”: {path}"
        ]
    waiting = f"; {waiting_dates(result.unresolved)}" if result.unresolved else ""
    claims = count(result.claims, "claim")
    told = f"{paint(GOOD, 'good')} document {result.number} “{title}”: {claims}{waiting}"
    return [told, *_foreign(result), *_alike(result)]


def _foreign(result: TakenIn) -> list[str]:
    """Say that nothing was proposed because the text is not in English."""
    if result.language is None:
        return []
    return [f"  seems to be {result.language}, which is not read yet: make claims by hand"]


def _alike(result: TakenIn) -> list[str]:
    return [
        f"  nearly the same text as document {twin.number} “{one_line(twin.title)}” "
        f"({twin.likeness:.0%} alike)"
        for twin in result.alike
    ]


def _summary(results: Sequence[TakenIn]) -> str:
    refused = sum(1 for one in results if one.refusal)
    known = sum(1 for one in results if one.known)
    new = len(results) - refused - known
    return f"{count(new, 'document')} taken in, {known:,} here already, {refused:,} refused."


def as_json(path: str, result: TakenIn) -> dict[str, Json]:
    """Return the same for programs."""
    outcome = "refused" if result.refusal else "known" if result.known else "taken_in"
    return {
        "path": path,
        "outcome": outcome,
        "document": result.document,
        "number": result.number,
        "title": result.title or None,
        "claims": result.claims,
        "waiting_dates": result.unresolved,
        "language": result.language,
        "alike": [
            {"document": t.document, "number": t.number, "likeness": round(t.likeness, 3)}
            for t in result.alike
        ],
        "refusal": result.refusal,
    }


def _correct_arguments(parser: ArgumentParser) -> None:
    document_argument(parser)
    parser.add_argument(
        "--published", type=_a_day_or_none, metavar="DAY", help="day of publication, or “unknown”"
    )
    for field in _WORDS:
        parser.add_argument(f"--{field}", metavar=field.upper(), help=f"another {field}")


def _a_day_or_none(text: str) -> date | str:
    return "unknown" if text.strip().lower() == "unknown" else a_day(text)


def _correct(call: Call) -> int:
    given = call.arguments
    changes: dict[str, str | date | None] = {
        field: getattr(given, field) for field in _WORDS if getattr(given, field) is not None
    }
    if given.published is not None:
        changes["published_on"] = None if given.published == "unknown" else given.published
    if not changes:
        msg = "Nothing to correct was given. Nothing was saved. Give --published DAY or --title."
        raise InvalidInput(msg)
    what = intake.correct(call.seat.desk(), given.document, changes)
    fields = listed(tuple(_FIELDS.get(name, name) for name in changes))
    resolved = json.loads(what.event.details)["resolved"]
    more = f"; the dates of {count(resolved, 'claim')} were read again" if resolved else ""
    return done(call, what, f"Corrected {fields} of document {given.document}{more}")


TAKE_IN = Command(
    words="take-in",
    help="take documents or lists of claims in",
    details=(
        "Read files and keep each as a document with its candidate claims. A file that is here "
        "already, byte for byte, changes nothing. One that cannot be read is refused with the "
        "reason, the others go through, and the exit code is 1. A CSV, XLSX or JSON list of "
        "claims is recognised by its columns."
    ),
    examples=(
        'claimdesk take-in article.html --published 2026-11-20 --as "Maya Lind"',
        "claimdesk take-in interviews/ statements.csv",
        "claimdesk take-in archive/ --workers 4 --refused refused.jsonl",
        'pdftotext report.pdf - | claimdesk take-in - --title "Annual report"',
    ),
    arguments=_take_in_arguments,
    run=_take_in,
    writes=True,
)

CORRECT = Command(
    words="correct",
    help="correct title, publisher, author, address or date of a document",
    details=(
        "Put right what is known about a document. A new day of publication resolves the dates "
        "that waited for it, as part of the same change."
    ),
    examples=(
        "claimdesk correct 3 --published 2026-11-20",
        'claimdesk correct 3 --published unknown --publisher "Averley Ledger"',
    ),
    arguments=_correct_arguments,
    run=_correct,
    writes=True,
)
