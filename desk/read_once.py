"""The latest readings of texts, kept in memory: a page drawn anew does not read its text anew.

Reading is pure, so a kept reading cannot be out of date: the same text and day give the same
reading for as long as the program runs. Every click on the page of a document asks for it again;
of 94,000 characters that took 1.1 s of processor time, in a transaction when a claim was made.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from claims.reading import read

if TYPE_CHECKING:
    from datetime import date

    from claims.model import Document
    from claims.structure import Block, Reading

MOST_CHARACTERS = 500_000
"""Of all texts whose readings are kept. A reading takes about 50 bytes a character (measured on
texts of 900 to 94,000 characters, November 2026), so these are some 25 MB."""


_Key: TypeAlias = "tuple[str, date | None, tuple[Block, ...]]"


class Shelf:
    """Readings by text and day, the latest asked for last. May be shared by threads."""

    def __init__(self, most: int = MOST_CHARACTERS) -> None:
        self._most = most
        self._kept: OrderedDict[_Key, Reading] = OrderedDict()
        self._lock = Lock()

    def reading(
        self, text: str, *, published_on: date | None = None, by_hand: tuple[Block, ...] = ()
    ) -> Reading:
        """Return the reading of `text`, read at most once while it is kept."""
        key = text, published_on, by_hand
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
        found = read(text, published_on=published_on, by_hand=by_hand)
        self._keep(key, found)
        return found

    def forget(self) -> None:
        """Let go of every reading: a text that was withdrawn must not stay in memory either."""
        with self._lock:
            self._kept.clear()

    def _keep(self, key: _Key, found: Reading) -> None:
        """Keep a reading, and let go of the oldest; the last one stays, however long its text."""
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > 1 and sum(len(text) for text, *_ in self._kept) > self._most:
                self._kept.popitem(last=False)


_shelf = Shelf()

read_once = _shelf.reading
"""The reading of a text as of a day, from the shelf that all pages of this process share."""

forget = _shelf.forget
"""Let go of every reading that this process keeps."""


def reading_of(document: Document) -> Reading:
    """Return the reading of a document as people corrected what is known of it."""
    return read_once(document.text, published_on=document.published_on, by_hand=document.by_hand)
