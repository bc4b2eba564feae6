"""What a page for people shows, as plain text in its final wording and order.

The HTML page and the Markdown text are two layouts of the same `ReportView`; neither decides
anything. Every string here is untrusted until a layout has escaped it. Texts that a person
wrote over several lines come as tuples of lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.wording import CONTACT, DISCRETION, SITE, proof, understood

if TYPE_CHECKING:
    from review.house import Logo

_SHORT = 5
"""Places, evidence and reviews of a claim that fill about a third of a printed A4 page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some of the exact words; `mark` is "number", "date", or "" for plain words.

    `reading` says how a marked piece was understood, "" where its own words say it.
    """

    text: str
    mark: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document as a report cites it. `address` is set only where it may be followed.

    `printed` is the address in full whether or not it is followed: on paper there are no links.
    """

    title: str
    publisher: str
    published: str
    address: str | None
    printed: str
    file: str
    digest: str

    @property
    def cited(self) -> tuple[str, ...]:
        """Publisher and day, as far as they are known."""
        return tuple(part for part in (self.publisher, self.published) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """One place where the claim is made. `chain` runs from the speaker to the publisher."""

    pieces: tuple[Piece, ...]
    is_headline: bool
    speaker: str
    manner: str
    chain: tuple[str, ...]
    document: DocumentView
    where: str

    @property
    def readings(self) -> tuple[str, ...]:
        """How each number and date was understood, where its own words do not say it."""
        return tuple(understood(p.text, p.reading) for p in self.pieces if p.reading)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """One piece that may be shown. `facts` are dates, place and digest, in words.

    `printed` is the address in full, as for a document; "" where the source is not named.
    """

    words: tuple[str, ...]
    source: str
    address: str | None
    printed: str
    facts: tuple[str, ...]
    note: tuple[str, ...]
    linked: str
    retracted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceView:
    """The evidence of one stance; `withheld` is the line for what may not be shown."""

    key: str
    symbol: str
    label: str
    count: int
    items: tuple[EvidenceView, ...]
    withheld: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """One person's judgement; `standing` says what became of it, "" while it carries."""

    label: str
    tone: str
    by: str
    confidence: str
    rests_on: str
    rationale: tuple[str, ...]
    became: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """What stands on one layer, and the judgements that carry it."""

    question: str
    label: str
    meaning: str
    tone: str
    basis: str
    grounds: tuple[ReviewView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim, ready to be laid out. `worth` is empty once a person has triaged it."""

    number: int
    anchor: str
    statement: str
    nature: tuple[str, ...]
    worth: str
    places: tuple[PlaceView, ...]
    verdicts: tuple[VerdictView, ...]
    caveats: tuple[str, ...]
    earlier_checks: tuple[str, ...]
    """A line for each check by others that answers it."""
    published: tuple[str, ...]
    """A line for each time that something of it went out, and why it was corrected."""
    signed: tuple[str, ...]
    """A line for each person who answers for the verdicts, and whether they reviewed them, too."""
    replies: tuple[str, ...]
    """A line for each person or body that was asked for an answer, or need not be."""
    stances: tuple[StanceView, ...]
    origins: tuple[str, ...]
    """How many independent sources the evidence has, and why no more."""
    bearings: tuple[str, ...]
    earlier: tuple[ReviewView, ...]
    history: tuple[str, ...]

    @property
    def headline(self) -> tuple[Piece, ...]:
        """The exact words with their marks where they are the statement, else the statement."""
        same = next((p.pieces for p in self.places if p.is_headline), None)
        return same or (Piece(text=self.statement),)

    @property
    def is_short(self) -> bool:
        """Whether it should stay on one printed page: longer ones would leave pages half empty."""
        evidence = sum(len(stance.items) for stance in self.stances)
        reviews = sum(len(verdict.grounds) for verdict in self.verdicts) + len(self.earlier)
        return len(self.places) + evidence + reviews <= _SHORT


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyView:
    """How many claims came out so; `start` and `share` are percentages of the bar."""

    label: str
    tone: str
    count: int
    start: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryView:
    """The outcomes on one layer, in the order of the scales."""

    question: str
    tallies: tuple[TallyView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingView:
    """A step of a scale and what it means."""

    label: str
    meaning: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleView:
    """A scale that verdicts of this report were given on; `reference` names it with its version."""

    title: str
    reference: str
    ratings: tuple[RatingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseView:
    """What the newsroom adds. Colours are sound or "", and `site` is an address to follow."""

    name: str
    logo: Logo | None
    accent: str
    ground: str
    texts: tuple[tuple[str, tuple[str, ...]], ...]
    """Headings with lines of prose under them: the method, the corrections policy."""
    contact: str
    site: str
    is_letter: bool

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is told on one line, where it is set: the contact, the public address."""
        return tuple(
            (name, text) for name, text in ((CONTACT, self.contact), (SITE, self.site)) if text
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A whole report."""

    house: HouseView

    title: str
    scope: str
    size: str
    record: str
    digest: str
    summaries: tuple[SummaryView, ...]
    documents: tuple[DocumentView, ...]
    claims: tuple[ClaimView, ...]
    scales: tuple[ScaleView, ...]
    left_out: tuple[str, ...]
    foot: str

    @property
    def proof(self) -> str:
        """The sentence before the digest."""
        return proof(self.record)

    @property
    def discretion(self) -> str:
        """What the report does with what may not leave the desk."""
        return DISCRETION
