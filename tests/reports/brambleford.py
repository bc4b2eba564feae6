"""The whole affair of the Brambleford ferry: seven claims, something of every kind a report shows.

Fiction, like everything in `tests.reports.dossiers`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from claims.lineage import OriginKind, Strand
from claims.model import (
    NARRATED,
    Attribution,
    Checkability,
    ClaimState,
    Kind,
    Mode,
    Occurrence,
    Relation,
    RelationKind,
    RelationState,
    SpeakerRole,
    TimeReference,
)
from review.independence import Shared
from review.model import Basis, Confidence, Confidentiality, Layer, Shown, SourceKind, Stance
from review.reply import Heard, Outcome, Reply, ReplyRequest, ReplyWaiver, Way
from tests.reports.dossiers import (
    CANARY,
    LETTER,
    a_claim,
    a_dossier,
    a_letter,
    a_piece,
    a_quantity,
    a_record,
    a_review,
    a_source,
    a_time,
    a_verdict,
    an_event,
    an_occurrence,
    at,
    extent,
    passage,
)

if TYPE_CHECKING:
    from typing import Any

    from review.dossier import ClaimRecord, Dossier
    from review.model import Evidence

THOSE_HEARD = Heard(
    requests=(
        ReplyRequest(
            id="rpq-1",
            claim_id="claim-b",
            party="Ottilie Marsh",
            office="harbour master",
            way=Way.LETTER,
            asked_on=date(2018, 1, 18),
            answer_by=date(2018, 1, 20),
            words="kept-at-the-desk",
            recorded_by="Maya Ferris",
            recorded_at=at(9),
            replies=(
                Reply(
                    id="rpl-1",
                    outcome=Outcome.DID_NOT_ANSWER,
                    words="",
                    on=date(2018, 1, 20),
                    recorded_by="Maya Ferris",
                    recorded_at=at(10),
                ),
                Reply(
                    id="rpl-2",
                    outcome=Outcome.ANSWERED,
                    words="Two bruises are no injuries.",
                    on=date(2018, 1, 22),
                    recorded_by="Maya Ferris",
                    recorded_at=at(11),
                ),
            ),
        ),
        ReplyRequest(
            id="rpq-2",
            claim_id="claim-b",
            party="taken-back-by-mistake",
            office="",
            way=Way.PHONE,
            asked_on=date(2018, 1, 18),
            answer_by=None,
            words="",
            recorded_by="Maya Ferris",
            recorded_at=at(9),
            retracted_at=at(9, 30),
            retracted_because="the wrong number",
        ),
    ),
    waivers=(
        ReplyWaiver(
            id="rpw-1",
            claim_id="claim-b",
            party="Weir Courier",
            because="It only printed her words.",
            said_by="Jon Adeyemi",
            said_at=at(12),
        ),
    ),
)

RELATIONS = (
    Relation(
        id="rel-1",
        left="claim-b",
        right="claim-a",
        kind=RelationKind.QUALIFIES,
        reason="both speak of the ferry's passengers in October",
        score=0.7,
        state=RelationState.CONFIRMED,
    ),
    Relation(
        id="rel-2",
        left="claim-a",
        right="claim-outside",
        kind=RelationKind.CONTRADICTS,
        reason="more than 1,500 against 1,212",
        score=0.9,
        state=RelationState.PROPOSED,
    ),
    Relation(
        id="rel-3",
        left="claim-a",
        right="claim-c",
        kind=RelationKind.DUPLICATE,
        reason="never-printed",
        score=0.2,
        state=RelationState.REJECTED,
    ),
)

MARSH = Attribution(
    speaker="Ottilie Marsh",
    role=SpeakerRole.PERSON,
    mode=Mode.DIRECT,
    title="harbour master",
    verb="said",
    method="after",
)
TULL = Attribution(
    speaker="Ambrose Tull",
    role=SpeakerRole.PERSON,
    mode=Mode.INDIRECT,
    title="mayor",
    verb="said",
    method="before",
)
A_SOURCE = Attribution(
    speaker="a source",
    role=SpeakerRole.UNNAMED,
    mode=Mode.INDIRECT,
    verb="quoted",
    via=("The Courier",),
    method="chain",
)


def the_affair(**changes: Any) -> Dossier:
    """Return the dossier of all seven claims."""
    dossier = a_dossier(
        *the_claims(), relations=RELATIONS, left_out=("3 candidates that nobody has triaged",)
    )
    return replace(dossier, **changes)


def the_claims() -> tuple[ClaimRecord, ...]:
    """Return the seven claims, in every state a report can meet."""
    return (
        _passengers(),
        _nobody_hurt(),
        _layoffs(),
        _cost(),
        _vote(),
        _safest(),
        _candidate(),
    )


def _passengers() -> ClaimRecord:
    """Judged, with evidence of each stance and each confidentiality, and a dissent."""
    words = "which carried more than 1,500 passengers in October"
    place = an_occurrence(
        words,
        quantities=(
            a_quantity("more than 1,500 passengers", "1500", None, ">", unit="passengers"),
        ),
        times=(a_time("October", date(2017, 10, 1), date(2017, 10, 31)),),
    )
    dissent = a_review(
        id="rev-2",
        given_by="p-jon",
        rating="false",
        confidence=Confidence.MEDIUM,
        rationale="A figure that is off by a quarter is simply wrong.",
        given_at=at(15, 20),
    )
    return a_record(
        a_claim("[The Mill Lane ferry] carried more than 1,500 passengers in October", place),
        evidence=_passenger_evidence(),
        strands=_passenger_strands(),
        shared=(Shared(left="ev-1", right="ev-2", because="one register", said_by="p-jon"),),
        reviews=(
            a_review(id="rev-0", rating="false", rationale="First reading.", given_at=at(13)),
            a_review(supersedes="rev-0"),
            dissent,
        ),
        verdicts=(
            a_verdict(basis=Basis.ADJUDICATED, review_ids=("rev-1", "rev-2"), decided_by="p-jon"),
        ),
        history=tuple(
            an_event(n, action)
            for n, action in enumerate(
                ("accepted the claim", "linked evidence", "retracted evidence", "gave a review"), 11
            )
        ),
    )


def _passenger_evidence() -> tuple[Evidence, ...]:
    hidden = Confidentiality.OFF_THE_RECORD
    return (
        a_piece(stance=Stance.REFUTES),
        a_piece(
            id="ev-2",
            stance=Stance.REFUTES,
            source=None,
            locator="",
            quote="",
            span=passage(a_letter(), "The ferry carried 1,212 passengers in October."),
            note="",
        ),
        a_piece(
            id="ev-3",
            quote="October was our best month yet.",
            note="",
            source=a_source(title="Weir Radio, morning programme", kind=SourceKind.RECORDING),
            locator="00:12:40",
            retracted_at=at(12),
            retracted_because="that was October 2016",
        ),
        a_piece(
            id="ev-4",
            stance=Stance.QUALIFIES,
            confidentiality=Confidentiality.BACKGROUND,
            released=Shown.WORDS,
            source=a_source(title=CANARY, address=f"https://{CANARY}.example/", note=CANARY),
            locator=CANARY,
            quote="School classes ride free and are never counted.",
            note="",
        ),
        a_piece(
            id="ev-5",
            confidentiality=hidden,
            source=a_source(title=CANARY),
            locator=CANARY,
            quote=CANARY,
            note=CANARY,
            retracted_because=CANARY,
        ),
        a_piece(id="ev-6", stance=Stance.CONTEXT, quote="The season ends in November.", note=""),
    )


def _passenger_strands() -> tuple[Strand, ...]:
    """Where the standing pieces come from; those that may not be named share their origin."""
    named = (
        ("ev-1", "Harbour register"), ("ev-2", "The ferry company"), ("ev-4", CANARY),
        ("ev-5", CANARY), ("ev-6", "The ferry company"),
    )  # fmt: skip
    return tuple(
        Strand(id=piece, kind=OriginKind.SPEAKER, name=name, chain=(name, "The Courier"))
        for piece, name in named
    )


def _nobody_hurt() -> ClaimRecord:
    """A quotation with both layers judged, each by agreement."""
    words = "No one has been hurt on this ferry in at least a decade"
    place = an_occurrence(
        words,
        MARSH,
        quantities=(a_quantity("No one", "0", "0", "=", unit="people hurt"),),
        times=(a_time("at least a decade", None, date(2018, 1, 17)),),
    )
    said = a_review(
        id="rev-4",
        claim_id="claim-b",
        layer=Layer.SAID,
        rating="true",
        rationale="The Courier's recording has her words.",
    )
    return a_record(
        a_claim(words, place, id="claim-b", number=2, kind=Kind.ABSENCE, state=ClaimState.READY),
        heard=THOSE_HEARD,
        evidence=(
            a_piece(
                id="ev-7",
                claim_id="claim-b",
                stance=Stance.REFUTES,
                source=None,
                quote="",
                locator="",
                note="Slightly, but hurt.",
                span=passage(a_letter(), "Two of our crew were slightly hurt in August 2017"),
            ),
        ),
        reviews=(
            said,
            a_review(
                id="rev-5",
                claim_id="claim-b",
                rating="false",
                evidence_ids=("ev-7",),
                rationale="The company itself reports two injuries.",
            ),
            a_review(
                id="rev-6",
                claim_id="claim-b",
                rating="false",
                given_by="p-jon",
                given_at=at(16),
                evidence_ids=("ev-7",),
                rationale="August 2017 lies within the decade.",
            ),
        ),
        verdicts=(
            a_verdict(id="ver-2", layer=Layer.SAID, rating="true", review_ids=("rev-4",)),
            a_verdict(
                id="ver-3",
                basis=Basis.AGREED,
                rating="false",
                review_ids=("rev-5", "rev-6"),
                decided_by="p-jon",
                decided_at=at(16),
            ),
        ),
    )


def _layoffs() -> ClaimRecord:
    """A chain of sources, a plan, triaged only."""
    words = "the ferry company was preparing to lay off nearly half of its\n24 hands next month"
    place = an_occurrence(
        words,
        A_SOURCE,
        quantities=(
            a_quantity("nearly half", "50", "50", "~", unit="%", approximate=True),
            a_quantity("24 hands", "24", "24", "=", unit="hands"),
        ),
        times=(a_time("next month", date(2018, 2, 1), date(2018, 2, 28)),),
    )
    return a_record(
        a_claim(
            "The ferry company was preparing to lay off nearly half of its 24 hands next month",
            place,
            id="claim-c",
            number=3,
            kind=Kind.PREDICTION_OR_PLAN,
            checkability=Checkability.ONLY_THAT_IT_WAS_SAID,
            state=ClaimState.TRIAGED,
        )
    )


def _cost() -> ClaimRecord:
    """Judged outside the order of the scale."""
    words = "the crossing cost the town $3.5 million last year"
    place = an_occurrence(
        words,
        TULL,
        quantities=(a_quantity("$3.5 million", "3500000", "3500000", "=", unit="USD"),),
        times=(a_time("last year", date(2017, 1, 1), date(2017, 12, 31)),),
    )
    return a_record(
        a_claim("The ferry cost Brambleford $3.5 million last year", place, id="claim-d", number=4),
        reviews=(a_review(id="rev-7", rating="unproven", evidence_ids=(), confidence=None),),
        verdicts=(a_verdict(id="ver-4", rating="unproven", review_ids=("rev-7",)),),
    )


def _vote() -> ClaimRecord:
    """Its verdict was withdrawn."""
    words = "The town council voted 7 to 2 late Tuesday night to close the\nMill Lane ferry"
    place = an_occurrence(
        words, times=(a_time("late Tuesday night", date(2018, 1, 16), date(2018, 1, 16)),)
    )
    return a_record(
        a_claim(
            "The council of Brambleford voted 7 to 2 to close the ferry",
            place,
            id="claim-e",
            number=5,
            kind=Kind.EVENT,
        ),
        reviews=(
            a_review(id="rev-8", rating="true"),
            a_review(id="rev-9", rating=None, supersedes="rev-8", rationale="Wrong minutes."),
        ),
        verdicts=(
            a_verdict(id="ver-5", rating="true", review_ids=("rev-8",)),
            a_verdict(
                id="ver-6", rating=None, basis=Basis.WITHDRAWN, review_ids=(), supersedes="ver-5"
            ),
        ),
    )


def _safest() -> ClaimRecord:
    """Set aside; its speaker is not settled."""
    unsettled = Attribution(
        speaker=None,
        role=SpeakerRole.UNKNOWN,
        mode=Mode.DIRECT,
        candidates=("Ottilie Marsh", "Ambrose Tull"),
    )
    words = "The council is closing the safest crossing on the river."
    return a_record(
        a_claim(
            words,
            an_occurrence(words, unsettled),
            id="claim-f",
            number=6,
            kind=Kind.CAUSAL_OR_COMPARISON,
            state=ClaimState.DISMISSED,
        )
    )


def _candidate() -> ClaimRecord:
    """Nobody has looked yet; a date that cannot be resolved."""
    words = "neither needed a hospital"
    place = Occurrence(
        id="occ-7",
        span=passage(a_letter(), words),
        attribution=NARRATED,
        times=(
            TimeReference(
                extent=extent(LETTER, "neither"),
                earliest=None,
                latest=None,
                needs="publication date",
            ),
        ),
    )
    return a_record(
        a_claim(words, place, id="claim-g", number=7, state=ClaimState.CANDIDATE, kind=Kind.ABSENCE)
    )
