"""The words of the domain: documents, claims, who said them, and how claims relate.

Everything here is a frozen value. Offsets are code points into the document's stored
text (see `claims.text`). Enumerations have string values; those values are what the
database and the JSON export hold, and `docs/json-export.md` explains each.

Evidence and verdicts are in `review.model`; reading a text is `claims.reading`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from claims.structure import Block
    from claims.text import Extent, Span


class Kind(StrEnum):
    """What sort of thing a claim asserts."""

    QUANTITY = "quantity"
    EVENT = "event"
    STATUS_OR_RULE = "status_or_rule"
    CAUSAL_OR_COMPARISON = "causal_or_comparison"
    ATTRIBUTION = "attribution"
    ABSENCE = "absence"
    ALLEGATION = "allegation"
    PREDICTION_OR_PLAN = "prediction_or_plan"
    OPINION = "opinion"
    PERSONAL_EXPERIENCE = "personal_experience"


class Checkability(StrEnum):
    """What of a claim can be checked today."""

    NOW = "now"
    ONLY_THAT_IT_WAS_SAID = "only_that_it_was_said"
    FUTURE = "future"
    NOT_A_FACTUAL_CLAIM = "not_a_factual_claim"


class ClaimState(StrEnum):
    """Where a claim stands on its way through the desk."""

    CANDIDATE = "candidate"
    TRIAGED = "triaged"
    ASSIGNED = "assigned"
    IN_REVIEW = "in_review"
    SECOND_REVIEW = "second_review"
    ADJUDICATION = "adjudication"
    READY = "ready"
    SIGNED_OFF = "signed_off"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    DISMISSED = "dismissed"
    HELD = "held"
    KILLED = "killed"

    @property
    def is_decided(self) -> bool:
        """Whether a verdict of record stands."""
        return self in _DECIDED

    @property
    def is_published(self) -> bool:
        """Whether its verdict went out and stands as it did."""
        return self in _PUBLISHED


_PUBLISHED = frozenset({ClaimState.PUBLISHED, ClaimState.CORRECTED})
_DECIDED = _PUBLISHED | {ClaimState.READY, ClaimState.SIGNED_OFF}


class Mode(StrEnum):
    """How an occurrence carries somebody's words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    NARRATED = "narrated"
    """The writer's own voice: nobody is quoted."""


class SpeakerRole(StrEnum):
    """What sort of source a speaker is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    AUTHOR = "author"
    """The writer of the document, in the document's own voice."""
    UNKNOWN = "unknown"
    """Somebody else's words, and the text does not settle whose."""


class Comparator(StrEnum):
    """How a quantity bounds what it counts."""

    EQUAL = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    ABOUT = "~"
    RANGE = "range"
    NOT = "!="


class RelationKind(StrEnum):
    """How one claim bears on another."""

    SAME = "same"
    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"
    UPDATES = "updates"
    DISPUTES = "disputes"
    DUPLICATE = "duplicate"


class RelationState(StrEnum):
    """Whether a person has decided about a relation."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as the text bounds it; `low`/`high` are inclusive ends, None is open.

    "more than 1,500" is low=1500, high=None, comparator MORE. `unit` is the counted
    noun phrase ("undocumented immigrants"), "%" or an ISO currency code.
    """

    extent: Extent
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator
    unit: str = ""
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeReference:
    """Days that a phrase can mean: inclusive ends, None is open or not yet known.

    `needs` says what is missing before the phrase can be resolved ("publication date"),
    and is None when nothing is.
    """

    extent: Extent
    earliest: date | None
    latest: date | None
    anchor: date | None = None
    needs: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says it, how, and through whom we know.

    `speaker` is the resolved name ("Libby Schaaf") or the phrase as it stands ("a source");
    None when the text does not settle it, and then `candidates` may name the possible ones.
    `via` runs from the one nearest to the speaker outwards.
    """

    speaker: str | None
    role: SpeakerRole
    mode: Mode
    title: str | None = None
    verb: str | None = None
    via: tuple[str, ...] = ()
    addressee: str | None = None
    method: str = ""
    confidence: float = 1.0
    candidates: tuple[str, ...] = ()
    extent: Extent | None = None
    """Where the cue stands ("Kaplan said"); None for the writer's own voice."""


NARRATED = Attribution(speaker=None, role=SpeakerRole.AUTHOR, mode=Mode.NARRATED, method="narrated")
"""The attribution of a sentence in the writer's own voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One named feature of a claim and how much it adds to its check-worthiness."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A claim that a detector proposes, before any person has looked at it.

    `statement` is the wording that stands alone, replaced words in [brackets]; it equals
    the exact words where nothing had to be replaced. `score` is 0…1.
    """

    extent: Extent
    statement: str
    kind: Kind
    checkability: Checkability
    score: float
    reasons: tuple[Reason, ...]
    detector: str
    attribution: Attribution = NARRATED
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as it was taken in. The text is never rewritten; `digest` is of the original bytes."""

    id: str
    number: int
    title: str
    text: str
    digest: str
    file: str
    media_type: str
    reader: str
    added_by: str
    added_at: datetime
    publisher: str | None = None
    author: str | None = None
    published_on: date | None = None
    url: str | None = None
    by_hand: tuple[Block, ...] = ()
    """Blocks whose kind a person settled."""
    withdrawn: str = ""
    """What to read in place of its words, which are no more; "" while they are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One place where a claim is made, with what was read there."""

    id: str
    span: Span
    attribution: Attribution
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A checkable assertion, wherever it occurs.

    `number` is what people call it by; `id` is unique across desks. `revision` rises with
    every change of wording, occurrences, evidence or state, not with reviews.
    """

    id: str
    number: int
    statement: str
    kind: Kind
    checkability: Checkability
    state: ClaimState
    score: float
    reasons: tuple[Reason, ...]
    occurrences: tuple[Occurrence, ...]
    revision: int
    scale: str
    detector: str | None
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What one claim does to another, proposed by a rule until a person decides.

    `decided_by` is the name of whoever did, `because` their reason where they gave one. One that is
    `by_hand` was set by that person, whose reason it gives.
    """

    id: str
    left: str
    right: str
    kind: RelationKind
    reason: str
    score: float
    state: RelationState
    decided_by: str | None = None
    decided_at: datetime | None = None
    because: str = ""
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """A limit on how far a claim reaches, with the words it comes from.

    `relation` is the id of the relation it was made of. A resolved one has `resolved_at` and why.
    """

    claim_id: str
    text: str
    span: Span | None = None
    id: str = ""
    relation: str | None = None
    added_by: str = ""
    added_at: datetime | None = None
    resolved_by: str | None = None
    resolved_at: datetime | None = None
    resolved_because: str = ""
