"""What the people of the sample newsroom did: `newsroom/desk.toml` read into types."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

from desk.intake import About
from review.model import Confidence, Confidentiality, Layer, SourceKind, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

_Entry = TypeVar("_Entry")
_NEWSROOM = files("samples") / "newsroom"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDocument:
    """A file of the newsroom and what is known of it."""

    key: str
    file: str
    publisher: str
    author: str | None = None
    published_on: date | None = None
    url: str | None = None

    def about(self) -> About:
        """Return what is known, as taking in wants it."""
        return About(
            publisher=self.publisher,
            author=self.author,
            published_on=self.published_on,
            url=self.url,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSource:
    """Something outside the newsroom's documents."""

    key: str
    kind: SourceKind
    title: str
    address: str
    published_on: date | None = None
    accessed_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleEvidence:
    """A passage (`document` and `words`) or a place in an outside source."""

    key: str
    stance: Stance
    document: str | None = None
    words: str | None = None
    source: str | None = None
    locator: str = ""
    quote: str = ""
    note: str = ""
    confidentiality: Confidentiality = Confidentiality.ON_THE_RECORD


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleReview:
    """One person's judgement, perhaps withdrawn afterwards."""

    by: str
    layer: Layer
    rating: str
    confidence: Confidence
    rationale: str
    evidence: tuple[str, ...] = ()
    withdrawn_because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleClaim:
    """A claim that was taken up."""

    key: str
    document: str
    words: str
    evidence: tuple[SampleEvidence, ...] = ()
    reviews: tuple[SampleReview, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDismissed:
    """A candidate that was set aside."""

    document: str
    words: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """All that was done, in order."""

    editor: str
    documents: tuple[SampleDocument, ...]
    sources: tuple[SampleSource, ...]
    claims: tuple[SampleClaim, ...]
    dismissed: tuple[SampleDismissed, ...]

    def body(self, document: SampleDocument) -> bytes:
        """Return the bytes of a document's file."""
        return (_NEWSROOM / document.file).read_bytes()

    def source(self, key: str) -> SampleSource:
        """Return the outside source called `key`."""
        return next(source for source in self.sources if source.key == key)


_CODES = {
    "kind": SourceKind,
    "stance": Stance,
    "layer": Layer,
    "confidence": Confidence,
    "confidentiality": Confidentiality,
}
"""Fields whose words are codes of the domain."""


def read_script() -> Script:
    """Return the script of the sample newsroom."""
    table = tomllib.loads((_NEWSROOM / "desk.toml").read_text("utf-8"))
    claims = tuple(_claim(entry) for entry in table["claims"])
    return Script(
        editor=claims[0].reviews[0].by,
        documents=_entries(SampleDocument, table["documents"]),
        sources=_entries(SampleSource, table["sources"]),
        claims=claims,
        dismissed=_entries(SampleDismissed, table["dismissed"]),
    )


def _claim(entry: Mapping[str, object]) -> SampleClaim:
    nested = {
        "evidence": _entries(SampleEvidence, _tables(entry.get("evidence"))),
        "reviews": _entries(SampleReview, _tables(entry.get("reviews"))),
    }
    return _entry(SampleClaim, {**entry, **nested})


def _tables(value: object) -> list[Mapping[str, object]]:
    return value if isinstance(value, list) else []


def _entries(kind: type[_Entry], tables: Sequence[Mapping[str, object]]) -> tuple[_Entry, ...]:
    return tuple(_entry(kind, table) for table in tables)


def _entry(kind: type[_Entry], table: Mapping[str, object]) -> _Entry:
    """Make one entry, codes as enumerations and lists as tuples."""
    return kind(**{name: _value(name, value) for name, value in table.items()})


def _value(name: str, value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    return _CODES[name](value) if name in _CODES and isinstance(value, str) else value
