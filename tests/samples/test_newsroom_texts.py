"""The sample newsroom's texts and script: own words, marked fiction, and quoted exactly."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from claims.text import fold
from review.model import Confidence, Confidentiality, Layer, SourceKind, Stance
from review.scales import scale

if TYPE_CHECKING:
    from datetime import date

ROOT = Path(__file__).parents[2]
NEWSROOM = ROOT / "samples" / "newsroom"
SEEDS = ROOT / ".." / "shared" / "seeds"
RETOLD = ("oakland-council.txt", "oakland-mayor.txt")
TEXTS = sorted(path.name for path in NEWSROOM.glob("*.txt"))
SHINGLE = 6
"""Words in a row that two texts may not share; names of agencies and outlets are shorter."""


def text_of(name: str) -> str:
    return (NEWSROOM / name).read_text(encoding="utf-8")


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text).casefold())


def shingles(text: str) -> set[tuple[str, ...]]:
    words = words_of(text)
    return set(zip(*(words[offset:] for offset in range(SHINGLE)), strict=False))


# --- the script, read into types so that a misspelt field is noticed


@dataclass(frozen=True, kw_only=True)
class SampleEvidence:
    """A passage of a document, or a place in an outside source."""

    key: str
    stance: str
    document: str | None = None
    words: str | None = None
    source: str | None = None
    locator: str = ""
    quote: str = ""
    note: str = ""
    confidentiality: str = "on_the_record"


@dataclass(frozen=True, kw_only=True)
class SampleReview:
    """One person's judgement, perhaps withdrawn."""

    by: str
    layer: str
    rating: str
    confidence: str
    rationale: str
    evidence: tuple[str, ...] = ()
    withdrawn_because: str | None = None


@dataclass(frozen=True, kw_only=True)
class SampleClaim:
    """A claim that was taken up."""

    key: str
    document: str
    words: str
    evidence: tuple[SampleEvidence, ...] = ()
    reviews: tuple[SampleReview, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SampleDismissed:
    """A candidate that was set aside."""

    document: str
    words: str
    because: str


@dataclass(frozen=True, kw_only=True)
class SampleDocument:
    """A file and what is known of it."""

    key: str
    file: str
    publisher: str
    author: str | None = None
    published_on: date | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True)
class SampleSource:
    """Something outside the documents."""

    key: str
    kind: str
    title: str
    address: str
    published_on: date | None = None
    accessed_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Script:
    """The whole of desk.toml."""

    scale: str
    documents: list[SampleDocument]
    sources: list[SampleSource]
    claims: list[SampleClaim]
    dismissed: list[SampleDismissed]
    files: dict[str, str] = field(default_factory=dict)


def read_script() -> Script:
    table = tomllib.loads(text_of("desk.toml"))
    claims = [
        SampleClaim(
            **{
                **claim,
                "evidence": tuple(SampleEvidence(**piece) for piece in claim.get("evidence", ())),
                "reviews": tuple(SampleReview(**review) for review in claim.get("reviews", ())),
            }
        )
        for claim in table.pop("claims")
    ]
    documents = [SampleDocument(**document) for document in table.pop("documents")]
    return Script(
        scale=table.pop("scale"),
        documents=documents,
        sources=[SampleSource(**source) for source in table.pop("sources")],
        claims=claims,
        dismissed=[SampleDismissed(**dismissed) for dismissed in table.pop("dismissed")],
        files={document.key: document.file for document in documents},
        **table,
    )


SCRIPT = read_script()
PIECES = [piece for claim in SCRIPT.claims for piece in claim.evidence]
REVIEWS = [review for claim in SCRIPT.claims for review in claim.reviews]
QUOTED = [
    *((claim.document, claim.words) for claim in SCRIPT.claims),
    *((dismissed.document, dismissed.words) for dismissed in SCRIPT.dismissed),
    *((piece.document, piece.words) for piece in PIECES if piece.document and piece.words),
]


# --- the texts


@pytest.mark.parametrize("name", [*TEXTS, "desk.toml"])
def test_a_sample_shares_no_six_words_in_a_row_with_the_articles_retold(name: str) -> None:
    originals = sorted(SEEDS.glob("*.txt"))
    if not originals:
        pytest.skip("the articles that the dispatches retell are not beside this checkout")

    for original in originals:
        there = shingles(original.read_text(encoding="utf-8"))
        assert len(there) > 100
        assert shingles(text_of(name)) & there == set()


def test_the_detained_man_is_named_nowhere() -> None:
    originals = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    if not originals:
        pytest.skip("the articles that the dispatches retell are not beside this checkout")

    named = [name for text in originals for name in re.findall(r"\bone man, ([^,]+),", text)]
    assert named
    for part in " ".join(named).split():
        if part[0].isupper():
            assert all(part not in text_of(name) for name in TEXTS)


@pytest.mark.parametrize("name", sorted(set(TEXTS) - set(RETOLD)))
def test_an_invented_text_says_so_in_its_first_word(name: str) -> None:
    assert text_of(name).startswith("FICTION — ")


@pytest.mark.parametrize("name", TEXTS)
def test_a_sample_is_long_enough_to_show_something_and_short_enough_to_read(name: str) -> None:
    assert 250 <= len(text_of(name).split()) <= 500


@pytest.mark.parametrize("name", [*TEXTS, "desk.toml"])
def test_a_sample_is_clean_text(name: str) -> None:
    text = text_of(name)

    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert all(line == line.rstrip() for line in text.splitlines())
    assert "\r" not in text
    assert "\t" not in text


def test_the_first_dispatch_states_its_day_and_the_second_none() -> None:
    assert text_of(RETOLD[0]).startswith("date 2018-01-17\n")
    assert not re.search(r"\b20\d\d-\d\d-\d\d\b", text_of(RETOLD[1]))


def test_the_register_adds_up() -> None:
    row = re.compile(
        r"^(\S+(?: \S+)?)  +(Harbourside|Northbank|Both) +(\d+) +(\d+) +(\d+)$", re.MULTILINE
    )
    sums: Counter[tuple[str, int]] = Counter()
    totals: dict[str, tuple[int, ...]] = {}
    for month, landing, *cells in row.findall(text_of("harbour-register.txt")):
        figures = tuple(int(cell) for cell in cells)
        if month == "Whole period":
            totals[landing] = figures
        else:
            sums.update(
                {(where, n): f for where in (landing, "Both") for n, f in enumerate(figures)}
            )

    assert totals.keys() == {"Harbourside", "Northbank", "Both"}
    for landing, figures in totals.items():
        assert figures == tuple(sums[landing, n] for n in range(3))


# --- the script


@pytest.mark.parametrize(("document", "words"), QUOTED, ids=lambda value: value[:30])
def test_every_quotation_of_the_script_stands_in_its_file_exactly_once(
    document: str, words: str
) -> None:
    assert text_of(SCRIPT.files[document]).count(words) == 1


def test_every_text_of_the_newsroom_is_taken_in_once() -> None:
    assert sorted(document.file for document in SCRIPT.documents) == TEXTS


@pytest.mark.parametrize(
    "keys",
    [
        [document.key for document in SCRIPT.documents],
        [source.key for source in SCRIPT.sources],
        [claim.key for claim in SCRIPT.claims],
        *[[piece.key for piece in claim.evidence] for claim in SCRIPT.claims],
    ],
    ids=len,
)
def test_a_key_of_the_script_means_one_thing(keys: list[str]) -> None:
    assert len(keys) == len(set(keys))


def test_nothing_is_claimed_or_judged_about_real_people() -> None:
    invented = {d.key for d in SCRIPT.documents if text_of(d.file).startswith("FICTION")}

    assert {document for document, _ in QUOTED} <= invented


def test_everything_invented_says_so_and_leads_nowhere() -> None:
    addresses = [s.address for s in SCRIPT.sources] + [d.url for d in SCRIPT.documents if d.url]

    assert {urlsplit(address).hostname for address in addresses} == {"example.org"}
    assert all(source.title.endswith("(fictional)") for source in SCRIPT.sources)
    assert all(
        document.publisher.endswith("(fictional)")
        for document in SCRIPT.documents
        if document.file not in RETOLD
    )


def test_the_script_uses_the_words_of_the_desk() -> None:
    ratings = {rating.key for rating in scale(SCRIPT.scale).ratings}

    assert {piece.stance for piece in PIECES} == set(Stance)
    assert {piece.confidentiality for piece in PIECES} == set(Confidentiality)
    assert {source.kind for source in SCRIPT.sources} <= set(SourceKind)
    assert {review.layer for review in REVIEWS} == set(Layer)
    assert {review.confidence for review in REVIEWS} == set(Confidence)
    assert {review.rating for review in REVIEWS} <= ratings


@pytest.mark.parametrize("claim", SCRIPT.claims, ids=lambda claim: claim.key)
def test_a_review_of_the_script_rests_on_evidence_of_its_own_claim(claim: SampleClaim) -> None:
    linked = {piece.key for piece in claim.evidence}

    for review in claim.reviews:
        step = scale(SCRIPT.scale).rating(review.rating)
        assert step is not None
        assert set(review.evidence) <= linked
        assert review.evidence or not step.needs_evidence
        assert review.rationale.strip()


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.key)
def test_evidence_of_the_script_points_to_one_place(piece: SampleEvidence) -> None:
    in_document = piece.document is not None and piece.words is not None
    outside = piece.source is not None and bool(piece.quote and piece.locator)

    assert in_document != outside
    if outside:
        assert piece.source in {source.key for source in SCRIPT.sources}


def test_what_was_said_off_the_record_is_never_linked_as_on_the_record() -> None:
    note = text_of("interview-note.txt")
    secret = note[note.index("OFF THE RECORD") : note.index("BACK ON THE RECORD")]
    hidden = [p for p in PIECES if p.document == "note" and p.words and p.words in secret]

    assert hidden
    assert {piece.confidentiality for piece in hidden} == {Confidentiality.OFF_THE_RECORD}


def test_no_review_rests_on_what_was_said_off_the_record() -> None:
    hidden = {p.key for p in PIECES if p.confidentiality == Confidentiality.OFF_THE_RECORD}

    assert hidden
    assert all(hidden.isdisjoint(review.evidence) for review in REVIEWS)


def test_the_script_shows_every_way_a_claim_can_stand() -> None:
    untouched = [claim for claim in SCRIPT.claims if not claim.evidence and not claim.reviews]
    unreviewed = [claim for claim in SCRIPT.claims if claim.evidence and not claim.reviews]

    assert untouched
    assert unreviewed
    assert SCRIPT.dismissed
    assert [review.by for review in REVIEWS if review.withdrawn_because]
