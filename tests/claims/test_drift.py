"""What a headline, a paraphrase or a citation lost is named; what lost nothing is left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.model import Attribution, Mode, RelationKind, SpeakerRole
from claims.relate import relate
from claims.structure import BlockKind
from tests.claims.test_relate import said

if TYPE_CHECKING:
    from claims.comparison import Assertion, Proposal


def spoken(statement: str, mode: Mode, *, by: str = "Ada Brandt", document: str = "n") -> Assertion:
    attribution = Attribution(speaker=by, role=SpeakerRole.PERSON, mode=mode)
    return replace(said(statement, document=document), attribution=attribution)


def over(headline: str, body: Assertion | str) -> Proposal | None:
    """Compare a headline with a sentence of its own text."""
    text = said(body) if isinstance(body, str) else body
    return relate(replace(said(headline, document=text.document), block=BlockKind.HEADLINE), text)


@pytest.mark.parametrize(
    ("headline", "body", "lost"),
    [
        (
            "No smuggling convictions on the north quay",
            "There have been no federal smuggling convictions on the north quay in ten years.",
            ("federal", "in ten years"),
        ),
        (
            "Harbour ferries carry 4,000 passengers",
            "The harbour ferries carry up to 4,000 passengers.",
            ("4,000", "at most 4,000"),
        ),
        (
            "Port closes its fish market",
            "The port may close its fish market.",
            ("may",),
        ),
        (
            "Pilots of the harbour dismissed for smuggling",
            "The pilots of the harbour were dismissed for alleged smuggling.",
            ("alleged",),
        ),
    ],
)
def test_a_headline_that_left_something_out_is_qualified_by_its_text(
    headline: str, body: str, lost: tuple[str, ...]
) -> None:
    found = over(headline, body)

    assert found is not None
    assert found.kind is RelationKind.QUALIFIES
    assert found.reason.startswith("The headline ")
    assert all(f"“{words}”" in found.reason for words in lost)
    assert not found.from_left


def test_a_headline_in_nobodys_mouth_over_words_of_a_speaker_is_told() -> None:
    body = spoken("The harbour tax drives away the fishing boats", Mode.INDIRECT)
    found = over("Harbour tax drives away fishing boats", body)

    assert found is not None
    assert found.reason == "The headline does not say that it comes from Ada Brandt."


def test_a_headline_that_names_the_speaker_keeps_the_attribution() -> None:
    body = spoken("The harbour tax drives away the fishing boats", Mode.INDIRECT)
    found = over("Brandt: Harbour tax drives away fishing boats", body)

    assert found is None or found.kind is not RelationKind.QUALIFIES


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Port fines 40 fishing boats", "The port fined 40 fishing boats."),
        ("Port closes its fish market", "The port did not close its fish market in May 2019."),
        ("Council opens a library", "The council may close two federal museums."),
        ("Port may close its fish market", "The port might close its fish market."),
        ("Ferry Museum sells two boats", "The National Ferry Museum sells two boats."),
    ],
)
def test_a_headline_that_lost_nothing_or_says_something_else_is_not_qualified(
    headline: str, body: str
) -> None:
    found = over(headline, body)

    assert found is None or found.kind is not RelationKind.QUALIFIES


def test_two_sentences_of_the_text_itself_are_no_headline_and_its_text() -> None:
    body = "There have been no federal smuggling convictions on the north quay in ten years."
    found = relate(said("No smuggling convictions on the north quay"), said(body))

    assert found is None or not found.reason.startswith("The headline")


def test_a_paraphrase_is_held_against_the_words_it_stands_for() -> None:
    quoted = spoken("We fined nearly 40 of the foreign fishing boats this spring", Mode.DIRECT)
    told = spoken("The port fined 40 fishing boats this spring", Mode.INDIRECT, document="south")

    for found in (relate(quoted, told), relate(told, quoted)):
        assert found is not None
        assert found.kind is RelationKind.QUALIFIES
        assert found.reason.startswith("The paraphrase leaves out")
        assert "“foreign”" in found.reason


def test_a_paraphrase_of_somebody_else_is_not_held_against_them() -> None:
    quoted = spoken("We fined some of the foreign fishing boats this spring", Mode.DIRECT)
    told = spoken("The port fined fishing boats this spring", Mode.INDIRECT, by="Otto Lind")
    found = relate(quoted, replace(told, document="south"))

    assert found is None or not found.reason.startswith("The paraphrase")


def test_a_number_is_held_against_the_source_that_is_cited_for_it() -> None:
    source = replace(
        said("At least 40 fishing boats were fined in 2018.", document="south"),
        outlet="Lindow Port Office",
    )
    citing = spoken("40 fishing boats were fined", Mode.INDIRECT, by="the Lindow Port Office")
    found = relate(citing, source)

    assert found is not None
    assert found.kind is RelationKind.QUALIFIES
    assert found.reason.startswith(
        "What is said to come from Lindow Port Office leaves out “in 2018”"
    )
    assert found.reason.endswith("makes “40” of “at least 40”.")


def test_a_source_that_is_not_cited_is_compared_as_any_other_document() -> None:
    source = said("At least 40 fishing boats were fined in 2018.", document="south")
    citing = spoken("40 fishing boats were fined", Mode.INDIRECT, by="the Lindow Port Office")
    found = relate(citing, source)

    assert found is None or "said to come from" not in found.reason
