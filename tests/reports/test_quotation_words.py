"""What a check of a quotation says first: what differs, and no more than that."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from reports.quotation_words import CUT, differences, headline
from sources.quotation import stands, take_apart

TEXT = "The fare has been four crowns since 2019, and nobody was gravely hurt by it. So it stays."


def said(words: str) -> tuple[str, tuple[str, ...]]:
    stand = stands(take_apart(words), TEXT)
    assert stand is not None
    return headline(stand.match, stand), differences(stand)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("The fare has been four crowns", "Stands word for word"),
        ("the fare has been four crowns", "Stands word for word (capital letters apart)"),
        ("The fare has been four crowns.", "Stands word for word (punctuation apart)"),
        (
            "the fare has been four crowns!",
            "Stands word for word (capital letters and punctuation apart)",
        ),
        ("The fare has been five crowns since 2019", "Altered: not these words"),
        ("The fare … and … was gravely hurt", CUT),
    ],
)
def test_a_capital_or_a_mark_alone_makes_no_altered_quotation(words: str, first: str) -> None:
    assert said(words)[0] == first


def test_what_is_left_out_and_what_is_added_are_both_named() -> None:
    told = said("The fare has been four crowns since 2019, and almost nobody was hurt by it")[1]

    assert "It adds “almost”." in told
    assert "It leaves out “gravely”." in told


@settings(max_examples=60, deadline=None)
@given(some.integers(0, 12), some.integers(4, 9), some.sampled_from(["", ".", ",", "!"]))
def test_a_run_of_the_texts_words_is_never_called_altered(
    start: int, length: int, mark: str
) -> None:
    words = TEXT.split()[start : start + length]
    words[0] = words[0].swapcase() if len(words[0]) == 1 else words[0].capitalize()
    quoted = " ".join(words).rstrip(".,") + mark

    if len(words) >= 4:
        assert "Altered" not in said(quoted)[0]
