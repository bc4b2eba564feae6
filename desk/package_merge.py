"""Bringing the rows of a package in, one by one: new, known, changed there, changed here, or both.

What never changes of a thing must be the same on both sides, or the package is refused whole.
Nothing new may come in the name of somebody who works here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from claims.errors import InvalidInput, NotAllowed
from claims.model import ClaimState
from db import (
    claims_store,
    documents_store,
    package_rows,
    packages_store,
    people_store,
    tags_store,
)
from db.digest import canonical
from db.package_gather import references
from db.package_rows import ENDED, MERGED, TOLD, PackedRow
from db.transaction import KEYS
from desk.act import change_claim, claim_of
from desk.fields import is_web_address
from desk.policy import reviews_for
from desk.team import LONGEST_NAME, person_name
from review.scales import scale as scale_called
from review.workflow import ClaimAction, actions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.package_file import Package
    from db.rows import Row, Value
    from desk.act import Act

FOREIGN_ROUND = 1_000_000
"""The round in which another desk's reviews stand: one that no claim comes to by itself."""

FOREIGN_NEEDED = 1_000
"""Reviewers that such a round needs where reviews are blind here: it is never complete, so these
reviews are seen when this desk has decided for itself."""

_WITH_BYTES = {"documents", "outside_sources", "source_snapshots"}
"""Things of which there are bytes as they came."""

_KEPT_STATES = {ClaimState.CANDIDATE.value, ClaimState.DISMISSED.value}
"""States that mean the same on every desk; what is under way there is to be begun here."""


@dataclass(slots=True, kw_only=True)
class OtherPeople:
    """The people of a package: those known here, and those who come in as closed."""

    act: Act
    package_id: str
    desk_name: str

    def bring(self, row: Row) -> bool:
        """Add a person unless they are known; whether they are new."""
        writing = self.act.writing
        if people_store.by_id(writing, row["id"]) is not None:
            return False
        name = person_name(str(row["name"]))
        writing.insert(
            "people",
            {
                "id": row["id"],
                "name": self._free(name),
                "arrived_at": self.act.at,
                "closed_at": self.act.at,
            },
        )
        known = {"person_id": row["id"], "name": name, "package_id": self.package_id}
        writing.insert("foreign_people", known)
        return True

    def _free(self, name: str) -> str:
        """Return a name that nobody has here, and that says of which desk they are."""
        number, tail = 1, f" of {self.desk_name}"
        while True:
            ending = tail if number == 1 else f"{tail} ({number})"
            called = name[: max(1, LONGEST_NAME - len(ending))] + ending[: LONGEST_NAME - 1]
            if people_store.by_name(self.act.writing, called) is None:
                return called
            number += 1


@dataclass(slots=True, kw_only=True)
class Incoming:
    """A package on its way in, and what came of it so far.

    `documents` maps ids there to ids here, where the same bytes came to both desks, and `tags`
    where both have a tag of that name. `absent` are digests of bytes that the package names and
    does not hold.
    """

    act: Act
    package: Package
    package_id: str
    people: OtherPeople
    made: dict[str, list[str]] = field(default_factory=dict)
    changed: int = 0
    conflicts: int = 0
    revised: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    absent: set[str] = field(default_factory=set)
    documents: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)

    def bring(self, row: PackedRow) -> None:
        """Bring one row in, or compare it with the one that is here."""
        relation = row.relation
        if relation == "people":
            self._note_new(row, is_new=self.people.bring(row.body))
        elif relation == "places":
            self._bring_place(row.body)
        elif relation in TOLD:
            if "scale" in row.body:
                scale_called(str(row.body["scale"]))
        else:
            here = self._here(row)
            if relation in {"claims", "documents"}:
                self.subjects.add(row.row_id if here is None else str(here["id"]))
            if here is None:
                self._add(row)
            else:
                self._compare(row, here)

    def differ(self, row: PackedRow, theirs: Mapping[str, Value]) -> None:
        """Note that two desks differ about something, unless just this was noted before."""
        told = canonical(dict(theirs))
        if packages_store.is_known_conflict(self.act.writing, row.relation, row.row_id, told):
            return
        claim = row.row_id if row.relation == "claims" else row.body.get("claim_id")
        conflict: dict[str, Value] = {
            "id": self.act.new("pcf"),
            "package_id": self.package_id,
            "claim_id": claim,
            "relation": row.relation,
            "row_id": self.documents.get(row.row_id, row.row_id),
            "theirs": told,
        }
        self.act.writing.insert("package_conflicts", conflict)
        self.conflicts += 1

    def _here(self, row: PackedRow) -> Row | None:
        writing, relation = self.act.writing, row.relation
        here = packages_store.row_here(writing, relation, KEYS[relation], row.row_id)
        if relation == "documents" and here is None:
            here = documents_store.by_digest(writing, row.body["digest"])
            if here is not None:
                self.documents[row.row_id] = here["id"]
        elif relation == "tags":
            here = tags_store.by_plain(writing, row.body["plain"]) or here
            self.tags[row.row_id] = str(here["id"]) if here else row.row_id
        return here

    def _bring_place(self, place: Row) -> None:
        if place["document_id"] in self.made.get("documents", ()):
            self.act.writing.insert_derived("places", [place])

    def _add(self, row: PackedRow) -> None:
        self._check_signed_elsewhere(row.relation, row.body)
        values = self._as_ours(row)
        if row.relation == "relations":
            among = packages_store.pairs(
                self.act.writing, [values["left_claim"], values["right_claim"]]
            )
            if packages_store.pair(values) in among:
                return
        if packages_store.stands_already(self.act.writing, row.relation, values):
            return
        self._keep_original(row)
        self.act.writing.insert(row.relation, values)
        self._note_new(row, is_new=True)
        if row.relation in {"occurrences", "evidence"}:
            self.revised.add(values["claim_id"])

    def _as_ours(self, row: PackedRow) -> Row:
        """Return the row of a new thing as it stands on this desk."""
        values = {name: value for name, value in row.body.items() if name != "number"}
        document = values.get("document_id")
        if document is not None:
            values["document_id"] = self.documents.get(document, document)
        if row.relation == "document_versions":
            values["earlier_id"] = self.documents.get(values["earlier_id"], values["earlier_id"])
        elif row.relation == "taggings":
            values["tag_id"] = self.tags.get(values["tag_id"], values["tag_id"])
        _check_addresses(values)
        if row.relation == "documents":
            values["revision"] = 1
        elif row.relation == "claims":
            scale_called(values["scale"])
            kept = values["state"] in _KEPT_STATES
            state = values["state"] if kept else ClaimState.TRIAGED.value
            values.update(revision=1, state=state, changed_at=self.act.at, merged_into=None)
        elif row.relation == "reviews":
            scale_called(values["scale"])
            claim = claim_of(self.act.writing, values["claim_id"])
            # One review decides: nothing is blind here. Else they wait until this desk decided.
            is_blind = reviews_for(self.act.writing, claim) > 1
            values.update(round=FOREIGN_ROUND, needed=FOREIGN_NEEDED if is_blind else 1)
        return values

    def _keep_original(self, row: PackedRow) -> None:
        name = row.body.get("digest")
        if row.relation not in _WITH_BYTES or name is None:
            return
        body = self.package.content.originals.get(name)
        if body is not None:
            self.act.writing.keep("originals", {"digest": name, "body": body, "size": len(body)})
        elif documents_store.original(self.act.writing, name) is None:
            why = f"not in the package of {self.people.desk_name}"
            gone: dict[str, Value] = {"size": 0, "purged_at": self.act.at, "purged_because": why}
            self.act.writing.keep("originals", {"digest": name, **gone})
            self.absent.add(name)

    def _check_signed_elsewhere(self, relation: str, said: Row) -> None:
        """Refuse something new that is said to be the work of somebody who works here."""
        for one in references(self.act.writing, relation):
            person = said.get(one.column) if one.table == "people" else None
            if person is not None and not packages_store.is_foreign(self.act.writing, person):
                msg = (
                    f"The package holds something among its {relation.replace('_', ' ')} in "
                    "the name of somebody of this desk that this desk does not know. Nothing was "
                    "taken from it. Ask the other desk where it comes from."
                )
                raise NotAllowed(msg)

    def _note_new(self, row: PackedRow, *, is_new: bool) -> None:
        if is_new:
            self.made.setdefault(row.relation, []).append(row.row_id)

    def _compare(self, row: PackedRow, here: Row) -> None:
        relation = row.relation
        ours, theirs = (package_rows.identity(relation, one) for one in (here, row.body))
        if ours != theirs:
            msg = (
                f"The package holds something else under {row.row_id} than this desk does. "
                "Nothing was taken from it. Ask the other desk to make it again."
            )
            raise InvalidInput(msg)
        if relation in ENDED:
            self._end(row, here)
        elif relation in MERGED:
            self._merge(row, here)

    def _end(self, row: PackedRow, here: Row) -> None:
        """Take over that something was ended there; the first to end it says when and why."""
        ended = ENDED[row.relation]
        if here[ended[0]] is None and row.body[ended[0]] is not None:
            changes = {one: row.body[one] for one in ended}
            self._check_signed_elsewhere(row.relation, changes)
            self.act.writing.update(row.relation, row.row_id, changes)
            self.changed += 1
            if here["claim_id"] is not None:
                self.revised.add(here["claim_id"])

    def _merge(self, row: PackedRow, here: Row) -> None:
        whose = self._whose(row, here)
        theirs = package_rows.merged(row.relation, row.body)
        if whose == "both" or (whose == "theirs" and self._is_settled(row, here)):
            ours = package_rows.merged(row.relation, here)
            self.differ(row, {one: theirs[one] for one in theirs if theirs[one] != ours[one]})
        elif whose == "theirs":
            _check_addresses(theirs)
            claim = _write(self.act, row.relation, str(here[KEYS[row.relation]]), theirs)
            self.revised |= {claim} if claim else set()
            self.changed += 1

    def _whose(self, row: PackedRow, here: Row) -> str:
        """Return who changed a thing since the desks last had it alike: ours, theirs or both."""
        manifest = self.package.manifest
        ours = package_rows.content(row.relation, here)
        theirs = package_rows.content(row.relation, row.body)
        said = packages_store.last_said(
            self.act.writing, manifest.desk, row.relation, row.row_id
        ) or {"content": None, "events": 0}
        if ours == theirs or said["events"] >= manifest.events:
            return "ours"
        if row.base == ours:
            return "theirs"
        if theirs in {row.base, said["content"]}:
            return "ours"
        return "theirs" if said["content"] == ours else "both"

    @staticmethod
    def _is_settled(row: PackedRow, here: Row) -> bool:
        """Whether a wording must not change under what this desk said of it."""
        if row.relation != "claims":
            return False
        return ClaimAction.EDIT not in actions(ClaimState(here["state"]))


def take_over(act: Act, found: Row) -> dict[str, int]:
    """Take over what another desk has instead of ours; return the claim's new revision by id."""
    relation = str(found["relation"])
    if relation not in MERGED:
        msg = (
            "The verdict of another desk is not taken over. Nothing was saved. Review the claim "
            "if you agree with it."
        )
        raise NotAllowed(msg)
    if relation == "claims":
        claim = claim_of(act.writing, found["row_id"])
        if claim.state.is_decided:
            msg = (
                "This claim is decided, and its wording stands still under a verdict. Nothing was "
                "saved. Take the claim up again first."
            )
            raise NotAllowed(msg)
    changes = cast("dict[str, Value]", json.loads(found["theirs"]))
    _check_addresses(changes)
    changed = _write(act, relation, found["row_id"], changes)
    if changed is None:
        return {}
    revision = change_claim(act, claim_of(act.writing, changed), {})
    claims_store.index(act.writing, changed)
    return {changed: revision}


def _write(act: Act, relation: str, row_id: str, changes: Mapping[str, Value]) -> str | None:
    """Write what is taken over; return the claim that it changes."""
    if relation == "documents":
        here = documents_store.row_of(act.writing, row_id) or {}
        act.writing.update(relation, row_id, changes, revision=here["revision"])
        return None
    stored = act.writing.update(relation, row_id, changes)
    if stored is None:
        return None
    return row_id if relation == "claims" else str(stored["claim_id"])


def _check_addresses(values: Mapping[str, Value]) -> None:
    for name in ("url", "address"):
        address = values.get(name)
        if address is not None and not is_web_address(str(address)):
            msg = (
                "The package names a web address that is none. Nothing was taken from it. Ask "
                "the other desk to make it again."
            )
            raise InvalidInput(msg)
