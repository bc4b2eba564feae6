"""Attribution by a colon in a headline."""

from __future__ import annotations

import pytest

from claims.headlines import headline_cues
from tests.claims.speech_cases import claims_of, stream_of

HEADLINES = [
    ("City owes millions for pier: report", "report", "City owes millions for pier"),
    ("Mayor: no new taxes for boats", "Mayor", "no new taxes for boats"),
    ("Ann Roe: boats were late again", "Ann Roe", "boats were late again"),
    ("Pier closed after storm: harbour officials", "harbour officials", "Pier closed after storm"),
]


@pytest.mark.parametrize(("text", "source", "content"), HEADLINES)
def test_a_colon_parts_a_claim_from_its_source(text: str, source: str, content: str) -> None:
    stream = stream_of(text)
    cue = headline_cues(stream)[0]

    assert cue.source is not None
    words = [stream[slice(*place)] for place in (cue.source, cue.contents[0])]
    assert [text[each[0].start : each[-1].end] for each in words] == [source, content]


@pytest.mark.parametrize(
    "text", ["Pier closed", "What now: the pier and its price", "It was late: 2"]
)
def test_a_colon_before_no_source_attributes_nothing(text: str) -> None:
    assert headline_cues(stream_of(text)) == []


def test_the_claim_of_a_headline_leaves_its_source_out() -> None:
    text = "City owes millions for pier: report\n\nThe city paid in May."

    assert claims_of(text)[0] == ("report", "City owes millions for pier")


def test_a_first_line_in_title_case_is_a_headline_even_with_a_full_stop() -> None:
    text = "Graham: Boats Will Never Leave Harbour.\n\nThe mayor spoke to the board."

    assert claims_of(text)[0] == ("Graham", "Boats Will Never Leave Harbour.")
