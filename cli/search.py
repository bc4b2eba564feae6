"""`search`: everything on the desk that holds some words."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from claims.errors import InvalidInput
from cli import layout
from cli.command import OK, Command
from cli.safe_text import one_line
from cli.values import a_count
from desk.search import Section, everywhere
from reports.wording import count, label

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from desk.search import Everywhere, Hit, Listed
    from reports.exact_json import Json


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WORDS", help="all of them must be found")
    parser.add_argument(
        "--in", dest="only", choices=get_args(Section), help="look into one section only"
    )
    parser.add_argument(
        "--limit", type=a_count, default=10, metavar="N", help="of each section, at most (10)"
    )
    parser.add_argument(
        "--page", type=a_count, default=1, metavar="N", help="which page, with --in (1)"
    )


def _search(call: Call) -> int:
    given = call.arguments
    words = " ".join(given.words)
    result = everywhere(
        call.seat.database(), words, only=given.only, page=given.page, size=given.limit
    )
    if not result.sections:
        msg = f"“{one_line(words)}” holds no letter or number to look for. Give at least one word."
        raise InvalidInput(msg)
    if call.console.as_json:
        call.console.json(_as_json(result))
        return OK
    if not result.total:
        call.console.line("Nothing on this desk holds all these words.")
    for section in result.sections:
        if section.hits:
            _write(call, section)
    return OK


def _write(call: Call, section: Listed) -> None:
    console = call.console
    more = section.total - len(section.hits)
    shown = f" ({len(section.hits)} shown)" if more else ""
    heading = count(section.total, section.section.removesuffix("s"))
    console.line(console.paint(f"{heading}{shown}", "bold"))
    for hit in section.hits:
        for line in layout.wrapped(_said(hit), console.columns, first=_lead(hit)):
            console.line(line)
        for line in layout.wrapped(_where(hit), console.columns, first="       — "):
            console.line(console.paint(line, "quiet"))


def _lead(hit: Hit) -> str:
    return f"{hit.claim:>5}  " if hit.claim is not None else "       "


def _said(hit: Hit) -> str:
    return one_line("".join(words for words, _ in hit.words))


def _where(hit: Hit) -> str:
    place = f", {hit.at}–{hit.end}" if hit.at is not None and hit.end is not None else ""
    document = f"document {hit.document}{place}" if hit.document is not None else ""
    title = f"“{one_line(hit.title)}”" if hit.title else ""
    told = (
        label(hit.state) if hit.state else "",
        f"check {hit.check}" if hit.check is not None else "",
        one_line(hit.rating),
        one_line(hit.speaker),
        " ".join(filter(None, (document, title))),
        one_line(hit.address),
    )
    return " · ".join(filter(None, told))


_CALLED: dict[Section, str] = {"claims": "statement", "documents": "title", "checks": "claim"}
"""What the words of a hit are, where they are no quote."""


def _as_json(result: Everywhere) -> dict[str, Json]:
    totals: dict[str, Json] = {one.section: one.total for one in result.sections}
    found: dict[str, Json] = {
        one.section: [_hit(hit, one.section) for hit in one.hits] for one in result.sections
    }
    return {"totals": totals, **found}


def _hit(hit: Hit, section: Section) -> Json:
    told: dict[str, Json] = {
        "number": hit.claim,
        "check": hit.check,
        "rating": hit.rating or None,
        "address": hit.address or None,
        "state": hit.state.value if hit.state else None,
        "speaker": hit.speaker or None,
        "document": hit.document,
        "title": hit.title or None,
        "start": hit.at,
        "end": hit.end,
    }
    words = "".join(piece for piece, _ in hit.words)
    matched: list[Json] = [piece for piece, is_match in hit.words if is_match]
    known = {name: value for name, value in told.items() if value is not None}
    return {**known, _CALLED.get(section, "quote"): words, "matched": matched}


SEARCH = Command(
    words="search",
    help="find words in claims, quotations, passages and titles",
    details=(
        "Find what holds all the words, best first, in every section: claims, quotations, "
        "passages, documents and earlier checks. Words in double quotation marks must stand in a "
        "row, a star stands for the rest of a word, and speaker:, document:, verdict:, state:, "
        "kind:, before: and after: narrow what is found. What reviewers wrote is not searched. A "
        "passage comes with its place, ready for evidence link."
    ),
    examples=(
        "claimdesk search bridge closure",
        "claimdesk search '\"bridge toll\" clos* speaker:quill after:2024' --json",
        "claimdesk search toll --in passages --page 2",
    ),
    arguments=_arguments,
    run=_search,
)
