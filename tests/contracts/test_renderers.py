"""What every report format promises, tested over the registry: a new one is held to it unasked."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.errors import Refusal
from reports.registry import RENDERERS, render
from review.model import Confidentiality, Shown
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import (
    CANARY,
    a_claim,
    a_document,
    a_dossier,
    a_letter,
    a_piece,
    a_record,
    a_review,
    a_source,
    a_verdict,
    an_occurrence,
    at,
    passage,
)
from tests.reports.payloads import PAYLOADS, everywhere
from tests.reports.reading_back import text_of

if TYPE_CHECKING:
    from reports.renderer import Renderer

pytestmark = pytest.mark.parametrize("renderer", RENDERERS, ids=lambda r: r.key)

ROOT = Path(__file__).parents[2]
COUNTING = {"annotated", "annotations", "csv"}
"""Formats that count the evidence of a claim and do not quote it."""


def holds_every_claim(renderer: Renderer) -> bool:
    """Whether it says nothing of claims that it leaves out.

    Formats of what is published leave out this whole affair; see their own tests.
    """
    return renderer.leaves_out is None


def test_a_format_is_found_by_a_key_of_its_own(renderer: Renderer) -> None:
    assert [r.key for r in RENDERERS].count(renderer.key) == 1
    assert renderer.suffix.startswith(".")
    assert "/" in renderer.media_type
    assert render(the_affair(), renderer.key) == renderer.render(the_affair())


def test_an_unknown_format_is_refused_with_the_known_ones(renderer: Renderer) -> None:
    with pytest.raises(Refusal, match=rf"no report format “parchment”.*{renderer.key}"):
        render(the_affair(), "parchment")


def test_the_same_dossier_gives_the_same_bytes(renderer: Renderer) -> None:
    assert renderer.render(the_affair()) == renderer.render(the_affair())


def test_the_bytes_do_not_depend_on_the_process_that_writes_them(renderer: Renderer) -> None:
    program = (
        "import sys; from reports.registry import render; "
        "from tests.reports.brambleford import the_affair; "
        f"sys.stdout.buffer.write(render(the_affair(), {renderer.key!r}))"
    )
    environment = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    elsewhere = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True
    )

    assert elsewhere.stdout == renderer.render(the_affair())


def test_nothing_confidential_leaves_the_desk(renderer: Renderer) -> None:
    assert CANARY not in text_of(renderer.render(the_affair()))


@pytest.mark.parametrize(
    "confidentiality", [Confidentiality.BACKGROUND, Confidentiality.OFF_THE_RECORD]
)
def test_a_document_that_only_confidential_evidence_points_to_is_not_named(
    renderer: Renderer, confidentiality: Confidentiality
) -> None:
    document = a_document()
    letter = a_letter(title=CANARY, file=CANARY)
    piece = a_piece(
        confidentiality=confidentiality,
        source=None,
        span=passage(letter, "1,212 passengers"),
    )
    claim = a_claim("The ferry closes.", an_occurrence("Mill Lane ferry"))
    dossier = a_dossier(a_record(claim, evidence=(piece,)), documents=(document, letter))

    text = text_of(renderer.render(dossier))

    assert CANARY not in text
    assert piece.span is not None
    assert piece.span.quote not in text


@pytest.mark.parametrize("extent", [Shown.WORDS, Shown.EVERYTHING])
def test_what_an_editor_released_is_quoted_and_no_more(renderer: Renderer, extent: Shown) -> None:
    piece = a_piece(
        confidentiality=Confidentiality.OFF_THE_RECORD,
        released=extent,
        quote="The boiler was never inspected.",
        source=a_source(title=CANARY),
    )
    claim = a_claim("The ferry closes.", an_occurrence("Mill Lane ferry"))

    text = text_of(renderer.render(a_dossier(a_record(claim, evidence=(piece,)))))

    assert (
        "The boiler was never inspected." in text
        or renderer.key in COUNTING
        or not holds_every_claim(renderer)
    ), f"Quote the evidence (`StanceView.items`), or add “{renderer.key}” to COUNTING above."
    assert CANARY not in text or extent is Shown.EVERYTHING


def test_why_a_piece_was_retracted_names_no_source_that_was_not_released(
    renderer: Renderer,
) -> None:
    piece = a_piece(
        confidentiality=Confidentiality.OFF_THE_RECORD,
        released=Shown.WORDS,
        source=a_source(title="The letter"),
        retracted_at=at(2),
        retracted_because=f"{CANARY} took it back.",
    )
    claim = a_claim("The ferry closes.", an_occurrence("Mill Lane ferry"))

    text = text_of(renderer.render(a_dossier(a_record(claim, evidence=(piece,)))))

    assert CANARY not in text


def test_who_was_asked_and_what_they_said_is_in_every_report(renderer: Renderer) -> None:
    text = text_of(renderer.render(the_affair()))
    wanted = ("Two bruises are no injuries.", "It only printed her words.")

    missing = [words for words in wanted if words not in text]
    assert not missing or not holds_every_claim(renderer), (
        f"Not in the file letter for letter: {missing}. Print `ClaimView.replies`."
    )
    assert "kept-at-the-desk" not in text
    assert "taken-back-by-mistake" not in text


def test_a_dossier_without_claims_still_makes_a_report(renderer: Renderer) -> None:
    assert renderer.render(a_dossier(documents=()))


def test_every_report_names_the_event_and_digest_it_shows(renderer: Renderer) -> None:
    text = text_of(renderer.render(the_affair()))

    assert "9c41" * 16 in text, "Print `ReportView.digest`, or `head.digest` of the dossier."
    assert "1,204" in text or "1204" in text, "Print `ReportView.record`, or `head.events`."


def test_references_that_lead_nowhere_never_stop_a_report(renderer: Renderer) -> None:
    claim = a_claim("The ferry closes.", an_occurrence("Mill Lane ferry"))
    lost = a_record(
        claim,
        reviews=(a_review(scale="gone@9", supersedes="gone", given_by="gone"),),
        verdicts=(a_verdict(scale="gone@9", review_ids=("gone",), decided_by="gone"),),
    )

    assert renderer.render(a_dossier(lost, documents=(), scales=()))


@pytest.mark.parametrize(
    "text",
    ["", "\x00\x1b\x7f", "\ud800", "\ufeff\u202e", "\r\n \n", "x" * 4_000, "\U0001f980" * 2_000],
)
def test_no_text_however_odd_stops_a_report(renderer: Renderer, text: str) -> None:
    assert text_of(renderer.render(everywhere(the_affair(), text)))


@pytest.mark.parametrize("word", ["x" * 40_000, "\U0001f980" * 20_000])
def test_no_endless_word_stops_a_report(renderer: Renderer, word: str) -> None:
    document = a_document(text=word)
    occurrence = an_occurrence("Mill Lane ferry", span=passage(document, word))
    record = a_record(a_claim(word, occurrence), reviews=(a_review(rationale=word),))

    assert text_of(renderer.render(a_dossier(record, documents=(document,))))


def test_no_hostile_text_stops_a_report(renderer: Renderer) -> None:
    # Several in one text: each alone takes a PDF half a minute.
    for start in range(0, len(PAYLOADS), 6):
        text = " ".join(PAYLOADS[start : start + 6])
        assert text_of(renderer.render(everywhere(the_affair(), text)))


def test_a_words_offsets_beyond_their_document_never_stop_a_report(renderer: Renderer) -> None:
    record = the_affair().claims[0]

    assert renderer.render(a_dossier(record, documents=(a_document(text="Short."),)))


def test_claims_stand_in_the_order_of_the_dossier(renderer: Renderer) -> None:
    dossier = the_affair()
    first, second = (r.claim.statement.split()[-1] for r in dossier.claims[1:3])
    straight = renderer.render(replace(dossier, claims=dossier.claims[1:3], relations=()))
    turned = renderer.render(replace(dossier, claims=dossier.claims[2:0:-1], relations=()))

    assert first != second
    assert straight != turned or not holds_every_claim(renderer)
