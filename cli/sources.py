"""`source …`: outside sources from a terminal: list, show, add, copy, fetch, class, note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli import layout
from cli.answers import done
from cli.command import OK, Command, no_arguments
from cli.evidence import attachment
from cli.safe_text import one_line
from cli.values import a_day, a_reference, choices, one_of
from desk import fetching, outside_sources
from desk.screens.sources import source_screen, sources_screen
from reports.lineage_words import class_label, way
from reports.wording import count, day, iso_moment, label, moment, short_digest
from review.model import SourceKind
from review.sources import SourceClass

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from desk.screens.sources import LeaningPiece, ListedSource, SeenCopy, SourceScreen
    from reports.exact_json import Json


def _list(call: Call) -> int:
    reader = call.seat.reader()
    found = sources_screen(reader.database, viewer=reader.actor)
    if call.console.as_json:
        call.console.json({"sources": [_listed_json(one) for one in found]})
        return OK
    for one in found:
        call.console.lines(
            layout.wrapped(_listed(one), call.console.columns, first=f"  {one.id}  ")
        )
    if not found:
        call.console.line("No outside source is here yet. Add one: claimdesk source add …")
    return OK


def _listed(one: ListedSource) -> str:
    told = (
        one_line(one.title),
        label(one.kind).lower(),
        class_label(one.source_class).lower(),
        count(one.copies, "copy", "copies"),
        count(one.claims, "claim leans on it", "claims lean on it"),
    )
    return ", ".join(told)


def _listed_json(one: ListedSource) -> Json:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "title": one.title,
        "address": one.address,
        "class": one.source_class.value if one.source_class else None,
        "copies": one.copies,
        "pieces": one.pieces,
        "claims": one.claims,
    }


def _one_source(parser: ArgumentParser) -> None:
    parser.add_argument("source", type=a_reference, metavar="SOURCE", help="id, as list prints it")


def _show(call: Call) -> int:
    reader = call.seat.reader()
    screen = source_screen(reader.database, call.arguments.source, viewer=reader.actor)
    if call.console.as_json:
        call.console.json(_screen_json(screen))
        return OK
    call.console.lines(_sheet(screen, call.console.columns))
    return OK


def _sheet(screen: SourceScreen, columns: int) -> list[str]:
    source, said = screen.source, screen.said
    because = f" ({one_line(said.because)})" if said and said.because else ""
    facts = [
        ("  kind", label(source.kind).lower()),
        ("  class", class_label(said.source_class if said else None).lower() + because),
        ("  address", one_line(source.address or "")),
        ("  added by", f"{one_line(screen.added_by)}, {moment(screen.added_at)}"),
    ]
    lines = [*layout.wrapped(one_line(source.title), columns), *layout.fields(facts, columns)]
    for number, seen in enumerate(screen.copies, 1):
        lines += layout.wrapped(_copy(seen), columns, first=f"  copy {number}  ")
    for note in screen.notes:
        told = f"{one_line(note.words)} ({one_line(note.written_by)}, {moment(note.written_at)})"
        lines += layout.wrapped(told, columns, first=f"  {note.id}  ")
    for one in screen.leaning:
        lines += layout.wrapped(_leaning(one), columns, first=f"  {one.piece.id}  ")
    return lines


def _copy(seen: SeenCopy) -> str:
    copy = seen.copy
    changed = "" if seen.changes is None else count(len(seen.changes), "changed passage")
    told = (
        f"{way(copy.way).lower()}, as of {day(copy.accessed_on)}",
        one_line(copy.file),
        copy.media_type,
        f"digest {short_digest(copy.digest)}",
        f"archived at {one_line(copy.archive_address)}" if copy.archive_address else "",
        "the same bytes as before" if seen.same_bytes else changed,
    )
    return ", ".join(part for part in told if part)


def _leaning(one: LeaningPiece) -> str:
    gone = " (retracted)" if one.piece.retracted_at else ""
    quote = f" “{one_line(one.piece.quote)}”" if one.piece.quote else ""
    return f"{label(one.piece.stance).lower()} claim {one.number}{gone}{quote}"


def _screen_json(screen: SourceScreen) -> dict[str, Json]:
    source, said = screen.source, screen.said
    return {
        "id": source.id,
        "kind": source.kind.value,
        "title": source.title,
        "address": source.address,
        "class": said.source_class.value if said else None,
        "copies": [_copy_json(seen) for seen in screen.copies],
        "notes": [
            {"id": n.id, "words": n.words, "by": n.written_by, "at": iso_moment(n.written_at)}
            for n in screen.notes
        ],
        "evidence": [
            {"id": one.piece.id, "claim": one.number, "stance": one.piece.stance.value}
            for one in screen.leaning
        ],
    }


def _copy_json(seen: SeenCopy) -> Json:
    copy = seen.copy
    return {
        "id": copy.id,
        "way": copy.way.value,
        "accessed_on": copy.accessed_on.isoformat(),
        "file": copy.file,
        "media_type": copy.media_type,
        "digest": copy.digest,
        "size": copy.size,
        "address": copy.address,
        "archive_address": copy.archive_address,
        "reader": copy.reader,
    }


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--kind", required=True, type=one_of(SourceKind), metavar="KIND", help=choices(SourceKind)
    )
    parser.add_argument("--title", required=True, help="what people call it")
    parser.add_argument("--address", help="where it is on the web")
    parser.add_argument("--published", type=a_day, metavar="DAY", help="when it appeared")
    parser.add_argument(
        "--class",
        dest="source_class",
        type=one_of(SourceClass),
        metavar="CLASS",
        help=choices(SourceClass),
    )
    parser.add_argument("--note", default="", help="how far it can be relied on")
    parser.add_argument("--attach", metavar="FILE", help="a copy to keep with it")
    _copy_arguments(parser)


def _copy_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--accessed", type=a_day, metavar="DAY", help="when it looked so (today)")
    parser.add_argument("--archive", metavar="ADDRESS", help="where an archive keeps that copy")


def _add(call: Call) -> int:
    given = call.arguments
    what = outside_sources.add(
        call.seat.desk(),
        outside_sources.AddSource(
            kind=given.kind,
            title=given.title,
            address=given.address,
            published_on=given.published,
            accessed_on=given.accessed,
            source_class=given.source_class,
            note=given.note,
            attachment=attachment(given.attach) if given.attach else None,
            archive_address=given.archive,
        ),
    )
    return done(call, what, f"Source {what.made[0]}: {one_line(given.title)}")


def _keep_arguments(parser: ArgumentParser) -> None:
    _one_source(parser)
    parser.add_argument("file", metavar="FILE", help="the copy")
    _copy_arguments(parser)


def _keep(call: Call) -> int:
    given = call.arguments
    desk = call.seat.desk()
    what = outside_sources.add_copy(
        desk,
        given.source,
        attachment(given.file),
        accessed_on=given.accessed,
        archive_address=given.archive,
    )
    return done(call, what, f"Kept a copy of source {given.source}: {what.made[0]}")


def _fetch_arguments(parser: ArgumentParser) -> None:
    _one_source(parser)
    parser.add_argument("--archive", metavar="ADDRESS", help="where an archive keeps it, too")


def _fetch(call: Call) -> int:
    given = call.arguments
    what = fetching.fetch_copy(call.seat.desk(), given.source, archive_address=given.archive)
    return done(call, what, f"Fetched a copy of source {given.source}: {what.made[0]}")


def _class_arguments(parser: ArgumentParser) -> None:
    _one_source(parser)
    parser.add_argument(
        "source_class", type=one_of(SourceClass), metavar="CLASS", help=choices(SourceClass)
    )
    parser.add_argument("--because", default="", metavar="REASON", help="why, for the record")


def _class(call: Call) -> int:
    given = call.arguments
    what = outside_sources.set_class(
        call.seat.desk(), given.source, given.source_class, because=given.because
    )
    return done(call, what, f"Source {given.source} is classed: {given.source_class.value}")


def _note_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "about", type=a_reference, metavar="SOURCE", help="a source, or a note of it to revise"
    )
    parser.add_argument("--words", required=True, help="how far it can be relied on, and why")


def _note(call: Call) -> int:
    given = call.arguments
    desk = call.seat.desk()
    if given.about.startswith("snt_"):
        what = outside_sources.revise_note(desk, given.about, given.words)
        return done(call, what, f"Revised note {given.about} as {what.made[0]}")
    what = outside_sources.add_note(desk, given.about, given.words)
    return done(call, what, f"Noted on source {given.about}: {what.made[0]}")


_ID = "src_01hq3k9v7m2c4x8n1yab"

LIST = Command(
    words="source list",
    help="list the outside sources, each once",
    details="List every outside source with its class, its copies and how many claims lean on it.",
    examples=("claimdesk source list", "claimdesk source list --json"),
    arguments=no_arguments,
    run=_list,
)

SHOW = Command(
    words="source show",
    help="show one outside source with its copies, notes and what leans on it",
    details="Show a source: its class, its copies over time, the notes on it, and its evidence.",
    examples=(f"claimdesk source show {_ID}",),
    arguments=_one_source,
    run=_show,
)

ADD = Command(
    words="source add",
    help="add an outside source, or a new copy of one that is here",
    details=(
        "Add a page, file, record or interview. One with the same address or the same file is "
        "named instead of made again; a new file for it is kept as a further copy."
    ),
    examples=(
        'claimdesk source add --kind record --title "Ferry licence" --class primary_record',
        'claimdesk source add --kind web --title "Lamps" --address https://harbour.example/lamps',
    ),
    arguments=_add_arguments,
    run=_add,
    writes=True,
)

COPY = Command(
    words="source copy",
    help="keep a file as a further copy of a source",
    details="Keep a source as it looked on a day: its bytes, their digest, and the words in it.",
    examples=(f"claimdesk source copy {_ID} licence.pdf --accessed 2026-11-20",),
    arguments=_keep_arguments,
    run=_keep,
    writes=True,
)

FETCH = Command(
    words="source fetch",
    help="fetch a source from its address and keep it as a further copy",
    details="Fetch the page that a source is, once, where fetching pages was turned on.",
    examples=(f"claimdesk source fetch {_ID}",),
    arguments=_fetch_arguments,
    run=_fetch,
    writes=True,
)

CLASS = Command(
    words="source class",
    help="say what sort of source something is",
    details="Say what class a source is of. The class before stays in the record.",
    examples=(f'claimdesk source class {_ID} reporting --because "an interview of theirs"',),
    arguments=_class_arguments,
    run=_class,
    writes=True,
)

NOTE = Command(
    words="source note",
    help="write down how far a source can be relied on, or revise such a note",
    details="Write a note on a source; given a note's id instead, revise it. Both wordings stay.",
    examples=(f'claimdesk source note {_ID} --words "Updated without notice."',),
    arguments=_note_arguments,
    run=_note,
    writes=True,
)
