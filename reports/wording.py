"""Every word and figure a report says by itself: one place to read, and to translate.

`VOCABULARY` gives each coded value of a dossier a label and a meaning, as docs/json-export.md
prints them. Below are the ways to write numbers, days and moments, whatever the machine's locale.

Sentences of one format alone (column names, headings) stay with that format.
"""

from __future__ import annotations

from calendar import monthrange
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from claims.model import (
    Checkability,
    ClaimState,
    Comparator,
    Kind,
    Mode,
    RelationKind,
    RelationState,
    SpeakerRole,
)
from claims.zones import letters
from review.house import DayOrder
from review.model import Basis, Confidence, Confidentiality, Layer, Shown, SourceKind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime, tzinfo
    from enum import StrEnum

    from claims.model import Quantity, TimeReference


class Word(NamedTuple):
    """How a coded value is shown, and what it means."""

    label: str
    meaning: str


VOCABULARY: Mapping[type[StrEnum], Mapping[str, Word]] = {
    Kind: {
        Kind.QUANTITY: Word("Quantity", "It asserts a number or an amount."),
        Kind.EVENT: Word("Event", "It asserts that something happened."),
        Kind.STATUS_OR_RULE: Word("Status or rule", "It asserts what is in force or how it is."),
        Kind.CAUSAL_OR_COMPARISON: Word(
            "Cause or comparison", "It asserts that one thing leads to, or exceeds, another."
        ),
        Kind.ATTRIBUTION: Word("Attribution", "It asserts that somebody said something."),
        Kind.ABSENCE: Word("Absence", "It asserts that something is missing or did not occur."),
        Kind.ALLEGATION: Word("Allegation", "It accuses somebody of something not yet proven."),
        Kind.PREDICTION_OR_PLAN: Word("Prediction or plan", "It speaks of what is yet to come."),
        Kind.OPINION: Word("Opinion", "It values or demands something."),
        Kind.PERSONAL_EXPERIENCE: Word("Personal experience", "It tells what the speaker lived."),
    },
    Checkability: {
        Checkability.NOW: Word("Can be checked now", "Evidence for or against it can exist today."),
        Checkability.ONLY_THAT_IT_WAS_SAID: Word(
            "Only that it was said", "Whether it was said can be checked, whether it is so cannot."
        ),
        Checkability.FUTURE: Word("Not before it happens", "Only the future can decide it."),
        Checkability.NOT_A_FACTUAL_CLAIM: Word(
            "Not a factual claim", "There is nothing to be true or false."
        ),
    },
    ClaimState: {
        ClaimState.CANDIDATE: Word("To triage", "A rule proposed it; no person has looked yet."),
        ClaimState.TRIAGED: Word("Accepted", "A person has decided that it is worth checking."),
        ClaimState.ASSIGNED: Word("Assigned", "Somebody is to check it and has not begun."),
        ClaimState.IN_REVIEW: Word("In review", "Reviewers are working on it."),
        ClaimState.SECOND_REVIEW: Word("Second review", "A review is in, and another is needed."),
        ClaimState.ADJUDICATION: Word("To settle", "An editor settles what reviewers left open."),
        ClaimState.READY: Word("Decided", "A verdict of record stands."),
        ClaimState.SIGNED_OFF: Word("Signed off", "Somebody answers for its verdict."),
        ClaimState.PUBLISHED: Word("Published", "Its verdict went out."),
        ClaimState.CORRECTED: Word("Corrected", "Its verdict went out again, with a correction."),
        ClaimState.DISMISSED: Word("Dismissed", "A person has decided not to check it."),
        ClaimState.HELD: Word("Held", "It waits for something, until a day or until released."),
        ClaimState.KILLED: Word("Killed", "An editor has stopped its checking for good."),
    },
    Mode: {
        Mode.DIRECT: Word("Quoted directly", "The speaker's words stand between quotation marks."),
        Mode.MIXED: Word("Quoted in part", "A fragment of quoted words stands in a sentence."),
        Mode.INDIRECT: Word("Reported", "The writer gives what was said in other words."),
        Mode.NARRATED: Word(
            "In the writer's own voice", "Nobody is quoted; the writer asserts it."
        ),
    },
    SpeakerRole: {
        SpeakerRole.PERSON: Word("Person", "A person who is named or described."),
        SpeakerRole.ORGANISATION: Word("Organisation", "A body, an office or a company."),
        SpeakerRole.DOCUMENT: Word("Document", "A report, a law, a letter, a study."),
        SpeakerRole.UNNAMED: Word("Unnamed source", "A source whom the text does not name."),
        SpeakerRole.AUTHOR: Word("The writer", "The writer of the document itself."),
        SpeakerRole.UNKNOWN: Word(
            "Not settled", "Somebody's words; the text does not settle whose."
        ),
    },
    Comparator: {
        Comparator.EQUAL: Word("exactly", "The number itself."),
        Comparator.AT_LEAST: Word("at least", "The number or more."),
        Comparator.AT_MOST: Word("at most", "The number or less."),
        Comparator.MORE: Word("more than", "Above the number; the number itself is not meant."),
        Comparator.LESS: Word("less than", "Below the number; the number itself is not meant."),
        Comparator.ABOUT: Word("about", "Near the number."),
        Comparator.RANGE: Word("between", "From the one number to the other, both included."),
        Comparator.NOT: Word("not", "Any number but this one."),
    },
    RelationKind: {
        RelationKind.SAME: Word("says the same as", "Both assert one and the same thing."),
        RelationKind.CORROBORATES: Word("corroborates", "The left makes the right more likely."),
        RelationKind.CONTRADICTS: Word("contradicts", "Both cannot be true."),
        RelationKind.QUALIFIES: Word("qualifies", "The left narrows how far the right reaches."),
        RelationKind.UPDATES: Word("updates", "The left says how things stand later."),
        RelationKind.DISPUTES: Word("disputes", "The left rejects what the right alleges."),
        RelationKind.DUPLICATE: Word(
            "repeats", "The same words from one origin: not a second one."
        ),
    },
    RelationState: {
        RelationState.PROPOSED: Word("proposed", "A rule proposed it; no person has decided."),
        RelationState.CONFIRMED: Word("confirmed", "A person has confirmed it."),
        RelationState.REJECTED: Word("rejected", "A person has rejected it."),
    },
    Stance: {
        Stance.SUPPORTS: Word("Supports", "It speaks for the claim."),
        Stance.REFUTES: Word("Refutes", "It speaks against the claim."),
        Stance.QUALIFIES: Word("Qualifies", "It limits how far the claim holds."),
        Stance.CONTEXT: Word("Context", "It helps to understand the claim, without deciding it."),
    },
    Confidentiality: {
        Confidentiality.ON_THE_RECORD: Word("On the record", "It may be quoted with its source."),
        Confidentiality.BACKGROUND: Word(
            "On background", "It may be quoted once an editor releases it, its source not named."
        ),
        Confidentiality.OFF_THE_RECORD: Word(
            "Off the record", "Nothing of it may be shown unless an editor releases it."
        ),
    },
    Shown: {
        Shown.NOTHING: Word("Nothing", "Only that it is there, and what it does to the claim."),
        Shown.WORDS: Word("Its words", "What it says and why it matters, its source not named."),
        Shown.EVERYTHING: Word("Everything", "Its words and its source."),
    },
    SourceKind: {
        SourceKind.WEB: Word("Web page", "A page at an address."),
        SourceKind.FILE: Word("File", "A file kept by the desk."),
        SourceKind.IMAGE: Word("Image", "A photograph, a scan or a screenshot."),
        SourceKind.RECORDING: Word("Recording", "Sound or video; its locator is a time code."),
        SourceKind.RECORD: Word("Record", "An official record, a statistic or a register."),
        SourceKind.INTERVIEW: Word("Interview", "What somebody told the desk."),
    },
    Layer: {
        Layer.SAID: Word("That it was said", "Whether the speaker said it."),
        Layer.SO: Word("That it is so", "Whether what was said is true."),
    },
    Basis: {
        Basis.SINGLE: Word("One review", "One reviewer judged it, and no second was needed."),
        Basis.AGREED: Word("Reviewers agreed", "Independent reviews came to the same rating."),
        Basis.ADJUDICATED: Word("Adjudicated", "Reviews differed, and an editor decided."),
        Basis.WITHDRAWN: Word("Withdrawn", "Its reviews were withdrawn: no verdict stands."),
    },
    Confidence: {
        Confidence.LOW: Word("Low", "The reviewer would not be surprised to be wrong."),
        Confidence.MEDIUM: Word("Medium", "The reviewer thinks it likely to hold."),
        Confidence.HIGH: Word("High", "The reviewer would be surprised to be wrong."),
    },
}

SYMBOLS: Mapping[Stance, str] = {
    Stance.SUPPORTS: "▲",
    Stance.REFUTES: "▼",
    Stance.QUALIFIES: "◆",
    Stance.CONTEXT: "○",
}

_PASSIVE: Mapping[RelationKind, str] = {
    RelationKind.SAME: "says the same as",
    RelationKind.CORROBORATES: "is corroborated by",
    RelationKind.CONTRADICTS: "contradicts",
    RelationKind.QUALIFIES: "is qualified by",
    RelationKind.UPDATES: "is updated by",
    RelationKind.DISPUTES: "is disputed by",
    RelationKind.DUPLICATE: "is repeated by",
}

NO_VERDICT = "No verdict yet"
WITHDRAWN_VERDICT = "Verdict withdrawn"
ON_BACKGROUND = "A source on background"
WITHHELD = "Kept in confidence."
DISCRETION = (
    "Evidence on background or off the record is counted; it is quoted only where an editor "
    "released it, and its source named only where the release says so. Times are UTC."
)
"""What every report for people says in its foot."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_UNRESOLVED = "not resolved"

_SHOWN_DIGITS = 12
"""Hex characters of a digest shown in running text: 48 bits, enough to tell two files apart."""


def label(code: StrEnum) -> str:
    """Return what a coded value is called on a page."""
    return VOCABULARY[type(code)][code].label


def meaning(code: StrEnum) -> str:
    """Return the sentence that says what a coded value means."""
    return VOCABULARY[type(code)][code].meaning


def relation(kind: RelationKind, *, from_left: bool) -> str:
    """Return the verb of a relation as its left, or its right, claim would say it."""
    return label(kind) if from_left else _PASSIVE[kind]


def plain(code: str) -> str:
    """Return a name that machines gave ("has_number") as words."""
    return " ".join(code.replace("_", " ").split())


def signed(weight: float) -> str:
    """Return "+1.20" or "−0.40"."""
    return f"{weight:+.2f}".replace("-", "−")


def of_hundred(score: float) -> int:
    """Return a check-worthiness from 0 to 1 as people read it everywhere: from 0 to 100."""
    return round(min(1.0, max(0.0, score)) * 100)


def count(number: int, singular: str, plural: str = "") -> str:
    """Return "1 claim", "1,200 claims"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def waiting_dates(number: int) -> str:
    """Return "1 date waits for the publication date"."""
    return f"{count(number, 'date')} {'waits' if number == 1 else 'wait'} for the publication date"


def listed(parts: tuple[str, ...], last: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"."""
    *most, final = parts
    return f"{', '.join(most)} {last} {final}" if most else final


def number(value: Decimal) -> str:
    """Return `value` with thousands set off by commas, to two decimals or two digits.

    Numbers that nobody writes out (beyond 10²⁰, below 10⁻⁹) stay in powers of ten.
    """
    if not value.is_finite() or not -9 <= value.adjusted() <= 20:
        return str(value)
    quantum = Decimal(1).scaleb(min(-2, value.adjusted() - 1))
    rounded = value.quantize(quantum, ROUND_HALF_EVEN, Context(prec=40))
    return f"{rounded:,f}".rstrip("0").rstrip(".")


def amount(quantity: Quantity) -> str:
    """Return a quantity as it was understood: "more than 1,500 residents", "10 to 15 boats"."""
    bounds = _bounds(quantity)
    about = quantity.approximate and quantity.comparator is not Comparator.ABOUT
    text = f"about {bounds}" if about else bounds
    if quantity.unit == "%":
        return f"{text}%"
    return f"{text} {quantity.unit}".strip()


def _bounds(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return "a number without an exact bound"
    if low is not None and high is not None and low != high:
        prefix = "about " if quantity.comparator is Comparator.ABOUT else ""
        return f"{prefix}{number(low)} to {number(high)}"
    value = number(low if low is not None else high or Decimal(0))
    if quantity.comparator in {Comparator.EQUAL, Comparator.RANGE}:
        return value
    return f"{label(quantity.comparator)} {value}"


_day_order: ContextVar[DayOrder] = ContextVar("day_order", default=DayOrder.DAY_FIRST)


@contextmanager
def days_written(order: DayOrder) -> Iterator[None]:
    """Write every day in this order for as long as the context lasts: a report's house style.

    What is told within must be told at once: a generator that runs on later has the plain order.
    """
    token = _day_order.set(order)
    try:
        yield
    finally:
        _day_order.reset(token)


def day(value: date) -> str:
    """Return "17 January 2018", or "January 17, 2018" where the house style has it so."""
    month = _MONTHS[value.month - 1]
    if _day_order.get() is DayOrder.MONTH_FIRST:
        return f"{month} {value.day}, {value.year}"
    return f"{value.day} {month} {value.year}"


def moment(value: datetime, zone: tzinfo = UTC) -> str:
    """Return "17 January 2018, 14:03 UTC" (files: never in another); a naive time is UTC."""
    local = (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(zone)
    return f"{day(local)}, {local.hour:02}:{local.minute:02} {letters(local)}"


def iso_moment(value: datetime) -> str:
    """Return "2018-01-17T14:03:00Z", for machines; fractions of a second only where there are."""
    utc = value.astimezone(UTC) if value.tzinfo else value
    return utc.replace(tzinfo=None).isoformat() + "Z"


def period(time: TimeReference) -> str:
    """Return the days a phrase was understood to mean, or what is missing to say so."""
    if time.needs:
        article = "" if time.needs.startswith(("a ", "an ", "the ")) else "the "
        return f"{_UNRESOLVED}, needs {article}{time.needs}"
    if time.earliest and time.latest:
        return _closed(time.earliest, time.latest)
    if time.earliest:
        return f"{day(time.earliest)} or later"
    return f"{day(time.latest)} or earlier" if time.latest else _UNRESOLVED


def understood(phrase: str, reading: str) -> str:
    """Return the sentence that says how a number or a date was understood."""
    verb = "is" if reading.startswith(_UNRESOLVED) else "is read as"
    return f"“{phrase}” {verb} {reading}"


def _closed(first: date, last: date) -> str:
    """Name a whole year or month by its name, anything else by its ends."""
    if first == last:
        return day(first)
    if first.year == last.year and first.day == 1:
        whole = last.day == monthrange(last.year, last.month)[1]
        if whole and (first.month, last.month) == (1, 12):
            return str(first.year)
        if whole and first.month == last.month:
            return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{day(first)} to {day(last)}"


def short_digest(digest: str) -> str:
    """Return the first characters of a digest, without the name of its algorithm."""
    bare = digest.rpartition(":")[2]
    return bare if len(bare) <= _SHOWN_DIGITS else bare[:_SHOWN_DIGITS] + "…"


def entry(number: int) -> str:
    """Return what readers call an event of the record: "entry 1,204"."""
    return f"entry {number:,}"


def fingerprint(digest: str) -> str:
    """Return what readers call a digest: "fingerprint 3f0c…", "" without one."""
    return f"fingerprint {digest}" if digest else ""


def proof(record: str) -> str:
    """Return the sentence that stands before the digest of the event a report shows."""
    return (
        f"This report shows what was known at {record}. Whoever holds that record can prove it: "
        "the fingerprint of that entry is"
    )


MAKER = "Claimdesk"
"""Whose report it is where the newsroom has not said its name."""

METHOD = "How we check"
CORRECTIONS = "Corrections policy"
CONTACT = "Contact"
SITE = "Published at"
"""Over what a house style adds to a report."""


def withheld(pieces: int) -> str:
    """Return the line that stands for evidence that is kept in confidence."""
    return count(pieces, "confidential piece") + " withheld"
