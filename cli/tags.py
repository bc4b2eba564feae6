"""`tag`: put tags on claims and documents, take them off, list, rename and fold them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cli import bulk as many
from cli.answers import done
from cli.command import OK, Command, no_arguments
from cli.safe_text import one_line
from cli.values import a_reference
from db import tags_store
from desk import tags
from desk.bulk import Asked, Bulk
from reports.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from reports.exact_json import Json


def _tag_and_claims(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="TAG", help="its name, in any case")
    many.add_claims(parser)


def _tag_and_documents(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="TAG", help="its name, in any case")
    parser.add_argument(
        "documents", nargs="+", type=a_reference, metavar="DOCUMENT", help="numbers or ids"
    )
    parser.add_argument("--off", action="store_true", help="take it off instead")


def _two_names(parser: ArgumentParser, second: str) -> None:
    parser.add_argument("name", metavar="TAG", help="its name, in any case")
    parser.add_argument("other", metavar="OTHER", help=second)


def _add(call: Call) -> int:
    return _carry(call, Bulk.TAG, f"tagged “{tags.tidied(call.arguments.name)}”")


def _remove(call: Call) -> int:
    return _carry(call, Bulk.UNTAG, f"no longer tagged “{tags.tidied(call.arguments.name)}”")


def _carry(call: Call, action: Bulk, past: str) -> int:
    asked = Asked(action=action, claims=many.meant(call), tag=call.arguments.name)
    return many.carried(call, asked, past)


def _document(call: Call) -> int:
    given = call.arguments
    put = tags.untag_documents if given.off else tags.tag_documents
    what = put(call.seat.desk(), given.documents, given.name)
    name = tags.tidied(given.name)
    said = f"Took “{name}” off" if given.off else f"Put “{name}” on"
    return done(call, what, f"{said} {count(len(given.documents), 'document')}")


def _rename(call: Call) -> int:
    given = call.arguments
    what = tags.rename(call.seat.desk(), given.name, given.other)
    return done(call, what, f"“{tags.tidied(given.name)}” is “{tags.tidied(given.other)}” now")


def _merge(call: Call) -> int:
    given = call.arguments
    what = tags.merge(call.seat.desk(), given.name, given.other)
    return done(call, what, f"Folded “{tags.tidied(given.name)}” into “{tags.tidied(given.other)}”")


def _list(call: Call) -> int:
    with call.seat.database().snapshot() as snapshot:
        found = tags_store.in_use(snapshot)
    if call.console.as_json:
        listed: list[Json] = [
            {"name": row["name"], "claims": row["claims"], "documents": row["documents"]}
            for row in found
        ]
        call.console.json({"tags": listed})
        return OK
    for row in found:
        on = f"{count(row['claims'], 'claim')}, {count(row['documents'], 'document')}"
        call.console.line(f"{one_line(row['name'])}  {call.console.paint(on, 'quiet')}")
    if not found:
        call.console.line("Nothing is tagged yet.")
    return OK


ADD = Command(
    words="tag add",
    help="put a tag on claims",
    details="Put a tag on claims, by number or by filter, as one event; it is made if it is new.",
    examples=("claimdesk tag add budget 4 7", 'claimdesk tag add "harbour budget" --words harbour'),
    arguments=_tag_and_claims,
    run=_add,
    writes=True,
)

REMOVE = Command(
    words="tag remove",
    help="take a tag off claims",
    details="Take a tag off claims, by number or by filter, as one event.",
    examples=("claimdesk tag remove budget 4", "claimdesk tag remove budget --tag budget"),
    arguments=_tag_and_claims,
    run=_remove,
    writes=True,
)

DOCUMENT = Command(
    words="tag document",
    help="put a tag on documents, or take it off",
    details="Put a tag on documents, as one event; with --off take it off.",
    examples=("claimdesk tag document budget 3", "claimdesk tag document budget 3 --off"),
    arguments=_tag_and_documents,
    run=_document,
    writes=True,
)

LIST = Command(
    words="tag list",
    help="list the tags",
    details="List every tag, with how many claims and documents carry it.",
    examples=("claimdesk tag list",),
    arguments=no_arguments,
    run=_list,
)

RENAME = Command(
    words="tag rename",
    help="write a tag differently",
    details="Write a tag differently, wherever it is. Editors only.",
    examples=('claimdesk tag rename harbor "Harbour"',),
    arguments=partial(_two_names, second="its new name"),
    run=_rename,
    writes=True,
)

MERGE = Command(
    words="tag merge",
    help="fold a tag into another one",
    details="Fold a tag into another: what carries it carries the other. Editors only.",
    examples=("claimdesk tag merge harbor harbour",),
    arguments=partial(_two_names, second="the tag that takes its place"),
    run=_merge,
    writes=True,
)
