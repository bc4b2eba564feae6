"""The inbox: what waits for a person, worked out from how the desk stands, and what they follow.

Nothing is sent anywhere and no notice is kept: an item is there as long as its reason is. What is
kept, beside the record, is which items a person has read and what they follow or do not.

A person follows by themselves what they reviewed, settled, wrote on or were assigned. What others
did counts as changed from the last thing on that they did there themselves. Reviews and remarks
that are still kept from a person (`desk.talk.blind_to`) are not in their inbox either.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from claims.errors import NotFound
from claims.model import ClaimState
from db import inbox_store, people_store, unchanged, verdicts_store
from db import rows as stored
from db.rows import moment, stamp
from desk.act import claim_of, document_of
from desk.authority import Role, needs, role_of
from desk.clearance import hidden_from
from desk.sign_off import has_accounts
from desk.stale import stale_in
from desk.talk import REWORDED, WITHDREW, WROTE, blind_to, unseen
from review import rounds
from review.by_claim import by_claim
from review.inbox import Change, Inbox, Item, Place, Wait
from review.model import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.rows import Row
    from db.transaction import Snapshot
    from desk import Desk

FOLLOWED_BY = ("gave a review", "withdrew a review", "adjudicated", WROTE)
"""What makes a person follow a claim or document without saying so."""

KEPT_BACK = frozenset({"gave a review", "withdrew a review", WROTE, REWORDED, WITHDREW})
"""What a reviewer of a blind round does that others do not hear of before it is complete."""

SOON = timedelta(days=2)
"""How long before its day an answer that was asked for begins to wait."""


def inbox(desk: Desk) -> Inbox:
    """Return what waits for whoever sits here, and what changed in what they follow."""
    with desk.database.snapshot() as snapshot:
        read = inbox_store.read(snapshot, desk.actor)
        waits = [replace(one, is_read=one.key in read) for one in _waits(snapshot, desk)]
        changes = [replace(one, is_read=one.key in read) for one in _changes(snapshot, desk.actor)]
    order = list(Wait)
    waits.sort(key=lambda one: (one.is_read, order.index(one.wait)))
    changes.sort(key=lambda one: one.is_read)
    return Inbox(waits=tuple(waits), changes=tuple(changes))


def version_of(desk: Desk) -> tuple[object, ...]:
    """Return what stays the same as long as the inbox does; one small question."""
    with desk.database.snapshot() as snapshot:
        mark = inbox_store.mark(snapshot, desk.actor)
    return (str(desk.database.path), desk.actor, _today(desk), *mark)


@needs(Role.READER)
def mark_read(desk: Desk, keys: Sequence[str]) -> None:
    """Note that whoever sits here has read these items."""
    with desk.database.write() as writing:
        inbox_store.mark_read(writing, desk.actor, keys, at=stamp(desk.clock()))


@needs(Role.READER)
def mark_unread(desk: Desk, keys: Sequence[str]) -> None:
    """Have these items count as unread again."""
    with desk.database.write() as writing:
        inbox_store.mark_unread(writing, desk.actor, keys)


@needs(Role.READER)
def mark_all_read(desk: Desk) -> None:
    """Note that whoever sits here has read everything, and forget what is no longer there."""
    found = inbox(desk)
    with desk.database.write() as writing:
        inbox_store.mark_read(writing, desk.actor, found.keys, at=stamp(desk.clock()))
        inbox_store.forget_others(writing, desk.actor, found.keys)


@needs(Role.READER)
def follow(desk: Desk, *, claim: str | None = None, document: str | None = None, on: bool) -> None:
    """Follow a claim or a document, by number or id, from now on; or follow it no more."""
    with desk.database.write() as writing:
        subject = _subject(writing, claim, document)
        inbox_store.set_following(writing, desk.actor, subject, on=on, at=stamp(desk.clock()))


def follows(desk: Desk, subject: str) -> bool:
    """Whether whoever sits here follows a claim or document, by id."""
    with desk.database.snapshot() as snapshot:
        return inbox_store.follows(snapshot, desk.actor, subject, actions=FOLLOWED_BY)


def _subject(snapshot: Snapshot, claim: str | None, document: str | None) -> str:
    if claim is not None:
        return claim_of(snapshot, claim).id
    if document is None:
        msg = "Neither a claim nor a document was named. Nothing was saved. Name one."
        raise NotFound(msg)
    return document_of(snapshot, document).id


def _waits(snapshot: Snapshot, desk: Desk) -> Iterator[Item]:
    role = role_of(snapshot, desk.actor)
    today = _today(desk)
    yield from _mentions(snapshot, desk.actor)
    yield from _assigned(snapshot, desk.actor, today)
    if role is not None and role.rank >= Role.CHECKER.rank:
        yield from _second_reviews(snapshot, desk.actor)
        yield from _stale(snapshot, desk.actor)
        yield from _newer_versions(snapshot, desk.actor)
        yield from _holds(snapshot, desk.actor, today)
        yield from _replies(snapshot, desk.actor, date.fromisoformat(today))
        yield from _late(snapshot, desk.actor, today)
    if role is not None and role.rank >= Role.EDITOR.rank:
        yield from _adjudications(snapshot, desk.actor)
        yield from _sign_offs(snapshot, desk.actor)


def _today(desk: Desk) -> str:
    return desk.clock().date().isoformat()


def _mentions(snapshot: Snapshot, person: str) -> Iterator[Item]:
    found = inbox_store.mentions(snapshot, person)
    hidden = unseen(snapshot, {row["thread_id"] for row in found}, person)
    for row in found:
        if (row["thread_id"], row["written_by"]) in hidden:
            continue
        yield Item(
            key=f"mentioned {row['id']}",
            wait=Wait.MENTIONED,
            place=Place(
                claim=row["claim"],
                document=row["document"],
                at=row["start_at"],
                thread=row["thread_id"],
            ),
            words=row["words"] or "",
            people=(row["written_by_name"],),
            at=moment(row["written_at"]),
        )


def _assigned(snapshot: Snapshot, person: str, today: str) -> Iterator[Item]:
    found = inbox_store.assigned_to(snapshot, person)
    given = _gave(snapshot, [row["claim_id"] for row in found])
    for row in found:
        if (row["claim_id"], person) in given:
            continue
        second = row["state"] == ClaimState.SECOND_REVIEW
        wait = Wait.SECOND_REVIEW if second else Wait.ASSIGNED
        if row["due_on"] is not None and row["due_on"] < today:
            wait = Wait.OVERDUE
        yield _item(wait, row, f"{wait} {row['id']} {row['due_on']}", (row["given_by_name"],))


def _second_reviews(snapshot: Snapshot, person: str) -> Iterator[Item]:
    """Yield what a further review is wanted of, where nobody was asked who has not given theirs."""
    found = inbox_store.waiting(snapshot, ClaimState.SECOND_REVIEW)
    ids = [row["id"] for row in found]
    given = _gave(snapshot, ids)
    asked = {(r["claim_id"], r["person_id"]) for r in inbox_store.assignees(snapshot, ids)}
    awaited = {claim for claim, _ in asked - given}
    for row in found:
        if (row["id"], person) not in given and row["id"] not in awaited:
            yield _item(Wait.SECOND_REVIEW, row, f"second_review {row['id']} {row['changed_at']}")


def _adjudications(snapshot: Snapshot, person: str) -> Iterator[Item]:
    """Yield what is to be settled, but for what the person reviewed and so cannot settle."""
    actor = people_store.name_of(snapshot, person)
    found = inbox_store.waiting(snapshot, ClaimState.ADJUDICATION)
    ids = [row["id"] for row in found]
    reviews = by_claim(verdicts_store.open_to(snapshot, ids, person))
    verdicts = by_claim(verdicts_store.verdicts_of(snapshot, ids))
    for row in found:
        own = reviews.get(row["id"], ()), verdicts.get(row["id"], ())
        in_round = [one for layer in Layer for one in rounds.of_round(*own, layer)]
        if actor not in {one.given_by for one in in_round}:
            yield _item(Wait.ADJUDICATION, row, f"adjudication {row['id']} {row['changed_at']}")


def _sign_offs(snapshot: Snapshot, person: str) -> Iterator[Item]:
    """Yield what is decided, but for what the person checked and so cannot sign."""
    apart = has_accounts(snapshot)
    found = inbox_store.count_to_sign(snapshot, checked_by=person if apart else "")
    if found["claims"]:
        yield Item(
            key=f"sign_off {found['latest']}",
            wait=Wait.SIGN_OFF,
            place=Place(state=ClaimState.READY.value),
            words="",
            count=found["claims"],
        )


def _stale(snapshot: Snapshot, person: str) -> Iterator[Item]:
    for one in unchanged.answer(snapshot, "stale", lambda: stale_in(snapshot)):
        if person in one.people_ids:
            causes = " ".join(sorted(cause.id for cause in one.causes))
            yield Item(
                key=f"stale {one.id} {causes}",
                wait=Wait.STALE,
                place=Place(claim=one.number),
                words=one.statement,
            )


def _newer_versions(snapshot: Snapshot, person: str) -> Iterator[Item]:
    """Yield each newer version in which the person can say where words stand now."""
    hidden = hidden_from(snapshot, person)
    found = inbox_store.undecided_places(snapshot, person)
    titles = {(row["id"], row["number"]): row["title"] for row in found}
    places = Counter((row["id"], row["number"]) for row in found if row["subject"] not in hidden)
    for (document, number), count in places.items():
        yield Item(
            key=f"{Wait.NEWER_VERSION} {document}",
            wait=Wait.NEWER_VERSION,
            place=Place(document=number, is_version=True),
            words=titles[document, number],
            count=count,
        )


def _holds(snapshot: Snapshot, person: str, today: str) -> Iterator[Item]:
    for row in inbox_store.holds_over(snapshot, person, today=today):
        item = _item(Wait.HOLD_OVER, row, f"hold_over {row['id']}")
        yield replace(item, due=date.fromisoformat(row["until_day"]))


def _replies(snapshot: Snapshot, person: str, today: date) -> Iterator[Item]:
    for row in inbox_store.replies_awaited(snapshot, person, until=(today + SOON).isoformat()):
        passed = row["due_on"] < today.isoformat()
        wait = Wait.REPLY_OVERDUE if passed else Wait.REPLY_DUE
        yield _item(wait, row, f"{wait} {row['id']}", (row["party"],))


def _late(snapshot: Snapshot, person: str, today: str) -> Iterator[Item]:
    for row in inbox_store.late(snapshot, person, today=today):
        yield _item(Wait.LATE, row, f"late {row['id']} {row['due_on']}", (row["worker"],))


def _item(wait: Wait, row: Row, key: str, people: tuple[str, ...] = ()) -> Item:
    due = row.get("due_on")
    return Item(
        key=key,
        wait=wait,
        place=Place(claim=row["number"]),
        words=row["statement"] or "",
        people=people,
        due=date.fromisoformat(due) if due else None,
    )


def _gave(snapshot: Snapshot, claims: Sequence[str]) -> set[tuple[str, str]]:
    """Return (claim, person) of the reviews that are in while more are awaited."""
    return {(r["claim_id"], r["given_by"]) for r in verdicts_store.awaiting(snapshot, claims)}


def _changes(snapshot: Snapshot, person: str) -> Iterator[Change]:
    found = inbox_store.changes(snapshot, person, actions=FOLLOWED_BY)
    grouped: dict[str, list[Row]] = {}
    for row in _audible(snapshot, found, person):
        grouped.setdefault(row["about"], []).append(row)
    titles = inbox_store.titles(snapshot, grouped)
    for subject, events in grouped.items():
        title = titles.get(subject)
        if title is not None:
            yield Change(
                key=f"change {subject} {events[0]['seq']}",
                place=Place(**{title["kind"]: title["number"]}),
                words=title["words"] or "",
                events=tuple(stored.event(row) for row in events),
            )


def _audible(snapshot: Snapshot, found: Iterable[Row], person: str) -> Iterator[Row]:
    """Leave out what blind reviewers did; asks once for each claim where somebody may be one."""
    blind: dict[str, frozenset[str]] = {}
    for row in found:
        subject = row["about"]
        if row["action"] in KEPT_BACK:
            if subject not in blind:
                blind[subject] = blind_to(snapshot, subject, person)
            if row["actor"] in blind[subject]:
                continue
        yield row
