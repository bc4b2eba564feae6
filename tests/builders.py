"""A desk to test on, with documents, claims, evidence and reviews; time and ids are made up.

Every builder goes through the desk's own functions, so what they build could have been made by
people. The texts are small and stand here, so that a test can name the words it is about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypedDict, Unpack

from db.idle import let_go
from db.opening import open_database
from desk import accounts, policy, replies, sign_off, triage, verdicts
from desk import evidence as evidence_desk
from desk.act import claim_of, document_of
from desk.intake import About, take_in_pasted
from desk.team import sit_down
from desk.upkeep import verify
from review.model import Confidence, Layer, Stance
from review.requirements import Policy
from samples.loader import open_sample

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claims.model import Claim, Document, Kind
    from db.connection import Database
    from db.findings import Verification
    from desk import Desk
    from desk.authority import Role

PIER = """Harbour pier goes dark

The pier at Saltmarsh has lost 14 of its 40 lamps, the harbour office said on Tuesday. \
"Nobody has mended one since 2019," said Ada Quill, who repairs nets there.

The council will vote on new lamps next month. The pier is open every day.
"""
LEDGER = """Works ledger of the harbour office

Fourteen lamps were taken down from the pier for repair in March. Ten of the lamps were put \
back in April.
"""
START = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)


@dataclass(slots=True)
class Ticking:
    """A clock that moves on by one minute each time it is read."""

    moment: datetime = START

    def __call__(self) -> datetime:
        """Return the moment, and move on."""
        self.moment += timedelta(minutes=1)
        return self.moment


@dataclass(slots=True)
class Counting:
    """Identifiers that count up, such as clm_00001."""

    numbers: count[int] = field(default_factory=lambda: count(1))

    def __call__(self, prefix: str) -> str:
        """Return the next identifier."""
        return f"{prefix}_{next(self.numbers):05d}"


class OfDocument(TypedDict, total=False):
    """What a test may say about a document."""

    title: str
    publisher: str
    author: str
    published_on: date
    url: str


class OfReview(TypedDict, total=False):
    """What a test may change about a review."""

    layer: Layer
    rating: str
    rationale: str
    confidence: Confidence
    evidence_ids: tuple[str, ...]
    seen_revision: int
    command_id: str


class OfPolicy(TypedDict, total=False):
    """What else a test may ask of every claim."""

    kinds: Mapping[Kind, int]
    worthy: int
    worthy_from: float
    agreed_settles: bool
    legal: bool


def a_database(folder: Path) -> Database:
    """Open the database in `folder`, or make one by a copy, six times as quick as migrating."""
    path = folder / "desk.db"
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(_an_empty_file())
    return open_database(path)


def a_sample(path: Path) -> Database:
    """Open the sample newsroom at `path`, a copy of the one that this process made first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_the_sample_file())
    return open_sample(path)


@cache
def _the_sample_file() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.db"
        open_sample(path)
        let_go(path)
        return path.read_bytes()


@cache
def _an_empty_file() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        open_database(path)
        return path.read_bytes()


def a_desk(
    folder: Path,
    name: str = "Maya",
    *,
    clock: Callable[[], datetime] | None = None,
    ids: Callable[[str], str] | None = None,
) -> Desk:
    """Seat a person at a desk of their own, in `folder`."""
    return sit_down(a_database(folder), name, clock=clock or Ticking(), ids=ids or Counting())


def a_colleague(desk: Desk, name: str = "Tomas") -> Desk:
    """Seat somebody else at the same desk."""
    return sit_down(desk.database, name, clock=desk.clock, ids=desk.ids)


def a_document(desk: Desk, text: str = PIER, **about: Unpack[OfDocument]) -> Document:
    """Take a text in."""
    taken = take_in_pasted(desk, text, About(**about))
    return the_document(desk, taken.document or "")


def a_claim(desk: Desk, document: Document, words: str) -> Claim:
    """Make an accepted claim of `words`, which stand in the document."""
    made = triage.make_claim(desk, document.id, *place_of(document, words)).made
    return the_claim(desk, made[0])


def a_link(
    desk: Desk, claim: Claim, document: Document, words: str, stance: Stance = Stance.SUPPORTS
) -> str:
    """Link `words` of a document to a claim; return the evidence's id."""
    start, end = place_of(document, words)
    link = evidence_desk.LinkPassage(
        claim=claim.id, document=document.id, start=start, end=end, stance=stance
    )
    return evidence_desk.link_passage(desk, link).made[0]


def a_review(desk: Desk, claim: Claim, **changes: Unpack[OfReview]) -> str:
    """Give a review that needs no evidence, unless told otherwise; return its id."""
    given: OfReview = {
        "layer": Layer.SO,
        "rating": "unproven",
        "rationale": "Nobody could say.",
        **changes,
    }
    return verdicts.give(desk, verdicts.GiveReview(claim=claim.id, **given)).made[0]


def a_sign_off(desk: Desk, claim: str, note: str = "") -> None:
    """Sign a claim off, though one of its questions may be unanswered."""
    sign_off.sign_off(desk, claim, note=note, leaves_open=True)


def a_blind_desk(desk: Desk, reviews: int = 2, **also: Unpack[OfPolicy]) -> None:
    """Ask for several reviewers of every claim."""
    policy.set_policy(desk, Policy(reviews=reviews, **also))


def with_roles(desk: Desk, **roles: Role) -> dict[str, Desk]:
    """Turn accounts on and seat people of these names in these roles; `desk` administers."""
    seats = {name: a_colleague(desk, name) for name in roles}
    accounts.turn_on(desk, "four lamps on the pier")
    for name, role in roles.items():
        accounts.set_role(desk, seats[name].actor, role)
    return seats


def nobody_need_be_asked(desk: Desk, claim: str) -> None:
    """Say of everybody a claim names why they were not asked, so that it can be signed off."""
    with desk.database.snapshot() as snapshot:
        names = replies.reply_missing(snapshot, claim_of(snapshot, claim))
    for name in names:
        replies.excuse(desk, claim, name, because="They told us so themselves.")


def place_of(document: Document, words: str) -> tuple[int, int]:
    """Return where `words` stand for the first time."""
    start = document.text.index(words)
    return start, start + len(words)


def the_claim(desk: Desk, reference: str) -> Claim:
    """Read a claim as it is now."""
    with desk.database.snapshot() as snapshot:
        return claim_of(snapshot, reference)


def the_document(desk: Desk, reference: str) -> Document:
    """Read a document as it is now."""
    with desk.database.snapshot() as snapshot:
        return document_of(snapshot, reference)


def number_of(desk: Desk, sql: str) -> int:
    """Return the number that a query counts."""
    with desk.database.snapshot() as snapshot:
        return snapshot.number(sql)


def events(desk: Desk) -> int:
    """Return how many events the record has."""
    return number_of(desk, "select count(*) from events")


def checked(desk: Desk) -> Verification:
    """Verify the whole record."""
    return verify(desk.database)
