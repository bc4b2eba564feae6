"""Correcting what is known about a document, and reading its dates again when the day is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claims.dates import times
from claims.errors import InvalidInput
from claims.text import Extent
from db import claims_store, documents_store
from db.rows import day, iso, times_json
from desk.act import Act, Told, change_claim, claim_of, document_of, unchanged
from desk.fields import line, publication_day, web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.model import Document
    from db.rows import Value

WORDS = frozenset({"title", "publisher", "author", "url"})
"""Fields that are plain words; `published_on` is the one that is a day."""


def apply(
    act: Act,
    reference: str,
    changes: Mapping[str, str | date | None],
    *,
    seen_revision: int | None,
) -> Told:
    """Write the corrected fields, and the dates that a new publication date resolves."""
    document = document_of(act.writing, reference)
    revision = int((documents_store.row_of(act.writing, reference) or {})["revision"])
    unchanged(act.writing, f"“{document.title}”", document.id, revision, seen_revision)
    fields = _fields(document, changes, act.now.date())
    act.writing.update("documents", document.id, fields, revision=revision)
    resolved = resolve(act, document, fields)
    _reindex(act, document, fields)
    revisions = {document.id: revision + 1, **resolved}
    details = {"fields": sorted(fields), "resolved": len(resolved), "revisions": revisions}
    return Told(action="corrected", subject=document.id, subjects=tuple(resolved), details=details)


def _fields(
    document: Document, changes: Mapping[str, str | date | None], today: date
) -> dict[str, Value]:
    """Return the columns that really change."""
    fields: dict[str, Value] = {}
    for name, value in changes.items():
        clean = _clean(name, value, today)
        before = getattr(document, name)
        if clean != (iso(before) if isinstance(before, date) else before):
            fields[name] = clean
    if not fields:
        msg = (
            "Nothing was changed, so nothing was saved. "
            "Change a field (a date has to be complete) and send again."
        )
        raise InvalidInput(msg)
    return fields


def _clean(name: str, value: str | date | None, today: date) -> str | None:
    if name == "published_on":
        return iso(publication_day(value, today))
    if name not in WORDS:
        msg = f"“{name}” cannot be corrected. Title, publisher, author, url and published_on can."
        raise InvalidInput(msg)
    words = str(value or "")
    if name == "url":
        return web_address(words)
    words = line(words, name)
    if name == "title" and not words:
        msg = "A document needs a title. Nothing was saved. Write what people call it."
        raise InvalidInput(msg)
    return words or None


def resolve(act: Act, document: Document, fields: Mapping[str, Value]) -> dict[str, int]:
    """Read the times of every occurrence again if the day changed.

    Return the claims touched with their new revisions: whoever looked at one saw other dates.
    """
    if "published_on" not in fields:
        return {}
    published = day(str(fields["published_on"])) if fields["published_on"] else None
    touched: dict[str, None] = {}
    for row in claims_store.occurrences_in(act.writing, document.id):
        extent = Extent(start=row["start_at"], end=row["end_at"])
        read = times_json(times(document.text, extent, published_on=published))
        if read != row["times"] and claims_store.TIMES not in claims_store.corrected(row):
            act.writing.update("occurrences", row["id"], {"times": read})
            touched[row["claim_id"]] = None
    return {one: change_claim(act, claim_of(act.writing, one), {}) for one in touched}


def _reindex(act: Act, document: Document, fields: Mapping[str, Value]) -> None:
    if "title" in fields:
        for claim in claims_store.of_document(act.writing, document.id):
            claims_store.index(act.writing, claim.id)
