"""What the read API hands out, as one moment of the record has it, to a reader who may this much.

Whoever may read what is published gets claims as they were published, embargo respected, nobody
named; whoever may read everything gets what an export holds. Either way a dossier comes out, and
renderers make bytes of it as they do of any report: confidential evidence is cut there, and sealed
reviews are never gathered. What was taken back is refused with the reason.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from claims.errors import NotFound
from claims.model import ClaimState
from db import api_view, board_view, claims_store, events_store, verdicts_store, workflow_store
from db.board_view import ClaimFilter
from db.rows import moment, stamp
from desk import clock as clocks
from desk.api_keys import May
from desk.exports import Scope, dossier_in
from reports.leaving_out import only_published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from claims.model import Claim
    from db.connection import Database
    from db.rows import Row
    from db.transaction import Snapshot
    from desk.clock import Clock
    from review.dossier import Dossier

_REFERENCE = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_EVERY = tuple(state.value for state in ClaimState)

NOT_HERE = "There is nothing here by this name that you may read."
"""Said alike of what does not exist and of what is not published: neither can be told apart."""


class TakenBack(NotFound):
    """It was there for readers, and is no more; the sentence is the reason they are given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which claims a reader asks for; an empty field narrows nothing.

    `rating` is `scale@version/key`; `tags` are folded names; `after` is the number of the last
    claim of the page before.
    """

    updated_since: datetime | None = None
    tags: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    after: int = 0
    size: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some claims; `following` is what to ask `after` for the next ones, None at the end."""

    dossier: Dossier
    following: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One moment of the record and what whoever reads may see of it."""

    snapshot: Snapshot
    may: May
    now: datetime

    @property
    def mark(self) -> str:
        """What is the same as long as every answer to this reader is."""
        head = events_store.head(self.snapshot)
        ended = api_view.last_embargo(self.snapshot, now=stamp(self.now))
        told = f"{head.events} {head.digest} {ended} {self.may.value}"
        return sha256(told.encode()).hexdigest()

    def dossier(self, scope: Scope) -> Dossier:
        """Return what this reader may know of the claims that a scope means."""
        return self._cut(dossier_in(self.snapshot, scope, now=self.now))

    def published(self) -> Dossier:
        """Return everything that ever went out and may be told, as the public site is given it."""
        return self._of([row["claim_id"] for row in self._out()], "published verdicts")

    def claims(self, asked: Asked) -> Page:
        """Return a page of claims, in the order of their numbers."""
        ids = board_view.ids(
            self.snapshot,
            ClaimFilter(
                states=_EVERY,
                documents=asked.documents,
                speakers=asked.speakers,
                tags=asked.tags,
                ratings=asked.ratings if self.may is May.EVERYTHING else (),
            ),
        )
        since = stamp(asked.updated_since) if asked.updated_since else ""
        if self.may is May.PUBLISHED:
            ids, since = self._published_among(ids, asked), ""
        rows = api_view.following(
            self.snapshot, ids, after=asked.after, size=asked.size + 1, changed_since=since
        )
        shown = rows[: asked.size]
        following = int(shown[-1]["number"]) if len(rows) > len(shown) else None
        found = self._of([row["id"] for row in shown], "claims")
        return Page(dossier=self._cut(found), following=following)

    def claim(self, reference: str) -> Dossier:
        """Return one claim by id or number.

        Raises TakenBack, with the reason, or NotFound: also for what is not out for this reader.
        """
        claim = self._claim(reference)
        if self.may is May.PUBLISHED:
            self._check_out(claim)
        return self._cut(_still_here(self._of([claim.id], "one claim")))

    def review(self, reference: str) -> Dossier:
        """Return one claim with its publications, for what machines are told of its verdict.

        Raises TakenBack or NotFound as `claim` does, whatever the reader may see beside.
        """
        claim = self._claim(reference)
        self._check_out(claim)
        return _still_here(self._of([claim.id], "one published verdict"))

    def _claim(self, reference: str) -> Claim:
        plain = _REFERENCE.fullmatch(reference) is not None
        found = claims_store.get(self.snapshot, reference) if plain else None
        if found is None:
            raise NotFound(NOT_HERE)
        return found

    def _check_out(self, claim: Claim) -> None:
        last = next((row for row in self._out() if row["claim_id"] == claim.id), None)
        if last is None:
            raise NotFound(NOT_HERE)
        if last["kind"] == "retraction":
            raise TakenBack(f"This verdict was taken back: {last['because']}")

    def _out(self) -> list[Row]:
        return workflow_store.public(self.snapshot, now=stamp(self.now))

    def _published_among(self, ids: Sequence[str], asked: Asked) -> list[str]:
        """Return which of these claims stand published, with the verdict and since when asked."""
        among = set(ids)
        out = [r for r in self._out() if r["kind"] != "retraction" and r["claim_id"] in among]
        if asked.updated_since is not None:
            out = [row for row in out if _out_at(row) >= asked.updated_since]
        if asked.ratings:
            out = [row for row in out if self._ratings(row) & set(asked.ratings)]
        return [row["claim_id"] for row in out]

    def _ratings(self, row: Row) -> set[str]:
        verdicts = verdicts_store.verdicts_of(self.snapshot, [row["claim_id"]])
        return {f"{v.scale}/{v.rating}" for v in verdicts if v.id in row["verdict_ids"]}

    def _cut(self, dossier: Dossier) -> Dossier:
        """Leave out claims whose words are gone, and what this reader may not know."""
        gone = _gone(dossier)
        kept = tuple(r for r in dossier.claims if r.claim.id not in gone)
        whole = replace(dossier, claims=kept)
        return only_published(whole) if self.may is May.PUBLISHED else whole

    def _of(self, ids: Sequence[str], words: str) -> Dossier:
        return dossier_in(self.snapshot, these(ids, words), now=self.now)


def these(ids: Sequence[str], words: str) -> Scope:
    """Return the scope of these claims and no other; without any, of none."""
    # Without ids a scope means all claims: a rating that no scale has means none.
    none = None if ids else ClaimFilter(ratings=("none",))
    return Scope(title="Claims", words=words, claims=tuple(ids), chosen=none)


@contextmanager
def reading(database: Database, may: May, *, clock: Clock = clocks.now) -> Iterator[Reading]:
    """Open one moment of the record for a reader."""
    with database.snapshot() as snapshot:
        yield Reading(snapshot=snapshot, may=may, now=clock())


def _out_at(row: Row) -> datetime:
    return moment(max(row["published_at"], row["not_before"] or ""))


def _gone(dossier: Dossier) -> dict[str, str]:
    """Return why the words of claims are gone, where every place of one was withdrawn."""
    notices = {document.id: document.withdrawn for document in dossier.documents}
    found = {
        record.claim.id: [notices.get(o.span.document_id, "") for o in record.claim.occurrences]
        for record in dossier.claims
    }
    return {claim: there[0] for claim, there in found.items() if there and all(there)}


def _still_here(dossier: Dossier) -> Dossier:
    because = next(iter(_gone(dossier).values()), "")
    if because:
        raise TakenBack(because)
    return dossier
