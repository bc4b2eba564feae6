"""JSON keeps every digit, and stays JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.exact_json import Json, decimal_text, in_script, line, streamed, written

if TYPE_CHECKING:
    from collections.abc import Iterable


@given(st.decimals(allow_nan=False, allow_infinity=False))
@settings(deadline=None, max_examples=200)
def test_a_decimal_comes_back_with_every_digit(value: Decimal) -> None:
    text = written(value).decode()

    assert json.loads(text, parse_float=Decimal, parse_int=Decimal) == value


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@given(PLAIN)
@settings(deadline=None, max_examples=150)
def test_any_value_comes_back_the_same(value: Json) -> None:
    assert json.loads(written(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1500", "1500"),
        ("1500.00", "1500"),
        ("66.70", "66.7"),
        ("0.1", "0.1"),
        ("1.2E+9", "1200000000"),
        ("-0.5", "-0.5"),
        ("1E+1000000", "1E+1000000"),
        ("NaN", "null"),
        ("Infinity", "null"),
    ],
)
def test_a_number_is_written_as_a_person_would(value: str, text: str) -> None:
    assert decimal_text(Decimal(value)) == text


def test_a_float_that_is_no_number_becomes_null() -> None:
    assert written([float("nan"), float("inf"), 0.5]) == b"[\n  null,\n  null,\n  0.5\n]\n"


def test_a_lone_surrogate_is_escaped_as_json_escapes_it() -> None:
    assert json.loads(written("a\ud800b")) == "a\ud800b"


def test_other_letters_stay_letters() -> None:
    assert written({"é": "“ß”"}).decode() == '{\n  "\\u00e9": "“ß”"\n}\n'


def test_a_line_is_the_same_value_on_one_line() -> None:
    value: Json = {"a": [1, {"b": Decimal("0.10")}], "c": [], "d": "two\nlines\u2028"}

    assert line(value).count(b"\n") == 1
    assert json.loads(line(value)) == json.loads(written(value))


def test_an_object_in_the_making_is_written_as_a_whole_one() -> None:
    whole: Json = {"a": 1, "b": [{"c": [1, 2]}, "x"], "d": [], "e": {"f": None}}
    items: list[Json] = [{"c": [1, 2]}, "x"]
    making: dict[str, Json | Iterable[Json]] = {
        "a": 1,
        "b": (one for one in items),
        "d": (one for one in items[2:]),
        "e": {"f": None},
    }

    assert b"".join(streamed(making)) == written(whole)
    assert b"".join(streamed({})) == written({})


def test_json_in_a_page_never_ends_its_script() -> None:
    value: Json = {"x": "</script><!--<script>&amp;\u2028\ud800"}

    text = in_script(value)

    assert not set(text) & set("<>&\u2028")
    assert json.loads(text) == value
