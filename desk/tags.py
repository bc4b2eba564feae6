"""Tags: words by which people sort claims and documents. A tag is made by being put on something.

Names are tidied: spaces and marks that nobody sees are taken out, and “Harbour  Budget” and
“harbour budget” are one tag, shown as it was first written. A tag says nothing about a claim, so
putting one on moves neither its state nor its revision, and refuses nobody's verdict.

Many claims at once are tagged in `desk.bulk`, which uses what stands here.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotFound
from db import tags_store
from desk.act import Act, Done, Told, carry_out, document_of
from desk.authority import Role, needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.connection import Database
    from db.rows import Row
    from db.tags_store import Carrier
    from db.transaction import Snapshot
    from desk import Desk

LONGEST_NAME = 40
"""Characters of a tag's name: it stands in rows beside much else."""


def tidied(name: str) -> str:
    """Return a tag's name as it is kept.

    Left out are signs before it (#), what nobody sees, and controls that turn the direction of
    the words that follow. Raises InvalidInput where nothing that can be read is left.
    """
    seen = "".join(" " if c.isspace() else c for c in name if c.isspace() or _is_seen(c))
    clean = " ".join(unicodedata.normalize("NFKC", seen).split()).lstrip("# ")
    if not any(character.isalnum() for character in clean):
        msg = "A tag needs a letter or a number. Nothing was saved. Write one or two words."
        raise InvalidInput(msg)
    if len(clean) > LONGEST_NAME:
        msg = (
            f"A tag has at most {LONGEST_NAME} characters, and this has {len(clean)}. "
            "Nothing was saved. Choose a shorter word."
        )
        raise InvalidInput(msg)
    return clean


def plain(name: str) -> str:
    """Return a tidied name folded: names that people would take for the same are the same."""
    return tidied(name).casefold()


def named(snapshot: Snapshot, name: str) -> Row:
    """Return the tag of this name, or raise NotFound."""
    found = tags_store.by_plain(snapshot, plain(name))
    if found is None:
        msg = (
            f"Nothing is tagged “{tidied(name)}” on this desk. Nothing was saved. "
            "Look at the list of tags."
        )
        raise NotFound(msg)
    return found


def names(database: Database) -> list[str]:
    """Return the names of all tags of the desk, in alphabetical order."""
    with database.snapshot() as snapshot:
        return [row["name"] for row in tags_store.in_use(snapshot)]


def carried(database: Database, claims: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the tags that any of these claims carries, in alphabetical order."""
    with database.snapshot() as snapshot:
        found = tags_store.names_on(snapshot, "claim_id", claims)
    return tuple(sorted({one for names in found.values() for one in names}, key=str.casefold))


def on_document(database: Database, document_id: str) -> tuple[str, ...]:
    """Return the names of the tags that a document carries, in alphabetical order."""
    with database.snapshot() as snapshot:
        found = tags_store.names_on(snapshot, "document_id", [document_id])
    return tuple(found.get(document_id, ()))


@needs(Role.CHECKER)
def tag_documents(
    desk: Desk, documents: Sequence[str], name: str, *, command_id: str | None = None
) -> Done:
    """Put a tag on documents (ids or numbers); those that carry it already stay as they are."""

    def do(act: Act) -> Told:
        ids = _documents(act, documents)
        tag = the_tag(act, name)
        put = put_on(act, tag, "document_id", ids)
        return _told("tagged", tag, put, f"carry “{tag['name']}” already")

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def untag_documents(
    desk: Desk, documents: Sequence[str], name: str, *, command_id: str | None = None
) -> Done:
    """Take a tag off documents (ids or numbers)."""

    def do(act: Act) -> Told:
        ids = _documents(act, documents)
        tag = named(act.writing, name)
        taken = take_off(act, tag, "document_id", ids)
        return _told("untagged", tag, taken, f"do not carry “{tag['name']}”")

    return carry_out(desk, command_id, do)


@needs(Role.EDITOR)
def rename(desk: Desk, name: str, new_name: str, *, command_id: str | None = None) -> Done:
    """Write a tag differently, wherever it is. A name that another tag has is refused."""

    def do(act: Act) -> Told:
        tag = named(act.writing, name)
        wanted = tidied(new_name)
        other = tags_store.by_plain(act.writing, plain(wanted))
        if other is not None and other["id"] != tag["id"]:
            msg = (
                f"There is a tag “{other['name']}” already. Nothing was saved. "
                f"Fold “{tag['name']}” into it instead."
            )
            raise InvalidInput(msg)
        act.writing.update("tags", tag["id"], {"name": wanted, "plain": plain(wanted)})
        return Told(action="renamed the tag", subject=tag["id"])

    return carry_out(desk, command_id, do)


@needs(Role.EDITOR)
def merge(desk: Desk, name: str, into: str, *, command_id: str | None = None) -> Done:
    """Fold a tag into another one: what carries it carries the other, and its name leads there."""

    def do(act: Act) -> Told:
        tag, kept = named(act.writing, name), named(act.writing, into)
        if tag["id"] == kept["id"]:
            msg = "Folding needs two different tags. Nothing was saved. Choose another one."
            raise InvalidInput(msg)
        moved: list[str] = []
        carriers: tuple[Carrier, ...] = ("claim_id", "document_id")
        for carrier in carriers:
            taken = take_off(act, tag, carrier, None)
            put_on(act, kept, carrier, taken)
            moved += taken
        for one in (tag["id"], *tags_store.folded_into(act.writing, tag["id"])):
            act.writing.update("tags", one, {"merged_into": kept["id"]})
        return Told(
            action="folded a tag into another",
            subject=kept["id"],
            subjects=(tag["id"], *moved),
            details={"tag": tag["id"], "into": kept["id"]},
        )

    return carry_out(desk, command_id, do)


def the_tag(act: Act, name: str) -> Row:
    """Return the tag of this name, made now if there was none."""
    clean = tidied(name)
    found = tags_store.by_plain(act.writing, plain(clean))
    if found is not None:
        return found
    row = {"id": act.new("tag"), "name": clean, "plain": plain(clean)}
    return act.writing.insert("tags", {**row, "made_by": act.actor, "made_at": act.at})


def put_on(act: Act, tag: Row, carrier: Carrier, ids: Iterable[str]) -> list[str]:
    """Put a tag on claims or documents; return those that did not carry it before."""
    wanted = list(dict.fromkeys(ids))
    there = tags_store.taggings(act.writing, tag["id"], carrier, wanted)
    fresh = [one for one in wanted if one not in there]
    for one in fresh:
        row = {"id": act.new("tgg"), "tag_id": tag["id"], carrier: one}
        act.writing.insert("taggings", {**row, "given_by": act.actor, "given_at": act.at})
    return fresh


def take_off(act: Act, tag: Row, carrier: Carrier, ids: Sequence[str] | None) -> list[str]:
    """Take a tag off claims or documents, off all with None; return those that carried it."""
    there = tags_store.taggings(act.writing, tag["id"], carrier, ids)
    act.writing.update_each("taggings", there.values(), {"ended_at": act.at, "ended_by": act.actor})
    return list(there)


def _documents(act: Act, references: Sequence[str]) -> list[str]:
    return [document_of(act.writing, one).id for one in references]


def _told(action: str, tag: Row, changed: Sequence[str], otherwise: str) -> Told:
    if not changed:
        msg = f"These documents {otherwise}. Nothing was saved. Choose others."
        raise InvalidInput(msg)
    return Told(
        action=action,
        subject=changed[0],
        subjects=tuple(changed),
        details={"tag": tag["id"], "count": len(changed)},
    )


def _is_seen(character: str) -> bool:
    """Whether a character takes part in what is read: no control, no format, no lone surrogate."""
    return unicodedata.category(character)[0] != "C"
