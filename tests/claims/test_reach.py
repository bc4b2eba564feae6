"""How far the object of an attitude reaches before the reporter goes on."""

from __future__ import annotations

import pytest

from claims.reach import object_end
from tests.claims.speech_cases import stream_of


@pytest.mark.parametrize(
    ("text", "object_"),
    [
        ("praised the divers on Tuesday", "the divers"),
        ("praised the divers in 2019", "the divers"),
        ("praised the divers this week", "the divers"),
        ("praised the divers in a statement", "the divers"),
        ("praised the divers at a crowded rally", "the divers"),
        ("praised the divers while the board met", "the divers"),
        ("praised the divers and left the pier", "the divers"),
        ("praised the divers, saying nothing of the boats", "the divers"),
        ("praised the divers — an old trade", "the divers"),
        ("praising the divers and mocking the board", "the divers"),
        ("praised the divers Tuesday for waiting", "the divers Tuesday for waiting"),
        ("praised the divers — and cooks — of Harwick", "the divers — and cooks — of Harwick"),
        ("praised divers, cooks and clerks", "divers, cooks and clerks"),
        ("praised divers who had waited", "divers who had waited"),
        ("promised to wait while fog lay low", "to wait while fog lay low"),
        ("hoped the divers would wait on Tuesday", "the divers would wait on Tuesday"),
    ],
)
def test_an_object_ends_where_the_reporter_tells_when_where_or_what_next(
    text: str, object_: str
) -> None:
    stream = stream_of(text)
    end = object_end(stream, 0, 1, len(stream))

    assert text[stream[1].start : stream[end - 1].end] == object_
