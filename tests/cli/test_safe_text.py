"""Untrusted words on a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.safe_text import many_lines, one_line, visible, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2Jgone", "⟨U+001B⟩[2Jgone"),
        ("abc\u202edcba", "abc⟨U+202E⟩dcba"),
        ("a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩"),
        ("zero\u200bwidth", "zero⟨U+200B⟩width"),
        ("bell\x07", "bell⟨U+0007⟩"),
        ("c1\x9b31m", "c1⟨U+009B⟩31m"),
        ("tag\U000e0041", "tag⟨U+E0041⟩"),
    ],
)
def test_what_hides_turns_or_commands_is_written_as_its_code_point(text: str, shown: str) -> None:
    assert one_line(text) == shown


@pytest.mark.parametrize(
    "text", ["naïve “café”", "می\u200cخواهم", "👩\u200d🚀", "e\u0301té", "日本"]
)
def test_what_writing_needs_stays(text: str) -> None:
    assert visible(text) == text


def test_one_line_is_one_line_whatever_breaks_were_in_it() -> None:
    assert one_line(" two\r\n lines\tand\u2028more ") == "two lines and more"


def test_many_lines_keep_their_breaks() -> None:
    assert many_lines("a\r\nb\rc\td\x1b") == "a\nb\nc    d⟨U+001B⟩"


@settings(deadline=None, max_examples=200)
@given(st.text())
def test_no_text_at_all_brings_a_control_character_to_the_terminal(text: str) -> None:
    shown = one_line(text)

    assert all(unicodedata.category(c) not in {"Cc", "Cs", "Zl", "Zp"} for c in shown)
    assert not any(c in shown for c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200f")


def test_columns_are_those_of_a_terminal() -> None:
    assert [width(text) for text in ("abc", "日本", "e\u0301", "")] == [3, 4, 1, 0]
