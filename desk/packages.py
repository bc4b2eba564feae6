"""Handing a case to another desk: choosing what goes into a package, and making it.

Confidential evidence goes only when an editor says so, and what is off the record never; sealed
reviews never. What a package does with the desk that takes it is in `desk.package_taking`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed
from db import board_view, claims_store, events_store, package_file, packages_store, people_store
from db import evidence_store as evidence
from db import verdicts_store as verdicts
from db.board_view import ClaimFilter
from db.drafts_store import log_export
from db.package_file import Manifest, Package
from db.package_gather import MOST_COPIES, Let, gather
from db.rows import stamp
from desk.act import claim_of, document_of
from desk.authority import Role, may, needs
from desk.clearance import hidden_from
from desk.fields import line
from desk.house_style import house_of
from desk.tags import plain
from reports import wording
from review.model import Confidentiality

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.package_file import Content
    from db.transaction import Snapshot
    from desk import Desk
    from review.model import Evidence

LONGEST_NAME = 80
"""Characters of a desk's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which claims go into a package, by number or id, document or tag, and what goes with them.

    `name` is what the desk calls itself to others; empty takes the name of the house style, and
    while there is none the first letters of the desk's digest.
    """

    claims: tuple[str, ...] = ()
    document: str = ""
    tag: str = ""
    background: bool = False
    talk: bool = False
    originals: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A package that may be handed out, and what was kept back of the claims in it.

    `too_large` are copies of sources of which only the digest goes, `without_words` claims that
    stand in withdrawn documents alone.
    """

    package: Package
    confidential: int
    sealed: int
    too_large: int
    without_words: int


@needs(Role.CHECKER)
def prepare(desk: Desk, choice: Choice) -> Prepared:
    """Return the package of a choice as it would be made now. Nothing is written.

    Raises NotAllowed when somebody who is no editor asks for confidential evidence.
    """
    if choice.background and not may(desk, Role.EDITOR):
        msg = (
            "Only an editor hands confidential evidence to another desk. Nothing was made. "
            "Leave it out, or ask an editor."
        )
        raise NotAllowed(msg)
    with desk.database.snapshot() as snapshot:
        ids = _claims(snapshot, choice)
        pieces = evidence.of_claims(snapshot, ids)
        going = _may_go(snapshot, desk, choice, pieces)
        open_ = [one.id for one in verdicts.open_to(snapshot, ids, None)]
        let = Let(
            claims=ids,
            evidence=going,
            reviews=tuple(open_),
            now=stamp(desk.clock()),
            talk=choice.talk,
            originals=choice.originals,
        )
        held = gather(snapshot, let)
        _check_words(held)
        manifest = _manifest(snapshot, desk, choice, held, let.now)
        sealed = len(verdicts.reviews_of(snapshot, ids)) - len(open_)
    return Prepared(
        package=Package(manifest=manifest, content=held),
        confidential=len(pieces) - len(going),
        sealed=sealed,
        too_large=_without_bytes(held),
        without_words=len(ids) - held.counts.get("claims", 0),
    )


@needs(Role.CHECKER)
def log(desk: Desk, package: Package) -> None:
    """Remember that a package left the desk."""
    manifest = package.manifest
    with desk.database.write() as writing:
        log_export(
            writing,
            {
                "exported_at": stamp(desk.clock()),
                "exported_by": desk.actor,
                "format": "package",
                "scope": "a case for another desk",
                "claims": manifest.counts.get("claims", 0),
                "digest": manifest.digest,
                "events": manifest.events,
            },
        )


def _check_words(held: Content) -> None:
    if not held.counts.get("claims", 0):
        msg = (
            "The words of all these claims were withdrawn, and what was withdrawn goes to nobody. "
            "Nothing was made. Choose other claims."
        )
        raise InvalidInput(msg)


def _without_bytes(held: Content) -> int:
    copies = {one.body["digest"] for one in held.rows if one.relation == "source_snapshots"}
    return len(copies - held.originals.keys())


def _claims(snapshot: Snapshot, choice: Choice) -> tuple[str, ...]:
    found = [claim_of(snapshot, one).id for one in choice.claims]
    if choice.document:
        document = document_of(snapshot, choice.document).id
        found += board_view.ids(snapshot, ClaimFilter(documents=(document,)))
    if choice.tag:
        found += board_view.ids(snapshot, ClaimFilter(tags=(plain(choice.tag),)))
    for one in found:
        into = claims_store.merged_into(snapshot, one)
        if into is not None:
            msg = (
                f"One of these claims was merged into claim {into['number']}. Nothing was made. "
                "Name that one instead."
            )
            raise InvalidInput(msg)
    if not found:
        msg = "No claim fits this choice. Nothing was made. Name claims, a document or a tag."
        raise InvalidInput(msg)
    return tuple(dict.fromkeys(found))


def _may_go(
    snapshot: Snapshot, desk: Desk, choice: Choice, pieces: tuple[Evidence, ...]
) -> tuple[str, ...]:
    hidden = hidden_from(snapshot, desk.actor)
    allowed = {Confidentiality.ON_THE_RECORD}
    if choice.background:
        allowed.add(Confidentiality.BACKGROUND)
    return tuple(
        one.id for one in pieces if one.confidentiality in allowed and one.id not in hidden
    )


def _manifest(snapshot: Snapshot, desk: Desk, choice: Choice, held: Content, now: str) -> Manifest:
    head = events_store.head(snapshot)
    return Manifest(
        layout=package_file.LAYOUT,
        schema=package_file.schema_version(),
        desk=packages_store.desk_digest(snapshot) or "",
        desk_name=_name(snapshot, choice),
        made_by=people_store.name_of(snapshot, desk.actor) or desk.actor,
        made_at=now,
        events=head.events,
        head=head.digest,
        counts=held.counts,
        content=held.digest,
    )


def called(desk: Desk) -> str:
    """Return what this desk calls itself to others unless told otherwise; "" where nobody said."""
    with desk.database.snapshot() as snapshot:
        return house_of(snapshot).name


def _name(snapshot: Snapshot, choice: Choice) -> str:
    given = line(choice.name, "name of the desk")
    known = house_of(snapshot).name or f"Desk {(packages_store.desk_digest(snapshot) or '')[:8]}"
    if len(given) > LONGEST_NAME or not given.isprintable():
        msg = (
            f"A desk's name has at most {LONGEST_NAME} visible characters. Nothing was made. "
            "Write its short form."
        )
        raise InvalidInput(msg)
    return given or known


def counted(counts: Mapping[str, int]) -> str:
    """Return what a package holds, in words: “2 documents, 3 claims, 1 review”."""
    told = [
        wording.count(number, singular, plural)
        for name, singular, plural in _CALLED
        if (number := counts.get(name, 0))
    ]
    return ", ".join(told)


def kept_back(made: Prepared) -> tuple[str, ...]:
    """Return the sentences that say what stays here of the claims in a package."""
    told = []
    if made.confidential:
        told.append(f"{wording.count(made.confidential, 'confidential piece')} of evidence stays.")
    if made.sealed:
        told.append(f"{wording.count(made.sealed, 'sealed review')} stays until it may be seen.")
    if made.without_words:
        claims = wording.count(made.without_words, "claim")
        told.append(f"{claims} of withdrawn words: what was withdrawn goes nowhere.")
    if made.too_large:
        copies = wording.count(made.too_large, "copy", "copies")
        most = MOST_COPIES // (1024 * 1024)
        told.append(
            f"{copies} of a source: the file stays here, beyond {most} MB only its digest goes."
        )
    return tuple(told)


_CALLED = (
    ("claims", "claim", ""),
    ("documents", "document", ""),
    ("evidence", "piece of evidence", "pieces of evidence"),
    ("reviews", "review", ""),
    ("verdicts", "verdict", ""),
    ("caveats", "caveat", ""),
    ("relations", "relation", ""),
    ("reply_requests", "request for an answer", "requests for an answer"),
    ("replies", "answer", ""),
    ("tags", "tag", ""),
    ("document_versions", "newer version of a document", "newer versions of a document"),
    ("source_snapshots", "copy of a source", "copies of a source"),
    ("publications", "publication", ""),
    ("remarks", "remark", ""),
    ("people", "person", "people"),
    ("originals", "original file", ""),
    ("events", "event", ""),
)
