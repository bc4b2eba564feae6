"""Parts of a dossier: the affairs of Brambleford, a town that does not exist.

Everything here is fiction: town, people, papers and figures were invented for these tests.
Each builder makes one part and takes changes as keywords; `tests.reports.brambleford` puts a
whole affair together.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.model import (
    NARRATED,
    Attribution,
    Checkability,
    Claim,
    ClaimState,
    Comparator,
    Document,
    Kind,
    Occurrence,
    Quantity,
    Reason,
    TimeReference,
)
from claims.text import Extent, Span, span_of
from review.dossier import ClaimRecord, Dossier
from review.model import (
    Basis,
    Confidence,
    Confidentiality,
    Event,
    Evidence,
    Head,
    Layer,
    OutsideSource,
    Rating,
    Review,
    SourceKind,
    Stance,
    Verdict,
    VerdictScale,
)

if TYPE_CHECKING:
    from typing import Any

CANARY = "heron-canary"
"""Stands in everything that confidentiality must keep out of a report."""

ARTICLE = """\
Brambleford closes its ferry after a winter of complaints

BRAMBLEFORD (Weir Courier) — The town council voted 7 to 2 late Tuesday night to close the
Mill Lane ferry, which carried more than 1,500 passengers in October.

“No one has been hurt on this ferry in at least a decade,” said Ottilie Marsh, the harbour
master. “The council is closing the safest crossing on the river.”

The Courier quoted a source that the ferry company was preparing to lay off nearly half of its
24 hands next month.

Mayor Ambrose Tull said the crossing cost the town $3.5 million last year, about 40 percent more
than the new footbridge will.
"""

LETTER = """\
Notice to passengers

The ferry carried 1,212 passengers in October. Two of our crew were slightly hurt in August 2017
when a rope parted; neither needed a hospital.
"""

SCALE = VerdictScale(
    key="five-steps",
    version=1,
    title="Five steps",
    ratings=(
        Rating(
            key="true",
            label="True",
            meaning="It is accurate, and nothing that matters is left out.",
            rank=4,
            colour="true",
        ),
        Rating(
            key="mostly_true",
            label="Mostly true",
            meaning="Its core is accurate; a detail is wrong.",
            rank=3,
            colour="mostly_true",
        ),
        Rating(
            key="mixed",
            label="Half true",
            meaning="It joins accurate and inaccurate parts of like weight.",
            rank=2,
            colour="mixed",
        ),
        Rating(
            key="mostly_false",
            label="Mostly false",
            meaning="A grain of truth in it; its main point is contradicted.",
            rank=1,
            colour="mostly_false",
        ),
        Rating(
            key="false",
            label="False",
            meaning="The evidence shows that it is not accurate.",
            rank=0,
            colour="false",
        ),
        Rating(
            key="unproven",
            label="Unproven",
            meaning="What could be found neither establishes it nor rules it out.",
            rank=None,
            colour="outside",
            needs_evidence=False,
        ),
    ),
)


def at(hour: int, minute: int = 0, day: int = 18) -> datetime:
    """Return a moment in January 2018."""
    return datetime(2018, 1, day, hour, minute, tzinfo=UTC)


def a_document(**changes: Any) -> Document:
    """Return the article of the fictional Weir Courier."""
    document = Document(
        id="doc-1",
        number=1,
        title="Brambleford closes its ferry after a winter of complaints",
        text=ARTICLE,
        digest="sha256:5f0c9a417be2d3866a1e",
        file="ferry.txt",
        media_type="text/plain",
        reader="text@1",
        added_by="p-maya",
        added_at=at(8),
        publisher="Weir Courier",
        published_on=date(2018, 1, 17),
        url="https://courier.example/2018/ferry?page=1&print=yes",
    )
    return replace(document, **changes)


def a_letter(**changes: Any) -> Document:
    """Return the notice of the fictional ferry company: no publisher, no day, no address."""
    letter = a_document(
        id="doc-2",
        number=2,
        title="Notice to passengers",
        text=LETTER,
        digest="sha256:77aa01",
        file="notice.pdf",
        publisher=None,
        published_on=None,
        url=None,
    )
    return replace(letter, **changes)


def extent(text: str, words: str) -> Extent:
    """Return where `words` first stand in `text`."""
    start = text.index(words)
    return Extent(start=start, end=start + len(words))


def passage(document: Document, words: str) -> Span:
    """Return the span of `words` in the document."""
    return span_of(document.id, document.text, extent(document.text, words))


def a_quantity(words: str, low: str | None, high: str | None, sign: str, **more: Any) -> Quantity:
    """Return a quantity read at `words` of the article."""
    return Quantity(
        extent=extent(ARTICLE, words),
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        comparator=Comparator(sign),
        **more,
    )


def a_time(words: str, earliest: date | None, latest: date | None, **more: Any) -> TimeReference:
    """Return a time read at `words` of the article."""
    return TimeReference(extent=extent(ARTICLE, words), earliest=earliest, latest=latest, **more)


def an_occurrence(words: str, attribution: Attribution = NARRATED, **changes: Any) -> Occurrence:
    """Return an occurrence of `words` in the article."""
    occurrence = Occurrence(id="occ-1", span=passage(a_document(), words), attribution=attribution)
    return replace(occurrence, **changes)


def a_claim(statement: str, *occurrences: Occurrence, **changes: Any) -> Claim:
    """Return a claim in review, made where the occurrences say."""
    claim = Claim(
        id="claim-a",
        number=1,
        statement=statement,
        kind=Kind.QUANTITY,
        checkability=Checkability.NOW,
        state=ClaimState.IN_REVIEW,
        score=0.82,
        reasons=(Reason(feature="has_number", weight=1.2), Reason(feature="opinion", weight=-0.4)),
        occurrences=occurrences,
        revision=3,
        scale=SCALE.reference,
        detector="numbers@1",
        created_at=at(8),
        changed_at=at(9),
    )
    return replace(claim, **changes)


def a_source(**changes: Any) -> OutsideSource:
    """Return the fictional harbour register."""
    source = OutsideSource(
        id="src-1",
        kind=SourceKind.RECORD,
        title="Harbour register of Brambleford, 2017",
        address="https://register.example/2017",
        published_on=date(2018, 1, 2),
        accessed_on=date(2018, 1, 18),
        note="Kept as a scan.",
        file="register.pdf",
        digest="sha256:0badc0ffee0badc0ffee",
    )
    return replace(source, **changes)


def a_piece(**changes: Any) -> Evidence:
    """Return a piece of evidence that supports, on the record, from the register."""
    piece = Evidence(
        id="ev-1",
        claim_id="claim-a",
        stance=Stance.SUPPORTS,
        confidentiality=Confidentiality.ON_THE_RECORD,
        added_by="p-maya",
        added_at=at(10),
        source=a_source(),
        locator="page 14",
        quote="October: 1,212 passengers.",
        note="The only monthly figure there is.",
    )
    return replace(piece, **changes)


def a_review(**changes: Any) -> Review:
    """Return Maya's review that it is mostly false."""
    review = Review(
        id="rev-1",
        claim_id="claim-a",
        layer=Layer.SO,
        round=1,
        scale=SCALE.reference,
        rating="mostly_false",
        confidence=Confidence.HIGH,
        rationale="The company's notice and the register agree on 1,212.\n\nThe article is off "
        "by almost 300.",
        evidence_ids=("ev-1",),
        claim_revision=3,
        given_by="p-maya",
        given_at=at(14, 3),
    )
    return replace(review, **changes)


def a_verdict(**changes: Any) -> Verdict:
    """Return the verdict of record that Maya's review carries."""
    verdict = Verdict(
        id="ver-1",
        claim_id="claim-a",
        layer=Layer.SO,
        basis=Basis.SINGLE,
        scale=SCALE.reference,
        rating="mostly_false",
        review_ids=("rev-1",),
        decided_by="p-maya",
        decided_at=at(14, 3),
    )
    return replace(verdict, **changes)


def an_event(seq: int, action: str, **changes: Any) -> Event:
    """Return an event of the record."""
    event = Event(
        seq=seq,
        at=at(8, seq % 60),
        actor="p-maya",
        action=action,
        subject="claim-a",
        details="{}",
        changes="c0",
        previous=f"{seq - 1:064x}",
        digest=f"{seq:064x}",
    )
    return replace(event, **changes)


def a_record(claim: Claim, **changes: Any) -> ClaimRecord:
    """Return a record of `claim` with nothing else."""
    return replace(ClaimRecord(claim=claim, scale=SCALE), **changes)


def a_dossier(*records: ClaimRecord, **changes: Any) -> Dossier:
    """Return a dossier of the records given, with the article and the letter."""
    dossier = Dossier(
        title="The Brambleford ferry: what was said, and what is so",
        scope="All claims of two documents. A fiction, written to try out this report.",
        documents=(a_document(), a_letter()),
        claims=records,
        relations=(),
        scales=(SCALE,),
        head=Head(events=1204, digest="9c41" * 16),
        people={"p-maya": "Maya Ferris", "p-jon": "Jon Adeyemi"},
    )
    return replace(dossier, **changes)
