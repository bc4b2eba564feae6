"""`talk`, `remark` and `inbox`: what is said about a claim, and what waits for whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli import layout
from cli.answers import done
from cli.arguments import claim_argument
from cli.command import OK, Command
from cli.safe_text import one_line
from desk import inbox, talk
from desk.talk import About
from reports import inbox_words, wording

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator

    from cli.command import Call
    from desk.talk import Talk
    from reports.exact_json import Json
    from review.inbox import Change, Inbox, Item
    from review.talk import Remark, Thread

UNREAD = "•"


def _talk_arguments(parser: ArgumentParser) -> None:
    claim_argument(parser)
    parser.add_argument(
        "--everything", action="store_true", help="resolved threads and older versions, too"
    )


def _talk(call: Call) -> int:
    given = call.arguments
    found = talk.claim_talk(call.seat.desk(), given.claim)
    threads = [one for one in found.threads if given.everything or one.resolved_at is None]
    if call.console.as_json:
        call.console.json({"threads": [_thread_json(one) for one in threads]})
        return OK
    for thread in threads:
        call.console.lines(_thread(thread, call.console.columns, older=given.everything))
    if not threads:
        call.console.line(_nothing(found))
    return OK


def _nothing(found: Talk) -> str:
    if found.threads:
        return "Every thread of this claim is resolved. --everything shows them."
    return "Nobody has said anything about this claim yet."


def _thread(thread: Thread, columns: int, *, older: bool) -> Iterator[str]:
    state = (
        "" if thread.resolved_at is None else f", resolved by {one_line(thread.resolved_by or '')}"
    )
    about = f"  “{one_line(thread.quote)}”" if thread.quote else ""
    yield f"{thread.id}{state}"
    yield from layout.wrapped(about, columns) if about else ()
    for remark in thread.remarks:
        yield from _remark(remark, columns, older=older)
    if thread.is_partly_hidden:
        yield "  (A reviewer's remark is kept back until the reviews that it needs are in.)"


def _remark(remark: Remark, columns: int, *, older: bool) -> Iterator[str]:
    changed = ", reworded" if remark.changed_at else ""
    changed += ", withdrawn by its author" if remark.withdrawn_at else ""
    yield f"  {one_line(remark.written_by)}, {wording.moment(remark.written_at)}{changed}"
    for line in remark.words.splitlines():
        yield from layout.wrapped(one_line(line), columns, first="    ")
    for words, at in remark.earlier if older else ():
        first = f"    before, {wording.moment(at)}: "
        yield from layout.wrapped(one_line(words), columns, first=first)


def _thread_json(thread: Thread) -> dict[str, Json]:
    return {
        "id": thread.id,
        "evidence": thread.evidence,
        "document": thread.document_number,
        "quote": thread.quote or None,
        "resolved_by": thread.resolved_by,
        "partly_hidden": thread.is_partly_hidden,
        "remarks": [
            {
                "id": one.id,
                "by": one.written_by,
                "at": wording.iso_moment(one.written_at),
                "words": one.words,
                "versions": 1 + len(one.earlier),
                "withdrawn_at": wording.iso_moment(one.withdrawn_at) if one.withdrawn_at else None,
            }
            for one in thread.remarks
        ],
    }


def _remark_arguments(parser: ArgumentParser) -> None:
    claim_argument(parser)
    parser.add_argument("words", metavar="WORDS", help="what to say; @Name names somebody")
    parser.add_argument("--in", dest="thread", metavar="THREAD", help="answer in this thread")
    parser.add_argument("--evidence", metavar="ID", help="begin a thread about a piece of it")


def _say(call: Call) -> int:
    desk, given = call.seat.desk(), call.arguments
    if given.thread:
        what = talk.reply(desk, given.thread, given.words)
        return done(call, what, f"Answered in {given.thread}")
    what = talk.begin(desk, About(claim=given.claim, evidence=given.evidence), given.words)
    return done(call, what, f"Said it about claim {given.claim}, in {what.made[0]}")


def _inbox_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--mark-read", action="store_true", help="mark everything as read")


def _inbox(call: Call) -> int:
    desk = call.seat.desk()
    found = inbox.inbox(desk)
    if call.console.as_json:
        call.console.json(_inbox_json(found))
    else:
        call.console.lines(_inbox_lines(found, call.console.columns))
    if call.arguments.mark_read:
        inbox.mark_all_read(desk)
    return OK


def _inbox_lines(found: Inbox, columns: int) -> Iterator[str]:
    if not found.keys:
        yield inbox_words.NOTHING
    for item in found.waits:
        yield from _line(item.is_read, inbox_words.lead(item), item.words, columns)
        meta = " · ".join(inbox_words.meta(item))
        yield from layout.wrapped(one_line(meta), columns, first="    ") if meta else ()
    for change in found.changes:
        yield from _line(change.is_read, inbox_words.happened(change), change.words, columns)
        yield f"    {inbox_words.where(change.place)}"


def _line(is_read: bool, lead: str, words: str, columns: int) -> list[str]:
    told = one_line(f"{lead}: {words}" if words else lead)
    return layout.wrapped(told, columns, first=f"{' ' if is_read else UNREAD} ")


def _inbox_json(found: Inbox) -> dict[str, Json]:
    return {
        "unread": len(found.unread),
        "waits": [_item_json(one) for one in found.waits],
        "changes": [_change_json(one) for one in found.changes],
    }


def _item_json(one: Item) -> dict[str, Json]:
    return {
        "kind": one.wait.value,
        "claim": one.place.claim,
        "document": one.place.document,
        "words": one.words,
        "people": list(one.people),
        "due": one.due.isoformat() if one.due else None,
        "count": one.count,
        "read": one.is_read,
    }


def _change_json(one: Change) -> dict[str, Json]:
    return {
        "claim": one.place.claim,
        "document": one.place.document,
        "words": one.words,
        "events": [event.seq for event in one.events],
        "read": one.is_read,
    }


TALK = Command(
    words="talk",
    help="show what people say about a claim",
    details=(
        "Show the open threads about a claim, its evidence and its words. What a reviewer says "
        "about a claim under blind review is kept back until the reviews that it needs are in."
    ),
    examples=("claimdesk talk 12", "claimdesk talk 12 --everything --json"),
    arguments=_talk_arguments,
    run=_talk,
    writes=True,
)

REMARK = Command(
    words="remark",
    help="say something about a claim, or answer",
    details=(
        "Say something about a claim in plain words; @Name has somebody find it in their inbox. A "
        "rating and its reasons belong into a review, not here."
    ),
    examples=(
        'claimdesk remark 12 "@Maya, is Sunday meant, too?"',
        'claimdesk remark 12 "It says every day." --in thr_01hq3k9v7m2c4x8n1yab',
    ),
    arguments=_remark_arguments,
    run=_say,
    writes=True,
)

INBOX = Command(
    words="inbox",
    help="show what waits for you, and what changed in what you follow",
    details=(
        "Show what waits for whoever asks, and what others did in what they follow. What is unread "
        "has a dot."
    ),
    examples=("claimdesk inbox", "claimdesk inbox --mark-read"),
    arguments=_inbox_arguments,
    run=_inbox,
    writes=True,
)
