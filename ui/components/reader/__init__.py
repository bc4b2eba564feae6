"""The reader: a document's text with its claims marked, and a way to choose words in it."""

from __future__ import annotations

from ui.components.reader.document import (
    Action,
    Chosen,
    Corrected,
    Figure,
    Mark,
    Mode,
    ReaderDocument,
    ReaderResult,
    Speech,
)
from ui.components.reader.reader import reader

__all__ = [
    "Action",
    "Chosen",
    "Corrected",
    "Figure",
    "Mark",
    "Mode",
    "ReaderDocument",
    "ReaderResult",
    "Speech",
    "reader",
]
