"""Newer versions of documents on a terminal, and the verdicts that they shake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from cli import layout
from cli.answers import done
from cli.arguments import document_argument
from cli.command import OK, Command, no_arguments
from cli.files import is_folder, named_files
from cli.safe_text import one_line
from cli.values import a_day, a_reference, an_offset
from desk import intake, stale, versions
from desk.screens.versions import neighbours, version_screen
from reports import version_words
from reports.wording import count, listed
from sources.compare import Edit

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from desk.screens.versions import ShownPlace, VersionScreen
    from desk.stale import StaleVerdict
    from reports.exact_json import Json
    from sources.compare import ParagraphEdit

_MARKS = {Edit.ADDED: "+", Edit.DROPPED: "-", Edit.CHANGED: "~", Edit.MOVED: ">"}


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("earlier", type=a_reference, metavar="DOCUMENT", help="which it follows")
    parser.add_argument("path", metavar="FILE", help="the newer version, or - for stdin")
    parser.add_argument("--published", type=a_day, metavar="DAY", help="the day it appeared")


def _add(call: Call) -> int:
    given = call.arguments
    if is_folder(given.path):
        msg = f"“{one_line(given.path)}” is a folder. Nothing was taken in. Name one file."
        raise InvalidInput(msg)
    (file,) = named_files([given.path])
    about = intake.About(version_of=given.earlier, published_on=given.published)
    taken = intake.take_in(call.seat.desk(), file.load(), file.path, about)
    if taken.known:
        msg = (
            f"This file is here already, as document {taken.number}. Nothing was changed. To say "
            f"that it is a newer version: claimdesk link-version {taken.number} {given.earlier}"
        )
        raise InvalidInput(msg)
    if call.console.as_json:
        call.console.json(
            {
                "document": taken.document,
                "number": taken.number,
                "follows": taken.follows,
                "claims": taken.claims,
                "outcomes": dict(taken.outcomes),
            }
        )
        return OK
    told = f"document {taken.number} is a newer version of document {taken.follows}"
    call.console.line(f"✓ {told}: {version_words.told(taken.outcomes)}")
    call.console.line(
        f"  {count(taken.claims, 'new claim')}. See: claimdesk versions {taken.number}"
    )
    return OK


def _link_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("document", type=a_reference, metavar="DOCUMENT", help="the newer one")
    parser.add_argument("earlier", type=a_reference, metavar="EARLIER", help="the one it follows")


def _link(call: Call) -> int:
    given = call.arguments
    what = versions.link_versions(call.seat.desk(), given.document, given.earlier)
    return done(call, what, f"Document {given.document} is a newer version of {given.earlier}")


def _versions(call: Call) -> int:
    reader, reference = call.seat.reader(), call.arguments.document
    beside = neighbours(reader.database, reference, viewer=reader.actor)
    screen = version_screen(reader.database, reference, viewer=reader.actor)
    if call.console.as_json:
        call.console.json(
            {
                "earlier": beside.earlier,
                "newer": beside.newer,
                "paragraphs": [_paragraph_json(e, screen) for e in screen.edits] if screen else [],
                "places": [_place_json(one) for one in screen.places] if screen else [],
            }
        )
        return OK
    if screen is not None:
        call.console.lines(_lines(screen, call.console.columns))
    elif beside.newer is None:
        call.console.line(version_words.NO_VERSIONS)
    if beside.newer is not None:
        call.console.line(f"A newer version is here: document {beside.newer}.")
    return OK


def _lines(screen: VersionScreen, columns: int) -> list[str]:
    title = one_line(screen.newer.title)
    lines = [f"Document {screen.newer.number} “{title}” follows document {screen.earlier.number}."]
    same = sum(edit.kind is Edit.SAME for edit in screen.edits)
    lines += [f"{count(same, 'paragraph')} unchanged.", ""]
    for edit in screen.edits:
        lines += _paragraph(edit, screen, columns)
    for place in screen.places:
        lines += _place(place, columns)
    return lines


def _paragraph(edit: ParagraphEdit, screen: VersionScreen, columns: int) -> list[str]:
    if edit.kind is Edit.SAME:
        return []
    mark = f"{_MARKS[edit.kind]} "
    if edit.kind is Edit.CHANGED:
        told = "".join(_word(one.kind, one.before, one.after) for one in edit.words)
        return layout.wrapped(one_line(told), columns, first=mark)
    text = edit.after.of(screen.newer.text) if edit.after else ""
    if edit.before and not edit.after:
        text = edit.before.of(screen.earlier.text)
    return layout.wrapped(one_line(text), columns, first=mark)


def _word(kind: Edit, before: str, after: str) -> str:
    """A run of words as a wdiff shows it: [-dropped-] {+added+}."""
    if kind in {Edit.SAME, Edit.CASE, Edit.PUNCTUATION}:
        return after
    lost = f"[-{before.strip()}-] " if before.strip() else ""
    return f"{lost}{{+{after.strip()}+}} " if after.strip() else lost


def _place(place: ShownPlace, columns: int) -> list[str]:
    settled = f", {version_words.DECISIONS[place.decision]}" if place.decision else ""
    outcome = version_words.OUTCOMES[place.told]
    kind = version_words.KINDS[place.kind]
    head = f"{place.id}  claim {place.claim}, {kind}: {outcome}{settled}"
    lines = ["", head, *layout.wrapped(f"“{one_line(place.was)}”", columns, first="  was ")]
    if place.is_open:
        for extent, words in place.choices:
            first = f"  {extent.start}–{extent.end} "
            lines += layout.wrapped(f"“{one_line(words)}”", columns, first=first)
    elif place.decision != "gone" and place.quote and place.quote != place.was:
        lines += layout.wrapped(f"“{one_line(place.quote)}”", columns, first="  is  ")
    return lines


def _paragraph_json(edit: ParagraphEdit, screen: VersionScreen | None) -> Json:
    before = edit.before.of(screen.earlier.text) if screen and edit.before else None
    after = edit.after.of(screen.newer.text) if screen and edit.after else None
    return {"kind": edit.kind.value, "before": before, "after": after}


def _place_json(place: ShownPlace) -> Json:
    return {
        "id": place.id,
        "kind": place.kind,
        "claim": place.claim,
        "outcome": place.outcome.value,
        "was": place.was,
        "is": place.quote or None,
        "is_open": place.is_open,
        "choices": [[e.start, e.end, words] for e, words in place.choices if place.is_open],
        "decision": place.decision,
        "decided_by": place.decided_by,
    }


def _place_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("place", type=a_reference, metavar="ID", help="as versions prints it")


def _confirm_arguments(parser: ArgumentParser) -> None:
    _place_arguments(parser)
    parser.add_argument("start", type=an_offset, metavar="START", help="of a place that is offered")
    parser.add_argument("end", type=an_offset, metavar="END", help="the character after its last")


def _confirm(call: Call) -> int:
    given = call.arguments
    what = versions.decide(call.seat.desk(), given.place, (given.start, given.end))
    return done(call, what, f"The words stand at {given.start}–{given.end}")


def _gone(call: Call) -> int:
    what = versions.decide(call.seat.desk(), call.arguments.place, None)
    return done(call, what, "The words stand there no more")


def _stale(call: Call) -> int:
    reader = call.seat.reader()
    found = stale.stale_verdicts(reader.database, viewer=reader.actor)
    if call.console.as_json:
        call.console.json({"stale": [_stale_json(one) for one in found]})
        return OK
    for one in found:
        call.console.lines(_told(one, call.console.columns))
    if not found:
        call.console.line(version_words.NOTHING_STALE)
    return OK


def _told(one: StaleVerdict, columns: int) -> list[str]:
    given = f"“{one.rating}”, given by {one_line(listed(one.people))}"
    lines = [f"{one.id}  claim {one.number}: {given}"]
    lines += layout.wrapped(f"“{one_line(one.statement)}”", columns, first="  ")
    for cause in one.causes:
        why = version_words.cause(cause.outcome, of_claim=cause.of_claim, newer=cause.newer)
        became = f" → “{one_line(cause.became)}”" if cause.became else ""
        told = f"{why}: “{one_line(cause.was)}”{became}"
        lines += layout.wrapped(told, columns, first="    — ")
    return [*lines, ""]


def _stale_json(one: StaleVerdict) -> Json:
    return {
        "verdict": one.id,
        "claim": one.number,
        "layer": one.layer.value,
        "rating": one.rating,
        "state": one.state.value,
        "people": list(one.people),
        "causes": [
            {
                "id": cause.id,
                "outcome": cause.outcome,
                "of_claim": cause.of_claim,
                "was": cause.was,
                "became": cause.became or None,
                "document": cause.newer,
            }
            for cause in one.causes
        ],
    }


def _holds_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("verdict", type=a_reference, metavar="ID", help="as stale prints it")
    parser.add_argument("--because", required=True, metavar="REASON", help="why it still holds")


def _holds(call: Call) -> int:
    given = call.arguments
    what = stale.still_holds(call.seat.desk(), given.verdict, because=given.because)
    return done(call, what, f"Verdict {given.verdict} still holds")


ADD = Command(
    words="add-version",
    help="take in a newer version of a document",
    details=(
        "Take a file in as a newer version of a document. Claims whose words stand in it are "
        "carried over and not proposed again; every quoted place is looked for, and what changed "
        "or vanished is told."
    ),
    examples=("claimdesk add-version 3 article-corrected.html --published 2026-11-21",),
    arguments=_add_arguments,
    run=_add,
    writes=True,
)

VERSIONS = Command(
    words="versions",
    help="show what a newer version changed, and what became of the words quoted",
    details=(
        "Show a document against the version before it: paragraphs added (+), dropped (-), "
        "changed (~, with [-dropped-] and {+added+} words) and moved (>), then each quoted place "
        "and what became of it. Places that wait for a person are shown with their characters."
    ),
    examples=("claimdesk versions 5", "claimdesk versions 5 --json"),
    arguments=document_argument,
    run=_versions,
)

LINK = Command(
    words="link-version",
    help="say that a document is a newer version of another",
    details=(
        "Say that a document which is here already is a newer version of another one. Candidates "
        "that repeat its claims are folded into them, unless somebody has worked on them."
    ),
    examples=("claimdesk link-version 5 3",),
    arguments=_link_arguments,
    run=_link,
    writes=True,
)

CONFIRM = Command(
    words="place confirm",
    help="say where quoted words stand in a newer version",
    details="Choose one of the places that versions offers for words that changed or are unclear.",
    examples=("claimdesk place confirm anc_01hq3k9v7m2c4x8n1yab 120 164",),
    arguments=_confirm_arguments,
    run=_confirm,
    writes=True,
)

GONE = Command(
    words="place gone",
    help="say that quoted words stand in a newer version no more",
    details="Say that none of the places that versions offers has the words that were quoted.",
    examples=("claimdesk place gone anc_01hq3k9v7m2c4x8n1yab",),
    arguments=_place_arguments,
    run=_gone,
    writes=True,
)

STALE = Command(
    words="stale",
    help="list verdicts that rest on words that changed, vanished or were retracted",
    details=(
        "List the verdicts that should be looked at again, decided claims first, with what "
        "changed and who gave them. Whoever gives a new review, or says that the verdict still "
        "holds, takes it off the list."
    ),
    examples=("claimdesk stale", "claimdesk stale --json"),
    arguments=no_arguments,
    run=_stale,
)

HOLDS = Command(
    words="verdict still-holds",
    help="say that a verdict holds although what it rests on changed",
    details="Record, with the reason, that a stale verdict still holds.",
    examples=(
        'claimdesk verdict still-holds vrd_01hq3k9v7m2c4x8n1yab --because "Only spelling changed."',
    ),
    arguments=_holds_arguments,
    run=_holds,
    writes=True,
)
