"""Cues that pass on what a named source has: "as X put it" and its like."""

from __future__ import annotations

import pytest

from claims.cited_cues import putting
from tests.claims.speech_cases import said, stream_of


@pytest.mark.parametrize(
    "text",
    [
        "As Ann Roe, a diver, put it: “The pier is as old as the tide.”",
        "As Ann Roe recently put it, “the pier is older than the tide.”",
        "“The pier is older than the tide,” as Ann Roe put it on Monday.",
        "As Ann Roe put it in May, the pier is older than the tide.",
        "Ann Roe puts it this way: “The pier is older than the tide.”",
    ],
)
def test_how_somebody_put_it_is_what_they_said(text: str) -> None:
    assert [who for who, _ in said(text)] == ["Ann Roe"]


@pytest.mark.parametrize(
    "text", ["Ann Roe put it on the pier.", "Ann Roe put the net away.", "The tide put it ashore."]
)
def test_what_is_put_somewhere_is_not_said(text: str) -> None:
    at = next(n for n, token in enumerate(stream_of(text)) if token.key == "put")

    assert list(putting(stream_of(text), at)) == []
