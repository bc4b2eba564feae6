"""The sentences of a document as rows to search: made of its reading, and made again of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.structure import Reading
    from db.rows import Value


def passages_of(
    document_id: str, text: str, reading: Reading
) -> tuple[list[dict[str, Value]], list[str]]:
    """Return a document's sentences as rows to search, and their words."""
    rows: list[dict[str, Value]] = [
        {
            "document_id": document_id,
            "position": position,
            "block": reading.blocks[sentence.block].kind.value,
            "start_at": sentence.extent.start,
            "end_at": sentence.extent.end,
        }
        for position, sentence in enumerate(reading.sentences)
    ]
    return rows, [sentence.extent.of(text) for sentence in reading.sentences]
