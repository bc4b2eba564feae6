"""Talk: remarks on a claim, on a piece of its evidence, or on a passage of a document.

Remarks are words beside the record of judgement: they change no claim, count for no verdict and are
no disagreement. They are only ever added to; a newer version keeps the older one readable, and one
without words withdraws it.

While a claim is reviewed blind, what a reviewer who has given a review says about the claim is for
nobody else's eyes until the needed reviews are in: `blind_to` says whose remarks are kept back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed, NotFound
from claims.text import Extent
from db import documents_store, evidence_store, people_store, talk_store, verdicts_store
from db import versions_store as versions
from db.rows import moment
from desk.act import Act, Done, Told, carry_out, claim_of, document_of
from desk.authority import Role, needs
from desk.clearance import hidden_from
from desk.fields import prose
from review.talk import Remark, Thread, mentioned
from sources.reanchor import reanchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.rows import Row, Value
    from db.transaction import Snapshot
    from desk import Desk

LONGEST = 5_000
"""Characters of a remark; a longer one is a document."""

WROTE, REWORDED = "wrote a remark", "reworded a remark"
WITHDREW = "withdrew a remark"
RESOLVED, REOPENED = "resolved a thread", "reopened a thread"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a thread is about: a claim, alone or with a piece of its evidence, or a passage.

    `claim` and `document` are numbers or ids; `place` is in code points of the document's text.
    """

    claim: str | None = None
    evidence: str | None = None
    document: str | None = None
    place: Extent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Threads as somebody may see them, open ones first, and who can be named in a remark."""

    threads: tuple[Thread, ...]
    names: tuple[str, ...]
    actor: str
    """The name of whoever looks."""

    @property
    def open(self) -> int:
        """How many threads are not resolved."""
        return sum(1 for one in self.threads if one.resolved_at is None)


@needs(Role.CHECKER)
def begin(desk: Desk, about: About, words: str, *, command_id: str | None = None) -> Done:
    """Begin a thread with a first remark; what was made is the thread, then the remark."""
    clean = _words(words)

    def do(act: Act) -> Told:
        subject = _subject(act, about)
        row = {"id": act.new("thr"), **subject, "opened_by": act.actor, "opened_at": act.at}
        thread = talk_store.add_thread(act.writing, row)
        said = _say(act, thread["id"], clean)
        return _told(act, WROTE, thread, (thread["id"], said))

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def reply(desk: Desk, thread: str, words: str, *, command_id: str | None = None) -> Done:
    """Say something in a thread; one that was resolved is open again by it."""
    clean = _words(words)

    def do(act: Act) -> Told:
        found = _thread(act, thread)
        if found["resolved_at"] is not None:
            talk_store.settle(act.writing, found["id"], by=None, at=None)
        return _told(act, WROTE, found, (_say(act, found["id"], clean),))

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def reword(desk: Desk, remark: str, words: str, *, command_id: str | None = None) -> Done:
    """Write a newer version of one's own remark; the older one stays readable."""
    clean = _words(words)

    def do(act: Act) -> Told:
        old = _own(act, remark, "reword")
        said = _say(act, old["thread_id"], clean, supersedes=old["id"])
        return _told(act, REWORDED, _thread(act, old["thread_id"]), (said,))

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def withdraw(desk: Desk, remark: str, *, command_id: str | None = None) -> Done:
    """Take back one's own remark: it names nobody any more, and stays readable, struck through.

    Answers stay. What no eye may see any more is purged with `desk.withdrawal` instead.
    """

    def do(act: Act) -> Told:
        old = _own(act, remark, "withdraw")
        said = _say(act, old["thread_id"], "", supersedes=old["id"])
        return _told(act, WITHDREW, _thread(act, old["thread_id"]), (said,))

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def settle(desk: Desk, thread: str, *, resolved: bool, command_id: str | None = None) -> Done:
    """Say that a thread is resolved, or that it is open again."""

    def do(act: Act) -> Told:
        found = _thread(act, thread)
        if (found["resolved_at"] is not None) is resolved:
            state = "resolved" if resolved else "open"
            msg = f"This thread is {state} already, so nothing was saved."
            raise NotAllowed(msg)
        by, at = (act.actor, act.at) if resolved else (None, None)
        talk_store.settle(act.writing, found["id"], by=by, at=at)
        return _told(act, RESOLVED if resolved else REOPENED, found, ())

    return carry_out(desk, command_id, do)


def blind_to(snapshot: Snapshot, claim: str, person: str) -> frozenset[str]:
    """Return the ids of those whose remarks about a claim, by id, a person may not see yet.

    They have given a review of a blind round that is not complete.
    """
    sealed = verdicts_store.sealed(snapshot, [claim])
    return frozenset(row["given_by"] for row in sealed) - {person}


def unseen(snapshot: Snapshot, threads: Iterable[str], person: str) -> frozenset[tuple[str, str]]:
    """Return (thread, writer) of all remarks of these threads that a person may not see yet."""
    about = talk_store.claims_about(snapshot, threads)
    hidden = {one: blind_to(snapshot, one, person) for one in {row["claim_id"] for row in about}}
    return frozenset((row["thread_id"], who) for row in about for who in hidden[row["claim_id"]])


def claim_talk(desk: Desk, reference: str) -> Talk:
    """Return what is said about a claim, its evidence and its words, by number or id."""
    with desk.database.snapshot() as snapshot:
        claim = claim_of(snapshot, reference)
        hidden = hidden_from(snapshot, desk.actor)
        every = talk_store.of_claim(snapshot, claim.id)
        found = [row for row in every if row["evidence_id"] not in hidden]
        return _talk(snapshot, desk, found, {})


def document_talk(desk: Desk, reference: str) -> Talk:
    """Return what is said about passages of a document, by number or id.

    What was said about an earlier version is carried over to where its words stand now.
    """
    with desk.database.snapshot() as snapshot:
        document = document_of(snapshot, reference)
        line = [document.id, *versions.earlier_ones(snapshot, document.id)]
        found = talk_store.of_documents(snapshot, line)
        return _talk(snapshot, desk, found, _places(snapshot, found, document.id, document.text))


def names_of(snapshot: Snapshot) -> dict[str, str]:
    """Return the people who can be named: id by name, without those who left."""
    people = people_store.everybody(snapshot)
    return {row["name"]: row["id"] for row in people if row["closed_at"] is None}


def _places(
    snapshot: Snapshot, threads: Sequence[Row], document_id: str, text: str
) -> dict[str, Extent | None]:
    """Return where the words of each thread stand in a document that may be a newer version."""
    found: dict[str, Extent | None] = {}
    for earlier in {row["document_id"] for row in threads} - {document_id}:
        here = [row for row in threads if row["document_id"] == earlier]
        before = documents_store.get(snapshot, earlier)
        if before is not None:
            refound = reanchor([_extent(row) for row in here], before.text, text)
            found |= {row["id"]: one.extent for row, one in zip(here, refound, strict=True)}
    return found


def _talk(
    snapshot: Snapshot, desk: Desk, found: Sequence[Row], places: Mapping[str, Extent | None]
) -> Talk:
    ids = [row["id"] for row in found]
    hidden = unseen(snapshot, ids, desk.actor)
    said = talk_store.remarks_of(snapshot, ids)
    shown = [row for row in said if (row["thread_id"], row["written_by"]) not in hidden]
    partly = {r["thread_id"] for r in said if (r["thread_id"], r["written_by"]) in hidden}
    threads = [_as_thread(row, shown, places, partly=row["id"] in partly) for row in found]
    return Talk(
        threads=tuple(sorted(threads, key=lambda one: one.resolved_at is not None)),
        names=tuple(names_of(snapshot)),
        actor=people_store.name_of(snapshot, desk.actor),
    )


def _as_thread(
    row: Row, said: Iterable[Row], places: Mapping[str, Extent | None], *, partly: bool
) -> Thread:
    settled = row["resolved_at"]
    own = None if row["document_id"] is None else _extent(row)
    return Thread(
        id=row["id"],
        claim=row["claim_id"],
        evidence=row["evidence_id"],
        document=row["document_id"],
        document_number=row["document_number"],
        quote=row["quote"] or "",
        place=places.get(row["id"], own),
        resolved_by=row["resolved_by_name"],
        resolved_at=None if settled is None else moment(settled),
        remarks=_remarks([one for one in said if one["thread_id"] == row["id"]]),
        is_partly_hidden=partly,
    )


def _extent(row: Row) -> Extent:
    return Extent(start=row["start_at"], end=row["end_at"])


def _remarks(versions_of: Sequence[Row]) -> tuple[Remark, ...]:
    """Put the versions of each remark together, in the order of the first ones."""
    chains: dict[str, list[Row]] = {}
    for row in versions_of:
        chain = chains.pop(row["supersedes"], []) if row["supersedes"] else []
        chains[row["id"]] = [*chain, row]
    ordered = sorted(chains.values(), key=lambda chain: int(chain[0]["number"]))
    return tuple(map(_remark, ordered))


def _remark(chain: Sequence[Row]) -> Remark:
    newest = chain[-1]
    is_withdrawn = newest["words"] == ""
    said = chain[:-1] if is_withdrawn else chain
    return Remark(
        id=newest["id"],
        thread=newest["thread_id"],
        words=said[-1]["words"] or "",
        written_by=newest["written_by_name"],
        written_at=moment(said[0]["written_at"]),
        changed_at=moment(said[-1]["written_at"]) if len(said) > 1 else None,
        withdrawn_at=moment(newest["written_at"]) if is_withdrawn else None,
        earlier=tuple((one["words"] or "", moment(one["written_at"])) for one in said[:-1]),
    )


def _words(words: str) -> str:
    clean = prose(words, "remark")
    if not clean:
        msg = "A remark needs words. Nothing was saved. Write what you want to say."
        raise InvalidInput(msg)
    if len(clean) > LONGEST:
        msg = (
            f"The remark has {len(clean):,} characters; it may have {LONGEST:,}. Nothing was "
            "saved. Shorten it, or take the text in as a document."
        )
        raise InvalidInput(msg)
    return clean


def _subject(act: Act, about: About) -> dict[str, Value]:
    """Return the columns that say what a thread is about, checked."""
    if about.claim is not None:
        claim = claim_of(act.writing, about.claim)
        pieces = {piece.id for piece in evidence_store.of_claims(act.writing, [claim.id])}
        if about.evidence is not None and about.evidence not in pieces:
            msg = f"Claim {claim.number} has no evidence “{about.evidence}”. Nothing was saved."
            raise NotFound(msg)
        return {"claim_id": claim.id, "evidence_id": about.evidence}
    if about.document is None or about.place is None:
        msg = "A thread is about a claim or a passage. Nothing was saved. Say which."
        raise InvalidInput(msg)
    document = document_of(act.writing, about.document)
    start, end = about.place.start, about.place.end
    if not 0 <= start < end <= len(document.text):
        msg = "These words are not in the document. Nothing was saved. Select them again."
        raise InvalidInput(msg)
    return {
        "document_id": document.id,
        "start_at": start,
        "end_at": end,
        "quote_digest": act.writing.words(document.text[start:end]),
    }


def _say(act: Act, thread: str, words: str, *, supersedes: str | None = None) -> str:
    names = names_of(act.writing)
    row: dict[str, Value] = {
        "id": act.new("rmk"),
        "thread_id": thread,
        "words_digest": act.writing.words(words),
        "supersedes": supersedes,
        "written_by": act.actor,
        "written_at": act.at,
    }
    people = [names[name] for name in mentioned(words, names)]
    return str(talk_store.add_remark(act.writing, row, people=people)["id"])


def _told(act: Act, action: str, thread: Row, made: tuple[str, ...]) -> Told:
    """Say what was done, in the history of every claim and document that it is about."""
    claims = [row["claim_id"] for row in talk_store.claims_about(act.writing, [thread["id"]])]
    subject, *others = [one for one in (thread["document_id"], *sorted(claims)) if one]
    details = {"thread": thread["id"]}
    return Told(action=action, subject=subject, made=made, details=details, subjects=tuple(others))


def _thread(act: Act, thread_id: str) -> Row:
    found = talk_store.thread(act.writing, thread_id)
    if found is None:
        msg = f"There is no thread “{thread_id}” on this desk. Open the page and look again."
        raise NotFound(msg)
    return found


def _own(act: Act, remark_id: str, verb: str) -> Row:
    found = talk_store.remark(act.writing, remark_id)
    if found is None:
        msg = f"There is no remark “{remark_id}” on this desk. Open the page and look again."
        raise NotFound(msg)
    if found["written_by"] != act.actor:
        msg = (
            f"This remark is {found['written_by_name']}'s, and only its writer can {verb} it. "
            "Nothing was saved. Answer it instead."
        )
        raise NotAllowed(msg)
    if found["newer"] is not None:
        msg = f"There is a newer version of this remark. Nothing was saved. {verb.title()} that."
        raise NotAllowed(msg)
    if found["words"] == "":
        msg = f"You withdrew this remark, so there is nothing to {verb}. Say it anew."
        raise NotAllowed(msg)
    return found
