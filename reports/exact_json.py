"""JSON text that keeps every digit of a decimal.

The standard writer knows floats only, and a float cannot hold 0.1 or two thirds to 28 digits.
JSON itself sets no limit to digits: `json.loads(text, parse_float=Decimal)` reads back the same
value. Floats that are no number (NaN, infinities) have no place in JSON and become null.
"""

from __future__ import annotations

import json
import math
from decimal import Decimal
from typing import TypeAlias

Json: TypeAlias = "str | bool | int | float | Decimal | list[Json] | dict[str, Json] | None"

_INDENT = "  "

_WRITTEN_OUT = 21
"""Decimal exponents up to here are written digit by digit, as JavaScript does; then as 1E+21."""


def written(value: Json) -> bytes:
    """Return `value` as indented UTF-8 JSON ending in a newline; members keep their order."""
    text = _text(value, "\n") + "\n"
    # A lone surrogate has no UTF-8, but "\ud800" is how JSON escapes it.
    return text.encode("utf-8", "backslashreplace")


def _text(value: Json, newline: str) -> str:
    inner = newline + _INDENT
    if isinstance(value, dict):
        members = [f"{json.dumps(k)}: {_text(v, inner)}" for k, v in value.items()]
        return _enclosed("{", members, "}", newline)
    if isinstance(value, list):
        return _enclosed("[", [_text(item, inner) for item in value], "]", newline)
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, float) and not math.isfinite(value):
        return "null"
    return json.dumps(value, ensure_ascii=False)


def _enclosed(opening: str, parts: list[str], closing: str, newline: str) -> str:
    if not parts:
        return opening + closing
    inner = newline + _INDENT
    return opening + inner + ("," + inner).join(parts) + newline + closing


def decimal_text(value: Decimal) -> str:
    """Return `value` as a JSON number with all its digits and no trailing zeros."""
    if not value.is_finite():
        return "null"
    if not -_WRITTEN_OUT <= value.adjusted() <= _WRITTEN_OUT:
        return str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
