"""Evidence, reviews, verdicts and the scales they are given on.

A *review* is one person's judgement; a *verdict* is the decision of record and rests on
reviews. Both are only ever appended: a change is a new one that supersedes, a withdrawal
is a new one without a rating. Events are the record of everything that was done.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from claims.text import Span


class Stance(StrEnum):
    """What a piece of evidence does to the claim it is linked to."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    QUALIFIES = "qualifies"
    CONTEXT = "context"


class Confidentiality(StrEnum):
    """How far a piece of evidence may be quoted outside the desk."""

    ON_THE_RECORD = "on_the_record"
    BACKGROUND = "background"
    OFF_THE_RECORD = "off_the_record"


class Shown(StrEnum):
    """How much of a confidential piece of evidence may be seen."""

    NOTHING = "nothing"
    """That it is there, what it does to the claim, and who linked it."""
    WORDS = "words"
    """Its words and note as well; not whom they are from."""
    EVERYTHING = "everything"


class SourceKind(StrEnum):
    """What sort of thing an outside source is."""

    WEB = "web"
    FILE = "file"
    IMAGE = "image"
    RECORDING = "recording"
    RECORD = "record"
    INTERVIEW = "interview"


class Layer(StrEnum):
    """What is judged: that somebody said it, or that it is so."""

    SAID = "said"
    SO = "so"


class Basis(StrEnum):
    """How a verdict of record came about."""

    SINGLE = "single"
    AGREED = "agreed"
    ADJUDICATED = "adjudicated"
    WITHDRAWN = "withdrawn"
    """The reviews it rested on were withdrawn: no verdict stands."""


class Confidence(StrEnum):
    """How sure a reviewer is of their own rating."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One step of a scale. `rank` orders them, 0 the most false; None is outside the order."""

    key: str
    label: str
    meaning: str
    rank: int | None
    colour: str
    needs_evidence: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictScale:
    """A named, versioned set of ratings; `reference` is how a review remembers it."""

    key: str
    version: int
    title: str
    ratings: tuple[Rating, ...]

    @property
    def reference(self) -> str:
        """`key@version`, as stored with every review."""
        return f"{self.key}@{self.version}"

    def rating(self, key: str) -> Rating | None:
        """Return the rating called `key`, or None."""
        return next((r for r in self.ratings if r.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideSource:
    """Something outside the desk's documents that evidence can point to."""

    id: str
    kind: SourceKind
    title: str
    address: str | None = None
    published_on: date | None = None
    accessed_on: date | None = None
    note: str = ""
    file: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage of a document (`span`) or a place in an outside source, and its stance.

    `locator` says where in the outside source: a page, a time code, a section.
    `quote` is what stands there, as the person typed it; for a passage it is the span's.
    """

    id: str
    claim_id: str
    stance: Stance
    confidentiality: Confidentiality
    added_by: str
    added_at: datetime
    span: Span | None = None
    source: OutsideSource | None = None
    locator: str = ""
    quote: str = ""
    note: str = ""
    retracted_at: datetime | None = None
    retracted_because: str | None = None
    released: Shown = Shown.NOTHING
    """What an editor let out of a confidential piece."""
    shown: Shown = Shown.EVERYTHING
    """What of it whoever reads this may see; what they may not is left empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One person's judgement of one layer of a claim; `rating` None withdraws `supersedes`."""

    id: str
    claim_id: str
    layer: Layer
    round: int
    scale: str
    rating: str | None
    confidence: Confidence | None
    rationale: str
    evidence_ids: tuple[str, ...]
    claim_revision: int
    given_by: str
    given_at: datetime
    supersedes: str | None = None
    needed: int = 1
    """How many reviewers the verdict needed when it was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The decision of record for one layer; `rating` None says that none stands any more."""

    id: str
    claim_id: str
    layer: Layer
    basis: Basis
    scale: str
    rating: str | None
    review_ids: tuple[str, ...]
    decided_by: str
    decided_at: datetime
    supersedes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that was done: who, what, to what, when, chained to the one before."""

    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    details: str
    """Canonical JSON without document text or rationales."""
    changes: str
    """Digest over the rows this event wrote."""
    previous: str
    digest: str
    command_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How far the record reaches: number of events and the last one's digest."""

    events: int
    digest: str
