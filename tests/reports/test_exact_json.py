"""JSON keeps every digit, and stays JSON."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.exact_json import Json, decimal_text, written


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
