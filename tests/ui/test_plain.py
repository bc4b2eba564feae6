"""Making words plain, without a browser; `tests/browser/test_plain_words.py` has one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ui.plain import plain, shortened, side_by_side

LEFT_OUT = re.compile("[\u2060\u202a-\u202e\u2066-\u2069]")


@given(st.text())
def test_nothing_but_backslashes_and_joiners_is_added_and_only_turning_controls_lost(
    text: str,
) -> None:
    unescaped = re.sub(r"\\(.)", r"\1", plain(text))

    assert LEFT_OUT.sub("", unescaped) == LEFT_OUT.sub("", " ".join(text.split()))


@given(st.text())
def test_no_mark_of_ascii_is_left_bare(text: str) -> None:
    bare = re.sub(r"\\.", "", plain(text))

    assert not re.search(r"[\\`*_{}\[\]()<>#+\-.!|~$:&^=@/]", bare)


@given(st.text())
def test_plain_words_stay_on_one_line(text: str) -> None:
    assert plain(text).splitlines() in ([], [plain(text)])


@given(st.text(), st.integers(min_value=10, max_value=200))
def test_shortened_words_are_as_long_as_asked_and_begin_the_same(text: str, most: int) -> None:
    short = shortened(text, most)
    flat = " ".join(text.split())

    assert len(short) <= most
    assert short == flat or (short.endswith("…") and flat.startswith(short[:-1]))


def test_a_name_that_runs_from_the_right_turns_nothing_that_stands_after_it() -> None:
    said = side_by_side(("Ledger", "مجلة النهر", None, "", "9 March 2026"))

    assert said == "Ledger · \u2068مجلة النهر\u2069 · 9 March 2026"
