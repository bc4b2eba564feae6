"""Where the content of a cue begins and ends."""

from __future__ import annotations

import pytest

from claims.contents import content_after, content_before, scope_end
from tests.claims.speech_cases import said, stream_of


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Roe said that boats were late.", "boats were late"),
        ("Roe said on Monday that boats were late.", "boats were late"),
        ("Roe said this week boats were late.", "this week boats were late"),
        ("Roe told reporters that boats were late.", "boats were late"),
        ("Roe said: boats were late.", "boats were late"),
        ("Roe vowed to sell the pier.", "to sell the pier"),
        ("Roe asked whether boats were late.", "whether boats were late"),
        ("Roe says he's late.", "he's late"),
        ("Roe said boats were late, but the pier was open.", "boats were late"),
        ("Roe said boats were late, adding that fog lay low.", "boats were late"),
        ("Roe said boats were late but noted the fog.", "boats were late"),
        ("Roe pledged to shut a pier that was old.", "to shut a pier that was old"),
        ("Roe said boats were late and urged a ban.", "boats were late"),
        ("Roe called the pier a ruin on Monday.", "the pier a ruin"),
        ("Roe vowed to sell the pier after she left.", "to sell the pier after she left"),
    ],
)
def test_a_content_runs_from_its_opener_to_where_the_reporter_returns(
    text: str, content: str
) -> None:
    assert said(text)[0][1] == content


@pytest.mark.parametrize(
    "text",
    [
        "Losses would add more than the office had expected.",
        "The survey goes “beyond” what was asked.",
        "Roe said in a statement.",
        "Roe knows boats.",
    ],
)
def test_words_that_are_no_clause_are_no_content(text: str) -> None:
    assert said(text) == []


def test_a_content_before_its_cue_reaches_back_to_the_clause() -> None:
    stream = stream_of("Fog lay low; boats were late, Roe said.")
    found = content_before(stream, 8, "say", alone=True)

    assert [stream[n].raw for n in range(*found[0])] == ["boats", "were", "late"]


def test_whom_is_told_is_no_part_of_the_content() -> None:
    stream = stream_of("Roe told the harbour board that boats were late.")
    contents, addressee = content_after(stream, 1)

    assert addressee == (2, 5)
    assert contents == ((6, 9),)


def test_a_content_ends_with_the_sentence_at_the_latest() -> None:
    stream = stream_of("boats were late; fog lay low.")

    assert [token.raw for token in stream[: scope_end(stream, 0)]] == ["boats", "were", "late"]
