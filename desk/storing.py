"""Storing what was read of one file: its text, passages, places and candidate claims, or nothing.

Every way of taking something in ends here: a file, pasted words (`desk.intake`), a list of
ready-made claims (`desk.claim_lists`). Reading is over when `store` begins, so that a large
file never holds up other people's writes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from claims.language import ENGLISH
from claims.model import Document
from claims.moments import PUBLICATION
from claims.reading import ENGINE
from db import claims_store, documents_store
from db.digest import canonical
from db.rows import iso
from desk.act import Act, Done, Told, carry_out, document_of
from desk.authority import Role, needs
from desk.candidates import claim_row, occurrence_row
from desk.fields import LONGEST_LINE, is_web_address, line, publication_day, web_address
from desk.likeness import Twin, twins
from desk.own_reports import refuse_own
from desk.passages import passages_of
from desk.versions import follow, followed_by_address
from sources.identity import digest, display_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.model import Candidate
    from claims.structure import Reading
    from db.rows import Value
    from desk import Desk
    from sources.model import Found, ReadSource


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a person says of a document; None leaves it to what the file says of itself.

    `version_of` is the number or id of the document that it is a newer version of; None leaves it
    to the address. `although_ours` says that a report of this desk is wanted all the same.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_on: date | None = None
    url: str | None = None
    version_of: str | None = None
    although_ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What became of one file: a document, the one that was here already, or a refusal.

    `unresolved` counts time references that wait for the publication date; `alike` names
    documents whose text is nearly the same. `language` is set where the text is in one that is
    not read here: nothing was proposed, claims can be made by hand. `follows` is the number of
    the document that this is a newer version of; `outcomes` counts what became of the places
    quoted there. `is_ours` says that it was refused for being a report of this desk.
    """

    name: str
    document: str | None = None
    number: int | None = None
    title: str = ""
    claims: int = 0
    unresolved: int = 0
    known: bool = False
    alike: tuple[Twin, ...] = ()
    language: str | None = None
    follows: int | None = None
    outcomes: Mapping[str, int] = field(default_factory=dict)
    refusal: str | None = None
    is_ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """Something that was read and waits to be stored.

    `name` is safe to show, `data` the original bytes; `candidates` become claims in this order.
    """

    name: str
    data: bytes
    source: ReadSource
    about: About
    reading: Reading
    candidates: tuple[Candidate, ...]


def already_here(desk: Desk, data: bytes, name: str) -> TakenIn | None:
    """Return the document made of exactly these bytes, or None."""
    with desk.database.snapshot() as snapshot:
        row = documents_store.by_digest(snapshot, digest(data))
        if row is None:
            return None
        claims = claims_store.of_document(snapshot, row["id"])
    return TakenIn(
        name=display_name(name),
        document=row["id"],
        number=row["number"],
        title=row["title"],
        claims=len(claims),
        known=True,
    )


def told_of(found: Mapping[str, Found], about: About) -> About:
    """Return what a person says, and where they say nothing what the file says of itself."""

    def word(field: str, said: str | None) -> str | None:
        if said is not None:
            return line(said, field) or None
        return (
            " ".join(found[field].value.split())[:LONGEST_LINE] or None if field in found else None
        )

    published = about.published_on
    if published is None and "published_on" in found:
        published = date.fromisoformat(found["published_on"].value)
    return About(
        title=word("title", about.title),
        publisher=word("publisher", about.publisher),
        author=word("author", about.author),
        published_on=published,
        url=_address(found, about),
        version_of=about.version_of,
        although_ours=about.although_ours,
    )


def _address(found: Mapping[str, Found], about: About) -> str | None:
    """Refuse a person's slip; of what the file says, keep only what a browser can open."""
    if about.url is not None:
        return web_address(about.url)
    stated = found["url"].value.strip() if "url" in found else ""
    return stated if is_web_address(stated) else None


@needs(Role.CHECKER)
def store(desk: Desk, item: ReadFile, command_id: str | None) -> TakenIn:
    """Store `item` as one event; if the same bytes came first, return their document.

    Raises OwnReport for a report of this desk, unless it is wanted all the same.
    """
    if not item.about.although_ours:
        refuse_own(desk, name=display_name(item.name), data=item.data, text=item.source.text)
    alike = twins(desk, item.source.text, item.reading)

    def do(act: Act) -> Told:
        before = documents_store.by_digest(act.writing, digest(item.data))
        if before is not None:
            raise _AlreadyHereError(before["id"])
        publication_day(item.reading.published_on, act.now.date())
        earlier, by_address = _earlier(act, item)
        document = _add_document(act, item)
        followed = None
        if earlier is not None:
            stored = document_of(act.writing, document.id)
            followed = follow(act, stored, earlier, by_address=by_address)
        fresh = [c for c in item.candidates if followed is None or not followed.knows(c)]
        made = tuple(_add_claim(act, document, candidate) for candidate in fresh)
        return Told(
            action="took in",
            subject=document.id,
            made=(document.id, *made),
            subjects=(*made, *(followed.revisions if followed else ())),
            details={
                "digest": document.digest,
                "claims": len(made),
                **(followed.details() if followed else {}),
            },
        )

    try:
        done = carry_out(desk, command_id, do)
    except _AlreadyHereError:
        return already_here(desk, item.data, item.name) or TakenIn(name=item.name)
    return _taken_in(desk, item, done, alike)


def _earlier(act: Act, item: ReadFile) -> tuple[str | None, bool]:
    """Return the document that this is a newer version of, and whether its address says so."""
    if item.about.version_of is not None:
        return item.about.version_of, False
    day = item.reading.published_on
    return followed_by_address(act.writing, item.about.url, item.source.text, day), True


class _AlreadyHereError(Exception):
    """Somebody took the same bytes in while we were reading them."""


def _taken_in(desk: Desk, item: ReadFile, done: Done, alike: tuple[Twin, ...]) -> TakenIn:
    with desk.database.snapshot() as snapshot:
        row = documents_store.row_of(snapshot, done.made[0]) or {}
    waiting = [t for c in item.candidates for t in c.times if t.needs == PUBLICATION]
    details = json.loads(done.event.details)
    return TakenIn(
        name=item.name,
        document=done.made[0],
        number=row["number"],
        title=row["title"],
        claims=len(done.made) - 1,
        unresolved=len(waiting),
        known=done.again,
        alike=alike,
        language=None if item.reading.language == ENGLISH else item.reading.language,
        follows=details.get("follows"),
        outcomes=details.get("outcomes", {}),
    )


def _add_document(act: Act, item: ReadFile) -> Document:
    document_id = act.new("doc")
    about, source = item.about, item.source
    fields: dict[str, Value] = {
        "id": document_id,
        "title": about.title or item.name,
        "text_digest": act.writing.words(source.text),
        "digest": digest(item.data),
        "file": item.name,
        "media_type": source.media_type,
        "reader": source.reader,
        "engine": ENGINE,
        "publisher": about.publisher,
        "author": about.author,
        "published_on": iso(item.reading.published_on),
        "url": about.url,
        "found": canonical({k: [f.value, f.where] for k, f in source.found.items()}),
        "added_by": act.actor,
        "added_at": act.at,
    }
    stored = documents_store.add(act.writing, fields, _places(document_id, source), item.data)
    passages = passages_of(document_id, source.text, item.reading)
    documents_store.add_passages(act.writing, *passages)
    return _document(act, stored["number"], item, document_id)


def _document(act: Act, number: int, item: ReadFile, document_id: str) -> Document:
    about, source = item.about, item.source
    return Document(
        id=document_id,
        number=number,
        title=about.title or item.name,
        text=source.text,
        digest=digest(item.data),
        file=item.name,
        media_type=source.media_type,
        reader=source.reader,
        added_by=act.actor,
        added_at=act.now,
    )


def _places(document_id: str, source: ReadSource) -> list[dict[str, Value]]:
    return [
        {"document_id": document_id, "start_at": p.start, "end_at": p.end, "label": p.label}
        for p in source.places
    ]


def _add_claim(act: Act, document: Document, candidate: Candidate) -> str:
    row = claim_row(act, candidate, detector=candidate.detector)
    claim_id = str(row["id"])
    claims_store.add(act.writing, row, [occurrence_row(act, claim_id, document, candidate)])
    return claim_id
