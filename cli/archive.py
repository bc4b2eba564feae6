"""`archive` and `match`: earlier fact-checks come in, and are found for a claim."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotFound
from cli import layout
from cli.answers import GOOD, KNOWN, done
from cli.arguments import claim_argument
from cli.command import OK, REFUSED, Command, no_arguments
from cli.files import is_folder, is_there
from cli.meter import Meter
from cli.safe_text import one_line
from cli.values import a_count, a_day
from db import archive_index
from desk import archive, archive_answers, archive_matches
from desk.screens.archive import archive_screen
from reports.earlier_checks import rated, source
from reports.wording import count, moment
from review.earlier import Decision

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from claims.earlier import Ranked
    from claims.earlier_check import EarlierCheck
    from cli.command import Call
    from db.archive_imports import Import
    from desk import Desk
    from desk.archive import Imported
    from reports.exact_json import Json

_SHOWN = 10
"""Records that were kept out and are listed after an import; --refused writes all of them."""


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="JSON-LD, JSON, JSONL, CSV, HTML")
    parser.add_argument(
        "--map",
        metavar="FIELD=COLUMN,…",
        default="",
        help="which column holds what, as claim=statement,rating=verdict (else by their names)",
    )
    parser.add_argument(
        "--refused", metavar="FILE", help="where to write the records that were kept out, as JSONL"
    )


def _import(call: Call) -> int:
    given = call.arguments
    mapping = archive.mapping_of(given.map)
    desk = call.seat.desk(make=True)
    paths = [_there(one) for one in given.files]
    results = [_import_one(call, desk, path, mapping) for path in paths]
    _index(call, desk)
    if given.refused:
        _write_refused(desk, Path(given.refused), results)
    if call.console.as_json:
        call.console.json({"imported": [_import_json(one) for one in results]})
    return REFUSED if any(one.import_.refused for one in results) else OK


def _import_one(call: Call, desk: Desk, path: Path, mapping: dict[str, str]) -> Imported:
    found = archive.import_file(
        desk, path, mapping=mapping, told=Meter(call.console, path.name).imported
    )
    call.console.settle()
    if not call.console.as_json:
        call.console.lines(_told(call, desk, found))
    return found


def _there(path: str) -> Path:
    if is_folder(path) or not is_there(Path(path)):
        raise NotFound(
            f"There is no file “{one_line(path)}”. Nothing was imported. Check the path."
        )
    return Path(path)


def _told(call: Call, desk: Desk, found: Imported) -> list[str]:
    one, paint = found.import_, call.console.paint
    name = one_line(one.file)
    if found.again:
        when = moment(one.finished_at) if one.finished_at else ""
        return [f"{paint(KNOWN, 'warn')} {name} was imported already, {when}; nothing changed."]
    lines = [f"{paint(GOOD, 'good')} {name}: {_counts(one)}."]
    for refusal in archive.kept_out(desk.database, one, most=_SHOWN):
        words = f"line {refusal.line}: {refusal.reason} {one_line(refusal.record)}"
        lines.append(f"    {_cut(words, call.console.columns - 4)}")
    if one.refused > _SHOWN:
        lines.append(f"    and {one.refused - _SHOWN:,} more; --refused FILE writes all of them.")
    return lines


def _cut(words: str, columns: int) -> str:
    return words if len(words) <= columns else f"{words[: columns - 1]}…"


def _counts(one: Import) -> str:
    parts = [f"{count(one.added, 'check')} added"]
    parts += [f"{one.changed:,} newer versions"] if one.changed else []
    parts += [f"{one.known:,} here already"] if one.known else []
    parts += [f"{count(one.refused, 'record')} kept out"] if one.refused else []
    return ", ".join(parts)


def _write_refused(desk: Desk, path: Path, results: list[Imported]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for one in results:
            for refusal in archive.kept_out(desk.database, one.import_):
                told = {"file": one.import_.file, **asdict(refusal)}
                file.write(json.dumps(told, ensure_ascii=False) + "\n")


def _import_json(found: Imported) -> Json:
    one = found.import_
    return {
        "import": one.id,
        "file": one.file,
        "format": one.format,
        "again": found.again,
        "records": one.records,
        "added": one.added,
        "changed": one.changed,
        "known": one.known,
        "refused": one.refused,
    }


def _index(call: Call, desk: Desk, *, anew: bool = False) -> int | None:
    """Bring the search index up to date, telling how far it is."""

    def told(now: int, whole: int) -> None:
        call.console.progress(f"indexing {now:,} of {whole:,}", piped=False)

    make = archive_index.rebuild if anew else archive_index.catch_up
    made = make(desk.database, told)
    call.console.settle()
    return made


def _status(call: Call) -> int:
    screen = archive_screen(call.seat.database())
    if call.console.as_json:
        call.console.json(
            {
                "checks": screen.checks,
                "index_lacks": screen.behind,
                "sources": [{"publisher": s.publisher, "checks": s.checks} for s in screen.sources],
                "imports": [_import_json(archive.Imported(import_=one)) for one in screen.imports],
            }
        )
        return OK
    call.console.line(f"{count(screen.checks, 'earlier check')} in the archive.")
    for one in screen.sources:
        publisher = one_line(one.publisher) or "publisher not told"
        call.console.line(f"  {one.checks:>9,}  {publisher}")
    for imported in screen.imports:
        state = moment(imported.finished_at) if imported.finished_at else _CUT_OFF
        call.console.line(f"{one_line(imported.file)}: {_counts(imported)} · {state}")
    if screen.behind:
        call.console.note(f"The search index lacks {count(screen.behind, 'check')}; {_CATCHES}")
    return OK


_CUT_OFF = "not finished; import the same file again to go on"
_CATCHES = "it catches up by itself, or at once with: claimdesk archive rebuild"


def _rebuild(call: Call) -> int:
    desk = call.seat.reader()
    made = _index(call, desk, anew=True)
    if made is None:
        raise InvalidInput("Another process is building the index at this moment. Wait for it.")
    if call.console.as_json:
        call.console.json({"indexed": made})
    else:
        call.console.line(f"{call.console.paint(GOOD, 'good')} indexed {count(made, 'check')}.")
    return OK


def _match_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORDS", help="a claim or a post")
    parser.add_argument("--day", type=a_day, metavar="DAY", help="when it was made: 2026-11-22")
    parser.add_argument("--limit", type=a_count, default=5, metavar="N", help="at most (5)")


def _match(call: Call) -> int:
    given = call.arguments
    database = call.seat.database()
    found = archive_matches.match(database, given.words, day=given.day, most=given.limit)
    if call.console.as_json:
        matches: list[Json] = [_match_json(one) for one in found.found]
        call.console.json({"matches": matches, "index_lacks": found.behind})
        return OK
    for place, one in enumerate(found.found, start=1):
        call.console.lines(_shown(one.check, place, call.console.columns))
    if not found.found:
        call.console.line("No earlier check shares a telling word with this.")
    if found.behind:
        call.console.note(f"The search index lacks {count(found.behind, 'check')}; {_CATCHES}")
    return OK


def _shown(check: EarlierCheck, place: int, columns: int) -> list[str]:
    head = f"{place}. [{check.number}] {one_line(rated(check))}"
    told = " · ".join(one_line(part) for part in (source(check), check.address) if part)
    words = layout.wrapped(f"“{one_line(check.claim)}”", columns, first="    ")
    return [head, *words, *([f"    {told}"] if told else []), ""]


def _match_json(one: Ranked) -> Json:
    check = one.check
    return {
        "check": check.number,
        "likeness": round(one.likeness, 3),
        "claim": check.claim,
        "claimant": check.claimant or None,
        "rating": check.rating or None,
        "publisher": check.publisher or None,
        "published_on": check.published_on.isoformat() if check.published_on else None,
        "title": check.title or None,
        "address": check.address or None,
        "shared": {name: round(value, 3) for name, value in one.features._asdict().items()},
    }


def _answer_arguments(parser: ArgumentParser) -> None:
    claim_argument(parser)
    parser.add_argument("check", type=a_count, metavar="CHECK", help="the number match prints")
    decision = parser.add_mutually_exclusive_group()
    decision.add_argument("--no", action="store_true", help="it does not answer the claim")
    decision.add_argument("--take-back", action="store_true", help="neither was meant")
    parser.add_argument("--note", default="", metavar="WORDS", help="why, for the record")


def _answer(call: Call) -> int:
    given = call.arguments
    decision = Decision.DOES_NOT_ANSWER if given.no else Decision.ANSWERS
    decision = Decision.OPEN if given.take_back else decision
    what = archive_answers.decide(
        call.seat.desk(), given.claim, given.check, decision, note=given.note
    )
    verb = {
        Decision.ANSWERS: "answers",
        Decision.DOES_NOT_ANSWER: "does not answer",
        Decision.OPEN: "is open again for",
    }[decision]
    return done(call, what, f"Earlier check {given.check} {verb} claim {given.claim}")


IMPORT = Command(
    words="archive import",
    help="import earlier fact-checks",
    details=(
        "Read files of earlier fact-checks: ClaimReview (a page, its JSON-LD, a feed), JSON Lines "
        "or a table. What is here already changes nothing, what changed becomes a newer version, "
        "what is no check is kept out with the reason (exit code 1). An import that was stopped "
        "goes on when the same file is given again."
    ),
    examples=(
        "claimdesk archive import feed.json",
        "claimdesk archive import checks.csv --map claim=statement,rating=ruling",
    ),
    arguments=_import_arguments,
    run=_import,
    writes=True,
)

STATUS = Command(
    words="archive status",
    help="say what the archive holds",
    details="Say how many earlier checks are here, whose, and what was imported last.",
    examples=("claimdesk archive status",),
    arguments=no_arguments,
    run=_status,
)

REBUILD = Command(
    words="archive rebuild",
    help="build the search index of the archive anew",
    details=(
        "Build the index anew beside the one in use, then switch. It follows from the database, so "
        "nothing can be lost; it catches up by itself and seldom needs this."
    ),
    examples=("claimdesk archive rebuild",),
    arguments=no_arguments,
    run=_rebuild,
)

ANSWER = Command(
    words="archive answer",
    help="say whether an earlier check answers a claim",
    details=(
        "Say that an earlier check answers a claim, which reports then print, or with --no that "
        "it does not, after which it is not shown for that claim again."
    ),
    examples=(
        "claimdesk archive answer 12 4031",
        'claimdesk archive answer 12 4031 --no --note "another pier"',
    ),
    arguments=_answer_arguments,
    run=_answer,
    writes=True,
)

MATCH = Command(
    words="match",
    help="find earlier fact-checks of a claim or a post",
    details=(
        "Look a claim or post up among the earlier checks, the likeliest first. Likeness is not "
        "an answer: read the check."
    ),
    examples=('claimdesk match "the pier has lost 14 of its 40 lamps"',),
    arguments=_match_arguments,
    run=_match,
)
