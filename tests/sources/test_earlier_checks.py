"""Earlier checks out of files: what is read of each format, and what is kept out and why."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.earlier_check import EarlierCheck
from claims.errors import InvalidInput, UnreadableSource
from sources.earlier_checks import CheckFile, Refused, opened

if TYPE_CHECKING:
    from pathlib import Path

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The pier has forty lamps.",
    "url": "https://checks.example/pier",
    "datePublished": "2026-03-09T08:00:00Z",
    "author": {"@type": "Organization", "name": "Saltmarsh Checks"},
    "reviewRating": {
        "@type": "Rating", "alternateName": "Half right",
        "ratingValue": "3", "bestRating": 5, "worstRating": 1,
    },
    "itemReviewed": {
        "@type": "Claim", "author": {"@type": "Person", "name": "Ada Quill"},
        "datePublished": "2026-03-01",
    },
}  # fmt: skip
PIER = EarlierCheck(
    claim="The pier has forty lamps.",
    claimant="Ada Quill",
    claimed_on=date(2026, 3, 1),
    publisher="Saltmarsh Checks",
    rating="Half right",
    value=3.0,
    best=5.0,
    worst=1.0,
    address="https://checks.example/pier",
    published_on=date(2026, 3, 9),
)


def a_file(folder: Path, content: str | bytes, name: str = "checks.json") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(path: Path, **mapping: str) -> tuple[list[EarlierCheck], list[Refused]]:
    return contents(opened(path, path.name, mapping))


def contents(source: CheckFile) -> tuple[list[EarlierCheck], list[Refused]]:
    checks, refused = [], []
    for record in source.records():
        found, kept_out = source.checks(record)
        checks += found
        refused += kept_out
    return checks, refused


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(REVIEW),
        json.dumps([REVIEW], indent=2),
        json.dumps({"@graph": [{"@type": "WebPage"}, REVIEW]}),
        json.dumps({"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}]}),
        f'<html><script type="application/ld+json">{json.dumps(REVIEW)}</script></html>',
        "\ufeff" + json.dumps(REVIEW),
        json.dumps(REVIEW).encode("utf-16"),
    ],
    ids=["object", "list", "graph", "feed", "page", "mark", "utf-16"],
)
def test_a_claim_review_reads_the_same_however_it_is_wrapped(
    tmp_path: Path, content: str | bytes
) -> None:
    checks, _ = read(a_file(tmp_path, content))

    assert checks == [PIER]


def test_a_feed_larger_than_one_piece_is_read_to_its_end(tmp_path: Path) -> None:
    many = [{**REVIEW, "identifier": str(n), "pad": "x" * 700} for n in range(3000)]
    checks, refused = read(a_file(tmp_path, json.dumps({"dataFeedElement": many}, indent=1)))

    assert [check.given_id for check in checks] == [str(n) for n in range(3000)]
    assert refused == []


def test_columns_are_guessed_by_their_names(tmp_path: Path) -> None:
    table = "Claim;Verdict;URL;Date\nThe pier is shut.;Wrong;checks.example/shut;9 March 2026\n"
    checks, _ = read(a_file(tmp_path, table, "checks.csv"))

    expected = EarlierCheck(
        claim="The pier is shut.",
        rating="Wrong",
        address="https://checks.example/shut",
        published_on=date(2026, 3, 9),
    )
    assert checks == [expected]


def test_columns_are_what_the_mapping_says(tmp_path: Path) -> None:
    lines = '{"what": "The pier is shut.", "claim": "no", "how": "Wrong"}\n'
    checks, _ = read(a_file(tmp_path, lines, "checks.jsonl"), claim="what", rating="how")

    assert [(check.claim, check.rating) for check in checks] == [("The pier is shut.", "Wrong")]


def test_a_table_without_a_claim_is_refused_with_its_columns(tmp_path: Path) -> None:
    path = a_file(tmp_path, "who,what\nAda,lamps\n", "checks.csv")

    with pytest.raises(InvalidInput, match="“who”, “what”"):
        read(path)
    with pytest.raises(InvalidInput, match="no column “words”"):
        read(path, claim="words")
    with pytest.raises(InvalidInput, match="is no field of a check"):
        read(path, clam="what")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"claim": "x", "url": "javascript:alert(1)"}', "not a web address"),
        ('{"claim": ""}', "no claim"),
        ('{"claim": "x"', "no valid JSON"),
        ("[" * 100_000, "nested too deeply|no valid JSON"),
        ('{"claim": "' + "x" * 6000 + '"}', "6,000 characters"),
        ("17", "no ClaimReview and no claim"),
        (b'{"claim": "caf\xe9"}', "no text in the file's encoding|no valid JSON"),
        ('{"claim": "' + "x" * 10_000_001 + '"}', "10 million characters"),
    ],
    ids=["script", "empty", "cut", "deep", "long", "number", "bytes", "huge"],
)
def test_a_bad_line_is_kept_out_by_its_number_and_the_rest_comes_in(
    tmp_path: Path, line: str | bytes, why: str
) -> None:
    bad = line.encode() if isinstance(line, str) else line
    good = b'{"claim": "The pier is shut, caf\xc3\xa9 too."}\n'
    checks, refused = read(a_file(tmp_path, good + bad + b"\n" + good, "checks.jsonl"))

    assert [check.claim for check in checks] == ["The pier is shut, café too."] * 2
    (one,) = refused
    assert one.line == 2
    assert re.search(why, one.reason)
    assert len(one.record) <= 300


def test_what_a_field_holds_becomes_plain_words(tmp_path: Path) -> None:
    dirty = {"claim": "<p>Lamps &amp; <b>nets</b></p><script>alert(1)</script>\x00 \u202eshut"}
    checks, _ = read(a_file(tmp_path, json.dumps(dirty) + "\n", "checks.jsonl"))

    assert [check.claim for check in checks] == ["Lamps & nets shut"]


@pytest.mark.parametrize(
    "rating",
    [
        {"ratingValue": 7, "bestRating": 5, "worstRating": 1},
        {"ratingValue": "high", "bestRating": 5, "worstRating": 1},
        {"ratingValue": 3},
    ],
)
def test_numbers_of_a_rating_that_are_in_no_order_are_left_out(
    tmp_path: Path, rating: dict[str, object]
) -> None:
    review = {**REVIEW, "reviewRating": {"alternateName": "Wrong", **rating}}
    checks, _ = read(a_file(tmp_path, json.dumps(review)))

    assert [(check.rating, check.value, check.best) for check in checks] == [("Wrong", None, None)]


def test_a_row_with_too_many_cells_is_kept_out(tmp_path: Path) -> None:
    table = "claim,rating\nOne,Wrong\nTwo,Wrong,and more\nThree,Right\n"
    checks, refused = read(a_file(tmp_path, table, "checks.csv"))

    assert [check.claim for check in checks] == ["One", "Three"]
    assert [(one.line, "3 cells" in one.reason) for one in refused] == [(3, True)]


def test_a_quotation_mark_that_never_closes_does_not_swallow_the_file(tmp_path: Path) -> None:
    rows = "".join(f"Claim {n} about lamps,Wrong\n" for n in range(9000))
    checks, refused = read(a_file(tmp_path, f'claim,rating\n"open,Wrong\n{rows}', "checks.csv"))

    assert len(refused) >= 1
    assert len(checks) > 0


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="Nothing was imported"):
        read(a_file(tmp_path, b"PK\x03\x04\x00\x00", "checks.zip"))
    with pytest.raises(UnreadableSource, match="empty"):
        read(a_file(tmp_path, " \n"))


UNREADABLE = {"Cc", "Cs", "Zl", "Zp"}
"""Controls, halves of characters, line ends: none of them is left in a claim. Joiners belong to
Persian and to emoji, and signs that this Python does not know yet are signs."""


@settings(max_examples=60, deadline=None)
@example(b"\xce\x80")
@given(st.binary(max_size=400))
def test_no_bytes_bring_the_reading_down(
    tmp_path_factory: pytest.TempPathFactory, body: bytes
) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    for head, name in (
        (b"{", "a.json"),
        (b"claim,rating\n", "a.csv"),
        (b"<", "a.html"),
        (b"", "a.jsonl"),
    ):
        try:
            checks, _ = read(a_file(folder, head + body, name))
        except (UnreadableSource, InvalidInput):
            continue
        assert not {category(sign) for check in checks for sign in check.claim} & UNREADABLE


def test_western_european_bytes_are_read_as_such(tmp_path: Path) -> None:
    table = "claim,rating\nThe café is shut.,Wrong\n".encode("cp1252")
    checks, _ = read(a_file(tmp_path, table, "checks.csv"))

    assert [check.claim for check in checks] == ["The café is shut."]
