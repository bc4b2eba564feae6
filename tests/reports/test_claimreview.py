"""ClaimReview: what leaves is complete, says nothing early, and is read again as it was written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import InvalidInput
from claims.model import Attribution, Mode, SpeakerRole
from reports.claimreview import claim_review, drafted, leaves_out, render
from reports.claimreview_rules import problems
from reports.publisher import Publisher
from sources.earlier_checks import opened
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import a_claim, a_dossier, a_record, an_occurrence
from tests.reports.published import DESK, SITE, a_publication, out, the_published_affair

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from claims.earlier_check import EarlierCheck


def a_review_of(number: int, publisher: Publisher = DESK) -> dict[str, Any]:
    """The review of a claim of the published affair, as whoever reads the file gets it."""
    dossier = the_published_affair()
    return json.loads(json.dumps(claim_review(dossier.claims[number - 1], dossier, publisher)))  # type: ignore[no-any-return]


def read_again(body: bytes, folder: Path, name: str) -> list[EarlierCheck]:
    file = folder / name
    file.write_bytes(body)
    found = opened(file, name, {})
    checks = []
    for record in found.records():
        read, refused = found.checks(record)
        assert not refused
        checks += read
    return checks


def test_a_published_verdict_leaves_with_everything_that_is_known() -> None:
    review = a_review_of(2)

    assert review == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{SITE}/claims/claim-b.html",
        "claimReviewed": "No one has been hurt on this ferry in at least a decade",
        "author": {"@type": "Organization", "name": DESK.name, "url": SITE},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "False",
            "name": "False",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
            "ratingExplanation": "The company itself reports two injuries.",
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Ottilie Marsh", "jobTitle": "harbour master"},
            "datePublished": "2018-01-17",
            "firstAppearance": {
                "@type": "CreativeWork",
                "url": "https://courier.example/2018/ferry?page=1&print=yes",
                "name": "Brambleford closes its ferry after a winter of complaints",
                "datePublished": "2018-01-17",
            },
        },
        "datePublished": "2018-01-19T09:00:00Z",
    }


def test_a_verdict_outside_the_order_of_its_scale_leaves_the_numbers_out() -> None:
    rating = a_review_of(4)["reviewRating"]

    assert rating["alternateName"] == "Unproven"
    assert {"ratingValue", "bestRating", "worstRating"}.isdisjoint(rating)


def test_a_correction_is_told_with_its_day_and_the_rating_is_the_new_one() -> None:
    review = a_review_of(1)

    assert review["reviewRating"]["alternateName"] == "Mostly false"
    assert review["datePublished"] == "2018-01-19T09:00:00Z"
    assert review["dateModified"] == "2018-01-22T11:00:00Z"
    assert [(c["@type"], c["datePublished"]) for c in review["correction"]] == [
        ("CorrectionComment", "2018-01-22T11:00:00Z")
    ]


def test_a_claim_without_what_it_must_have_is_refused_with_every_missing_member() -> None:
    dossier = the_affair()

    with pytest.raises(
        InvalidInput, match=r"Claim 1 .*reviewRating\.alternateName is missing.* and url is missing"
    ):
        claim_review(dossier.claims[0], dossier, Publisher())


def test_a_verdict_given_since_is_not_told_before_somebody_publishes_it() -> None:
    dossier = the_published_affair()
    record = replace(dossier.claims[0], publications=dossier.claims[0].publications[:1])

    assert drafted(record, dossier, DESK)["reviewRating"]["alternateName"] == "False"  # type: ignore[call-overload,index]


def test_a_retracted_verdict_does_not_leave() -> None:
    dossier = the_published_affair()

    assert problems(drafted(dossier.claims[4], dossier, DESK))


@pytest.mark.parametrize("role", [SpeakerRole.UNNAMED, SpeakerRole.UNKNOWN])
def test_a_source_without_a_name_is_not_told_by_what_the_text_calls_it(role: SpeakerRole) -> None:
    said = Attribution(speaker="a source", role=role, mode=Mode.INDIRECT)
    claim = a_claim("The ferry closes.", an_occurrence("Mill Lane ferry", said))

    item = drafted(a_record(claim), a_dossier(a_record(claim)), DESK)["itemReviewed"]

    assert isinstance(item, dict)
    assert "author" not in item


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"@context": "http://schema.org"}, "@context"),
        ({"claimReviewed": " "}, "claimReviewed"),
        ({"claimReviewed": "False: nobody was hurt"}, "claimReviewed opens with the rating"),
        ({"url": "javascript:alert(1)"}, "url is no web address"),
        ({"url": "https://elsewhere.example/1"}, "different hosts"),
        ({"datePublished": "last week"}, "datePublished is no day"),
        ({"author": {"@type": "Robot", "name": "x"}}, "author is neither"),
        ({"author": {"@type": "Person"}}, "author.name is missing"),
        ({"reviewRating": {"alternateName": "x", "ratingValue": 3}}, "all three or none"),
        (
            {"reviewRating": {"alternateName": "x", "ratingValue": 6, "bestRating": 5,
                              "worstRating": 1}},
            "worstRating ≤ ratingValue ≤ bestRating",
        ),
        ({"itemReviewed": {"@type": "Claim", "datePublished": "2018-13-40"}}, "itemReviewed.date"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_review_is_named(changes: dict[str, Any], named: str) -> None:
    assert any(named in problem for problem in problems({**a_review_of(2), **changes}))
    assert problems(a_review_of(2)) == ()


def test_a_desk_without_a_site_hands_out_an_empty_feed_and_says_what_is_missing() -> None:
    dossier = the_affair()

    assert json.loads(render(dossier))["dataFeedElement"] == []
    assert len(leaves_out(dossier)) == len(dossier.claims)


def test_one_review_is_read_again_as_it_was_written(tmp_path: Path) -> None:
    [check] = read_again(json.dumps(a_review_of(2)).encode(), tmp_path, "one.json")

    assert (check.claim, check.rating, check.claimant) == (
        "No one has been hurt on this ferry in at least a decade",
        "False",
        "Ottilie Marsh",
    )
    assert (check.worst, check.value, check.best) == (1, 1, 5)
    assert (check.publisher, check.address) == (DESK.name, f"{SITE}/claims/claim-b.html")
    assert (check.published_on, check.claimed_on) == (date(2018, 1, 19), date(2018, 1, 17))


@settings(deadline=None, max_examples=40)
@given(
    words=st.text(
        st.characters(exclude_categories=["C", "Z"], exclude_characters="<&"),
        min_size=1,
        max_size=80,
    )
)
def test_whatever_its_words_a_claim_is_read_again_as_it_was_written(
    words: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    claim = a_claim(words, an_occurrence("Mill Lane ferry"))
    [verdict] = the_affair().claims[0].verdicts
    record = out(a_record(claim, verdicts=(verdict,)), a_publication())

    review = claim_review(record, a_dossier(record), DESK)
    [check] = read_again(json.dumps(review).encode(), tmp_path_factory.mktemp("r"), "one.json")

    assert check.claim == words
