"""Finding the exact place of words that a person typed or pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from desk.act import document_of
from sources.locate import Standing, locate

if TYPE_CHECKING:
    from claims.text import Extent
    from db.connection import Database


def place_of(database: Database, document: str, words: str, *, near: int | None = None) -> Extent:
    """Return where `words` stand in a document; `near` settles which of several places.

    Differences in white space and quotation marks do not count. Raises InvalidInput when the
    words do not stand there.
    """
    with database.snapshot() as snapshot:
        found = document_of(snapshot, document)
    located = locate(words.strip(), found.text, near=near) if words.strip() else None
    if located is None or located.extent is None or located.standing is not Standing.LOCATED:
        msg = (
            f"These words do not stand in “{found.title}” as they were given. Nothing was saved. "
            "Copy them from the document, or select them there."
        )
        raise InvalidInput(msg)
    return located.extent
