"""Correcting what is known about a document, and reading its dates again when the day is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claims.dates import times
from claims.errors import Conflict, InvalidInput
from claims.text import Extent
from db import claims_store, documents_store
from db.rows import day, iso, times_json
from desk.act import Act, Told, document_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.model import Document
    from db.rows import Value

WORDS = frozenset({"title", "publisher", "author", "url"})
"""Fields that are plain words; `published_on` is the one that is a day."""

EARLIEST = date(1400, 1, 1)
"""Nothing that a newsroom checks was published before print."""


def apply(
    act: Act,
    reference: str,
    changes: Mapping[str, str | date | None],
    *,
    seen_revision: int | None,
) -> Told:
    """Write the corrected fields, and the dates that a new publication date resolves."""
    document = document_of(act.writing, reference)
    row = documents_store.row_of(act.writing, reference) or {}
    if seen_revision is not None and seen_revision != row["revision"]:
        msg = (
            f"“{document.title}” was corrected by somebody else while you were reading. Nothing "
            "was saved. Look at it as it is now and send again."
        )
        raise Conflict(msg)
    fields = _fields(document, changes, act.now.date())
    act.writing.update("documents", document.id, fields, revision=row["revision"])
    resolved = _resolve(act, document, fields)
    _reindex(act, document, fields)
    details = {"fields": sorted(fields), "resolved": len(resolved)}
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
        msg = "Nothing was changed, so nothing was saved. Change a field and send again."
        raise InvalidInput(msg)
    return fields


def _clean(name: str, value: str | date | None, today: date) -> str | None:
    if name == "published_on":
        return _publication_day(value, today)
    if name not in WORDS:
        msg = f"“{name}” cannot be corrected. Title, publisher, author, url and published_on can."
        raise InvalidInput(msg)
    words = " ".join(str(value or "").split())
    if name == "title" and not words:
        msg = "A document needs a title. Nothing was saved. Write what people call it."
        raise InvalidInput(msg)
    return words or None


def _publication_day(value: str | date | None, today: date) -> str | None:
    if value is None:
        return None
    published = value if isinstance(value, date) else day(value)
    if published is None or not EARLIEST <= published <= today:
        msg = (
            f"“{value}” cannot be the day of publication: it lies in the future or before 1400. "
            "Nothing was saved. Give the day on which the text appeared."
        )
        raise InvalidInput(msg)
    return published.isoformat()


def _resolve(act: Act, document: Document, fields: Mapping[str, Value]) -> list[str]:
    """Read the times of every occurrence again if the day changed; return the claims touched."""
    if "published_on" not in fields:
        return []
    published = day(str(fields["published_on"])) if fields["published_on"] else None
    touched = []
    for row in claims_store.occurrences_in(act.writing, document.id):
        extent = Extent(start=row["start_at"], end=row["end_at"])
        read = times_json(times(document.text, extent, published_on=published))
        if read != row["times"]:
            act.writing.update("occurrences", row["id"], {"times": read})
            touched.append(row["claim_id"])
    return touched


def _reindex(act: Act, document: Document, fields: Mapping[str, Value]) -> None:
    if "title" in fields:
        for claim in claims_store.of_document(act.writing, document.id):
            claims_store.index(act.writing, claim.id)
