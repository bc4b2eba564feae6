"""Which known word somebody may have meant."""

from __future__ import annotations

import pytest

from claims.misspelt import meant

KNOWN = ("wexmouth", "harbour", "falk", "quill")


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("Wexmuoth", "wexmouth"),
        ("wexmoth", "wexmouth"),
        ("harbor", "harbour"),
        ("qiull", "quill"),
        ("Falk", None),
        ("fa", None),
        ("table", None),
        ("2024", None),
        ("", None),
    ],
)
def test_a_word_with_a_slip_or_two_is_known_and_another_is_not(
    written: str, word: str | None
) -> None:
    assert meant(written, KNOWN) == word
