"""Outside sources as things of their own: added once, copied over time, classed, noted upon.

A source is found again by its address or by a file that is byte for byte the same, so that what
many claims lean on is one source. What is learnt later is said anew and never written over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed, NotFound
from db import evidence_store, sources_store
from db.rows import iso
from desk.act import Act, Done, Told, carry_out
from desk.attachments import checked_attachment
from desk.authority import Role, needs
from desk.clearance import hidden_sources
from desk.fields import line, prose, web_address
from review.model import SourceKind
from review.sources import Way, standing_notes
from sources.locate import Standing, locate
from sources.public_web import page_key
from sources.snapshot import copy_of

if TYPE_CHECKING:
    from datetime import date

    from claims.text import Extent
    from db.rows import Value
    from db.transaction import Snapshot
    from desk import Desk
    from review.model import OutsideSource
    from review.sources import SourceClass
    from sources.snapshot import Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSource:
    """What a person says of a source; `note` tells how far it can be relied on.

    `attachment` is (file name, bytes) of a copy to keep; `archive_address` where an archive has it.
    """

    kind: SourceKind
    title: str
    address: str | None = None
    published_on: date | None = None
    accessed_on: date | None = None
    source_class: SourceClass | None = None
    note: str = ""
    attachment: tuple[str, bytes] | None = None
    archive_address: str | None = None
    command_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words in a copy of a source, by the copy's id."""

    snapshot: str
    extent: Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A copy to keep: how the desk came by it, when it was looked at, where else it is."""

    copy: Copy
    way: Way = Way.UPLOADED
    accessed_on: date | None = None
    address: str | None = None
    archive_address: str | None = None


@needs(Role.CHECKER)
def add(desk: Desk, source: AddSource) -> Done:
    """Add a source. One that is here already is named instead, or gains the file as a copy.

    Raises NotAllowed, naming the source that is here, when nothing new was brought.
    """
    check(source)
    kept = kept_of(source)

    def do(act: Act) -> Told:
        known = known_as(act.writing, source.address, kept.copy.digest if kept else None)
        if known is not None and (kept is None or _has(act.writing, known, kept)):
            raise NotAllowed(_here_already(act, known))
        source_id, made = find_or_add(act, source, kept)
        action = "added a source" if known is None else "kept a copy of a source"
        return Told(action=action, subject=source_id, made=(source_id, *made))

    return carry_out(desk, source.command_id, do)


@needs(Role.CHECKER)
def add_copy(
    desk: Desk,
    source_id: str,
    attachment: tuple[str, bytes],
    *,
    accessed_on: date | None = None,
    archive_address: str | None = None,
    command_id: str | None = None,
) -> Done:
    """Keep a further copy of a source, as it stood on `accessed_on` (today, if nobody says)."""
    kept = Kept(
        copy=_read(attachment),
        accessed_on=accessed_on,
        archive_address=web_address(archive_address),
    )
    return keep(desk, source_id, kept, command_id)


@needs(Role.CHECKER)
def keep(desk: Desk, source_id: str, kept: Kept, command_id: str | None) -> Done:
    """Keep a copy that was read before, as one event."""

    def do(act: Act) -> Told:
        source = source_of(act.writing, source_id)
        made = _keep(act, source.id, kept)
        details = {"digest": kept.copy.digest, "way": kept.way.value}
        action = "kept a copy of a source"
        return Told(action=action, subject=source.id, made=(made,), details=details)

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def set_class(
    desk: Desk,
    source_id: str,
    source_class: SourceClass,
    *,
    because: str = "",
    command_id: str | None = None,
) -> Done:
    """Say what sort of source it is; the class before stays in the record."""

    def do(act: Act) -> Told:
        source = source_of(act.writing, source_id)
        made = _say_class(act, source.id, source_class, because)
        details = {"class": source_class.value}
        return Told(action="classed a source", subject=source.id, made=(made,), details=details)

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def add_note(desk: Desk, source_id: str, words: str, *, command_id: str | None = None) -> Done:
    """Write down how far a source can be relied on."""
    words = _note_words(words)

    def do(act: Act) -> Told:
        source = source_of(act.writing, source_id)
        made = _write(act, source.id, words)
        return Told(action="noted on a source", subject=source.id, made=(made,))

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def revise_note(desk: Desk, note_id: str, words: str, *, command_id: str | None = None) -> Done:
    """Write a note anew; the old wording stays in the record."""
    words = _note_words(words)

    def do(act: Act) -> Told:
        note = sources_store.note(act.writing, note_id)
        if note is None:
            msg = f"There is no note “{note_id}” on this desk. Open the source and look again."
            raise NotFound(msg)
        if note not in standing_notes(sources_store.notes(act.writing, note.source)):
            msg = "This note was revised already. Nothing was saved. Revise the latest wording."
            raise NotAllowed(msg)
        made = _write(act, note.source, words, supersedes=note.id)
        details = {"note": note.id}
        action = "revised a note on a source"
        return Told(action=action, subject=note.source, made=(made,), details=details)

    return carry_out(desk, command_id, do)


def source_of(snapshot: Snapshot, source_id: str) -> OutsideSource:
    """Return a source, or raise NotFound."""
    found = sources_store.get(snapshot, source_id)
    if found is None:
        raise no_source(source_id)
    return found


def no_source(source_id: str) -> NotFound:
    """Return what whoever asks for this source is told when there is none, or none for them."""
    return NotFound(
        f"There is no source “{source_id[:40]}” on this desk. Look for it among the sources."
    )


def known_as(snapshot: Snapshot, address: str | None, digest: str | None = None) -> str | None:
    """Return the source that has this address or a copy with this digest, or None."""
    if address and address.strip():
        wanted = page_key(address)
        same = (
            one for one, other in sources_store.addresses(snapshot) if page_key(other) == wanted
        )
        found = next(same, None)
        if found is not None:
            return found
    return sources_store.with_file(snapshot, digest) if digest else None


def check(source: AddSource) -> None:
    """Refuse a source without a title, a page without an address, and what is no address."""
    if not source.title.strip():
        msg = "An outside source needs a title. Nothing was saved. Write what people call it."
        raise InvalidInput(msg)
    if source.kind is SourceKind.WEB and not (source.address or "").strip():
        msg = "A web page needs its address. Nothing was saved. Paste it from the browser."
        raise InvalidInput(msg)
    web_address(source.address)
    web_address(source.archive_address)


def kept_of(source: AddSource) -> Kept | None:
    """Return the attached file as a copy, its words read; None without an attachment."""
    if source.attachment is None:
        if (source.archive_address or "").strip():
            msg = (
                "The address of an archive belongs to a copy, and none came with it. Nothing was "
                "saved. Attach the copy, or give the archive's address as the source's own."
            )
            raise InvalidInput(msg)
        return None
    return Kept(
        copy=_read(source.attachment),
        accessed_on=source.accessed_on,
        archive_address=web_address(source.archive_address),
    )


def find_or_add(
    act: Act, source: AddSource, kept: Kept | None, *, known: str | None = None
) -> tuple[str, tuple[str, ...]]:
    """Return the id of the source meant, and of what was made for it: never a twin.

    `known` names one that is here. Of such a one, title and dates stay; a class, a note and a new
    file are added.
    """
    digest = kept.copy.digest if kept else None
    source_id = source_of(act.writing, known).id if known else None
    source_id = source_id or known_as(act.writing, source.address, digest)
    if source_id is None:
        source_id = _add(act, source, kept)
    made = []
    if kept is not None and not _has(act.writing, source_id, kept):
        made.append(_keep(act, source_id, kept))
    if source.source_class is not None:
        before = sources_store.classes(act.writing, [source_id]).get(source_id)
        if before is None or before.source_class is not source.source_class:
            made.append(_say_class(act, source_id, source.source_class, ""))
    if source.note.strip():
        made.append(_write(act, source_id, prose(source.note, "note")))
    return source_id, tuple(made)


def place_quotation(act: Act, source_id: str, quote: str) -> tuple[str, Place | None]:
    """Return the words to keep and where they stand in the latest copy that has them.

    Words that stand there but for spelling are kept as the copy has them. Words that are close
    to some in it and not the same are refused; where none are like them, they stay as typed.
    """
    close = None
    for copy in reversed(sources_store.snapshots(act.writing, source_id)):
        text = copy.text or ""
        found = locate(quote, text)
        if found.extent is None:
            continue
        if found.standing is Standing.LOCATED:
            return found.extent.of(text), Place(snapshot=copy.id, extent=found.extent)
        close = close or found.extent.of(text)
    if close is not None:
        raise InvalidInput(_ALTERED.format(quote=quote[:120], close=close[:240]))
    return quote, None


def keep_place(act: Act, evidence_id: str, place: Place) -> None:
    """Write down where the words of a piece of evidence stand."""
    row: dict[str, Value] = {
        "evidence_id": evidence_id,
        "snapshot_id": place.snapshot,
        "start_at": place.extent.start,
        "end_at": place.extent.end,
    }
    sources_store.add_place(act.writing, row)


def _read(attachment: tuple[str, bytes]) -> Copy:
    name, body = checked_attachment(attachment)
    return copy_of(body, name)


def _add(act: Act, source: AddSource, kept: Kept | None) -> str:
    row: dict[str, Value] = {
        "id": act.new("src"),
        "kind": source.kind.value,
        "title": line(source.title, "title"),
        "address": web_address(source.address),
        "published_on": iso(source.published_on),
        "accessed_on": iso(source.accessed_on),
        "note_digest": act.writing.words(""),
        "file": kept.copy.name if kept else None,
        "digest": kept.copy.digest if kept else None,
        "added_by": act.actor,
        "added_at": act.at,
    }
    if kept is not None:
        sources_store.keep_original(act.writing, kept.copy.digest, kept.copy.body)
    return str(evidence_store.add_source(act.writing, row)["id"])


def _keep(act: Act, source_id: str, kept: Kept) -> str:
    copy = kept.copy
    row: dict[str, Value] = {
        "id": act.new("snp"),
        "source_id": source_id,
        "way": kept.way.value,
        "digest": copy.digest,
        "file": copy.name,
        "media_type": copy.media_type,
        "address": kept.address,
        "archive_address": kept.archive_address,
        "text_digest": None if copy.text is None else act.writing.words(copy.text),
        "reader": copy.reader,
        "accessed_on": (kept.accessed_on or act.now.date()).isoformat(),
        "added_by": act.actor,
        "added_at": act.at,
    }
    sources_store.keep_original(act.writing, copy.digest, copy.body)
    return str(sources_store.add_snapshot(act.writing, row)["id"])


def _has(snapshot: Snapshot, source_id: str, kept: Kept) -> bool:
    known = sources_store.snapshots(snapshot, source_id)
    return any(copy.digest == kept.copy.digest for copy in known)


def _say_class(act: Act, source_id: str, source_class: SourceClass, because: str) -> str:
    row: dict[str, Value] = {
        "id": act.new("scl"),
        "source_id": source_id,
        "class": source_class.value,
        "because_digest": act.writing.words(prose(because, "reason")),
        "said_by": act.actor,
        "said_at": act.at,
    }
    return str(sources_store.say_class(act.writing, row)["id"])


def _write(act: Act, source_id: str, words: str, *, supersedes: str | None = None) -> str:
    row: dict[str, Value] = {
        "id": act.new("snt"),
        "source_id": source_id,
        "words_digest": act.writing.words(words),
        "supersedes": supersedes,
        "written_by": act.actor,
        "written_at": act.at,
    }
    return str(sources_store.add_note(act.writing, row)["id"])


def _note_words(words: str) -> str:
    if not any(character.isalnum() for character in words):
        msg = "A note needs words. Nothing was saved. Say how far the source can be relied on."
        raise InvalidInput(msg)
    return prose(words, "note")


def _here_already(act: Act, source_id: str) -> str:
    if source_id in hidden_sources(act.writing, act.actor):
        return "This source is here already, in confidence. Nothing was saved. Ask an editor."
    source = source_of(act.writing, source_id)
    return (
        f"This source is here already, as “{source.title}” ({source.id}). Nothing was saved, so "
        "that there is one and no twin. Link that one, or keep a further copy of it."
    )


_ALTERED = (
    "“{quote}” does not stand so in the copy of this source; closest is “{close}”. Nothing was "
    "saved. Quote it as it stands, or keep the copy in which it stands otherwise."
)
