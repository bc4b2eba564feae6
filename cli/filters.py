"""The filters that a list of claims and a report share, and what they mean on this desk.

Documents are given by number or id, speakers by name or a part of it, ratings by key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import NotFound
from claims.model import Checkability, ClaimState, Kind
from cli.safe_text import one_line
from cli.values import a_day, a_score, choices, one_of
from db import people_store
from db.board_view import NOBODY, ClaimFilter
from desk import tags
from desk.act import document_of
from desk.screens import claims_screen
from reports.wording import of_hundred
from review.model import Stance

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from db.connection import Database
    from desk.screens import ClaimsScreen

EVERY_STATE = tuple(state.value for state in ClaimState)


def add_filters(parser: ArgumentParser) -> None:
    """Add the filters; each may be given several times and then means any of them."""
    filters = parser.add_argument_group("filters")
    for name, codes in (
        ("state", ClaimState),
        ("kind", Kind),
        ("checkability", Checkability),
        ("stance", Stance),
    ):
        filters.add_argument(
            f"--{name}",
            metavar=name.upper(),
            type=one_of(codes),
            action="append",
            default=[],
            help=_HELP[name] + choices(codes),
        )
    for name in ("document", "speaker", "rating"):
        filters.add_argument(
            f"--{name}", metavar=name.upper(), action="append", default=[], help=_HELP[name]
        )
    filters.add_argument("--tag", metavar="TAG", action="append", default=[], help=_HELP["tag"])
    filters.add_argument(
        "--with", dest="assignee", metavar="NAME", action="append", default=[], help=_HELP["with"]
    )
    filters.add_argument("--words", default="", help="claims that hold all these words")
    filters.add_argument(
        "--min-score",
        metavar="SCORE",
        type=a_score,
        default=0.0,
        help="check-worthiness from 0 to 100",
    )
    filters.add_argument("--from", dest="first", metavar="DAY", type=a_day, help="taken in since")
    filters.add_argument("--to", dest="last", metavar="DAY", type=a_day, help="taken in until")


_HELP = {
    "state": "one of: ",
    "kind": "one of: ",
    "checkability": "one of: ",
    "stance": "with such evidence: ",
    "document": "claims of this document, by number or id",
    "speaker": "whose claims, by name or a part of it",
    "tag": "that carry this tag",
    "with": "that this person is to work on; “nobody” for none",
    "rating": "with this verdict, as “false” or “five-steps@1/false”",
}


def chosen(arguments: Namespace, database: Database, *, every_state: bool = False) -> ClaimFilter:
    """Return the filter that the options mean.

    Raises NotFound for a document, speaker or rating that is not on this desk.
    """
    states = tuple(state.value for state in arguments.state)
    offered = _offered(arguments, database)
    return ClaimFilter(
        states=states or (EVERY_STATE if every_state else ()),
        documents=tuple(document_id(database, one) for one in arguments.document),
        speakers=_speakers(arguments.speaker, offered),
        kinds=tuple(kind.value for kind in arguments.kind),
        checkabilities=tuple(code.value for code in arguments.checkability),
        ratings=_ratings(arguments.rating, offered),
        stances=tuple(stance.value for stance in arguments.stance),
        tags=_tags(arguments.tag, database),
        assignees=tuple(_person(name, database) for name in arguments.assignee),
        words=arguments.words,
        least_score=arguments.min_score,
        from_day=arguments.first.isoformat() if arguments.first else "",
        to_day=arguments.last.isoformat() if arguments.last else "",
    )


def described(arguments: Namespace, *, every_state: bool = False) -> str:
    """Return the filter in words, as a report prints its scope."""
    parts = [
        *(f"{name} {_either(given)}" for name, given in _several(arguments) if given),
        *([f"words “{arguments.words}”"] if arguments.words else []),
        *(
            [f"check-worthiness from {of_hundred(arguments.min_score)}"]
            if arguments.min_score
            else []
        ),
        *([f"taken in since {arguments.first}"] if arguments.first else []),
        *([f"taken in until {arguments.last}"] if arguments.last else []),
    ]
    whole = "all claims" if every_state else "all claims that were not dismissed"
    return "claims with " + ", ".join(parts) if parts else whole


def document_id(database: Database, reference: str) -> str:
    """Return the id of a document given by number or id, or raise NotFound."""
    with database.snapshot() as snapshot:
        return document_of(snapshot, reference).id


def is_given(arguments: Namespace) -> bool:
    """Whether any filter is given at all."""
    single = (arguments.words, arguments.min_score, arguments.first, arguments.last)
    return any(given for _, given in _several(arguments)) or any(single)


def _tags(given: Sequence[str], database: Database) -> tuple[str, ...]:
    with database.snapshot() as snapshot:
        return tuple(str(tags.named(snapshot, name)["plain"]) for name in given)


def _person(name: str, database: Database) -> str:
    """Return the id of a person, or what stands for nobody."""
    if name == NOBODY:
        return NOBODY
    with database.snapshot() as snapshot:
        found = people_store.by_name(snapshot, name)
    if found is None:
        msg = f"Nobody called “{one_line(name)}” works at this desk. Write the name as it is shown."
        raise NotFound(msg)
    return str(found["id"])


def _several(arguments: Namespace) -> list[tuple[str, Sequence[str]]]:
    names = ("state", "document", "speaker", "kind", "checkability", "rating", "stance", "tag")
    return [*((name, getattr(arguments, name)) for name in names), ("with", arguments.assignee)]


def _either(given: Sequence[str]) -> str:
    return " or ".join(str(one).replace("_", " ") for one in given)


def _offered(arguments: Namespace, database: Database) -> ClaimsScreen | None:
    """Read what the desk offers to filter by, where a filter needs it."""
    if not arguments.speaker and not arguments.rating:
        return None
    return claims_screen(database, ClaimFilter(), size=1)


def _speakers(given: Sequence[str], offered: ClaimsScreen | None) -> tuple[str, ...]:
    names = [name for name, _ in offered.speakers] if offered else []
    return tuple(name for part in given for name in _named(part, names))


def _named(part: str, names: Sequence[str]) -> list[str]:
    """Find speakers by their whole name, or else by a part of it in any case."""
    exact = [name for name in names if name == part]
    found = exact or [name for name in names if part.casefold() in name.casefold()]
    if not found:
        here = ", ".join(f"“{one_line(name)}”" for name in names[:5])
        msg = (
            f"No claim on this desk is by “{one_line(part)}”. "
            f"{f'Most claims are by {here}.' if here else 'No claim has a named speaker yet.'}"
        )
        raise NotFound(msg)
    return found


def _ratings(given: Sequence[str], offered: ClaimsScreen | None) -> tuple[str, ...]:
    used = [reference for reference, _, _ in offered.ratings] if offered else []
    return tuple(reference for key in given for reference in _rated(key, used))


def _rated(key: str, used: Sequence[str]) -> list[str]:
    found = [one for one in used if key in {one, one.partition("/")[2]}]
    if not found:
        here = ", ".join(used)
        msg = (
            f"No verdict on this desk is “{one_line(key)}”. "
            f"{f'There are: {here}.' if here else 'No verdict was given yet.'}"
        )
        raise NotFound(msg)
    return found
