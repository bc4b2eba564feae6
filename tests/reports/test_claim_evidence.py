"""Evidence in reports: a source is found again from paper, where no link can be followed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reports.claim_evidence import stance_views
from reports.registry import render
from review.model import Confidentiality, Shown
from tests.reports.dossiers import a_claim, a_dossier, a_piece, a_record, a_source
from tests.reports.published import the_published_affair
from tests.reports.reading_back import text_of

ADDRESS = "https://register.example/2017"
_LEADS = re.compile(r"\]\(<[^>]*>\)|<[^>]*>|[\\\s]")
"""What nobody reads on paper: where links lead, tags, escapes and the ends of lines."""


def on_paper(body: bytes) -> str:
    """Return the words that stand on a printed page, without white space."""
    return _LEADS.sub("", text_of(body))


@pytest.mark.parametrize("key", ["pdf", "docx", "html", "markdown", "annotated", "site", "xlsx"])
def test_the_address_of_an_outside_source_is_printed_in_full(key: str) -> None:
    assert ADDRESS in on_paper(render(the_published_affair(), key))


@pytest.mark.parametrize("key", ["pdf", "docx", "html", "markdown", "site"])
def test_the_address_of_a_document_is_printed_in_full(key: str) -> None:
    affair = the_published_affair()
    address = "https://courier.example/ferry-closes"
    documents = tuple(replace(one, url=address) for one in affair.documents)

    assert address in on_paper(render(replace(affair, documents=documents), key))


def test_a_source_that_is_not_named_has_no_address() -> None:
    piece = a_piece(
        confidentiality=Confidentiality.BACKGROUND, source=a_source(), released=Shown.WORDS
    )
    record = a_record(a_claim("It sank."), evidence=(piece,))
    (stance,) = stance_views(record, a_dossier(record))

    assert [(one.address, one.printed) for one in stance.items] == [(None, "")]


def test_an_address_that_nobody_may_follow_is_printed_and_leads_nowhere() -> None:
    record = a_record(
        a_claim("It sank."),
        evidence=(a_piece(source=a_source(address="ftp://register.example/2017")),),
    )
    (stance,) = stance_views(record, a_dossier(record))

    assert [(one.address, one.printed) for one in stance.items] == [
        (None, "ftp://register.example/2017")
    ]
