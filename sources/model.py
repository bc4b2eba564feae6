"""What a reader hands over: a file's text, where its parts came from, what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A piece of metadata and where it stood ("dateline", "<meta og:title>", "file name")."""

    value: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Characters `start:end` of the text and how to cite them: "page 3", "table 1, row 2"."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSource:
    """The outcome of reading one file.

    `text` is what is stored and never rewritten; `places` ascend and do not overlap.
    `found` holds metadata by field: title, publisher, author, published_on (ISO date), url;
    and remarks on the reading, where there is one to make: encoding (it was guessed),
    left_out (attachments, running heads), extraction (no main part of a page was found).
    """

    text: str
    media_type: str
    reader: str
    places: tuple[Place, ...] = ()
    found: dict[str, Found] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One intake format: how it is recognised and read. One instance a file, listed in READERS.

    `recognises(head, name)` looks at the content (up to the first 64 KiB); the name only breaks
    ties between formats that look alike (plain text and Markdown).
    `read(data, name)` raises UnreadableSource with a sentence that says what to do.
    `called` is what people are told they may give, "" for what is no file.
    """

    name: str
    version: int
    called: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], ReadSource]

    @property
    def reference(self) -> str:
        """`name@version`, as stored with the document."""
        return f"{self.name}@{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyClaim:
    """A claim that arrived already worded, as a row of a table or a JSON object."""

    statement: str
    row: int
    speaker: str | None = None
    said_on: date | None = None
    source: str | None = None
    url: str | None = None
    note: str = ""
