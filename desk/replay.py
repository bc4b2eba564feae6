"""A publication's dossier rebuilt from the record as of its event, and compared with what was kept.

What is kept and what is rebuilt are the same bytes, or the first difference is named. Words that
were withdrawn since cannot be rebuilt, and whoever replays is told why they are gone.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.errors import NotFound, Refusal
from claims.reading import ENGINE
from db import words_store, workflow_store
from desk.act import claim_of
from desk.as_of import past
from desk.canonical import canonical_dossier
from reports.canonical import first_difference

if TYPE_CHECKING:
    from db.connection import Database
    from db.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What became of replaying one publication.

    `difference` names the first one, `refused` says why it cannot be rebuilt; both None: the same.
    """

    publication: str
    claim: int
    event: int
    difference: str | None = None
    refused: str | None = None

    @property
    def same(self) -> bool:
        """Whether the record gives again what was kept."""
        return self.difference is None and self.refused is None


def replay(database: Database, publication: str) -> Replayed:
    """Rebuild what a publication (by id) rested on and compare it with what was kept."""
    with database.snapshot() as snapshot:
        row = workflow_store.publication(snapshot, publication)
        if row is None:
            msg = f"There is no publication “{publication[:40]}” on this desk. Look at the claim."
            raise NotFound(msg)
        number = claim_of(snapshot, row["claim_id"]).number
    result = Replayed(publication=row["id"], claim=number, event=row["events"])
    return _compared(database, row, result)


def replay_all(database: Database) -> tuple[Replayed, ...]:
    """Replay every publication that kept what it rested on, in order."""
    with database.snapshot() as snapshot:
        ids = workflow_store.kept_dossiers(snapshot)
    return tuple(replay(database, one) for one in ids)


def _compared(database: Database, row: Row, result: Replayed) -> Replayed:
    if row["dossier_digest"] is None:
        return replace(result, refused="It takes a verdict back, and rests on nothing itself.")
    with database.snapshot() as snapshot:
        kept = words_store.body(snapshot, row["dossier_digest"])
        gone = words_store.withdrawn(snapshot, row["dossier_digest"])
    if gone is not None:
        return replace(result, refused=f"What was kept of it is gone: {gone}.")
    try:
        with past(database, row["events"]) as then:
            rebuilt = canonical_dossier(then.snapshot, row["claim_id"])
    except Refusal as refusal:
        return replace(result, refused=str(refusal))
    return _told(result, kept, rebuilt)


def _told(result: Replayed, kept: str, rebuilt: str) -> Replayed:
    """Return the first difference, or that words were withdrawn or are read anew since."""
    if kept == rebuilt:
        return result
    withdrawn = _WITHDRAWN.search(rebuilt)
    if withdrawn and withdrawn[0] not in kept:
        return replace(result, refused=f"Words that it rests on are gone: {withdrawn[0]}.")
    difference = first_difference(kept.encode(), rebuilt.encode())
    engine = json.loads(kept)["engine"]
    if engine != ENGINE:
        difference = f"{difference} (texts were read by {engine} then, and are by {ENGINE} now)"
    return replace(result, difference=difference)


_WITHDRAWN = re.compile(r"\[withdrawn on [^\]]*\]")
