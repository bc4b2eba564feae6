"""JSON text that keeps every digit of a decimal.

The standard writer knows floats only, and a float cannot hold 0.1 or two thirds to 28 digits.
JSON itself sets no limit to digits: `json.loads(text, parse_float=Decimal)` reads back the same
value. Floats that are no number (NaN, infinities) have no place in JSON and become null.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Json: TypeAlias = "str | bool | int | float | Decimal | list[Json] | dict[str, Json] | None"

_INDENT = "  "

_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
"""What could end a script element, begin a comment in it, or end a line of it."""

_WRITTEN_OUT = 21
"""Decimal exponents up to here are written digit by digit, as JavaScript does; then as 1E+21."""


def written(value: Json) -> bytes:
    """Return `value` as indented UTF-8 JSON ending in a newline; members keep their order."""
    text = _text(value, "\n") + "\n"
    # A lone surrogate has no UTF-8, but "\ud800" is how JSON escapes it.
    return text.encode("utf-8", "backslashreplace")


def line(value: Json) -> bytes:
    """Return `value` as UTF-8 JSON on one line, ending in a newline."""
    return (_text(value, "") + "\n").encode("utf-8", "backslashreplace")


def in_script(value: Json) -> str:
    """Return `value` as JSON that can stand in a script element of a page and never ends it."""
    text = _text(value, "\n").encode("utf-8", "backslashreplace").decode("utf-8")
    return text.translate(_IN_SCRIPT)


def streamed(members: Mapping[str, Json | Iterable[Json]]) -> Iterator[bytes]:
    """Yield what `written` returns for an object; a member that is no JSON is a list in the making.

    Only one item of such a list is held at a time.
    """
    opening, between = b"{", "\n" + _INDENT
    for name, value in members.items():
        yield opening + f"{between}{json.dumps(name)}: ".encode()
        opening = b","
        if isinstance(value, Iterable) and not isinstance(value, str | list | dict):
            yield from _items(value, between)
        else:
            yield _text(value, between).encode("utf-8", "backslashreplace")
    yield b"{}\n" if opening == b"{" else b"\n}\n"


def _items(items: Iterable[Json], newline: str) -> Iterator[bytes]:
    inner, opening = newline + _INDENT, "["
    for item in items:
        yield (opening + inner + _text(item, inner)).encode("utf-8", "backslashreplace")
        opening = ","
    yield b"[]" if opening == "[" else f"{newline}]".encode()


def _text(value: Json, newline: str) -> str:
    inner = newline and newline + _INDENT
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
    inner = newline and newline + _INDENT
    return opening + inner + ("," + inner).join(parts) + newline + closing


def decimal_text(value: Decimal) -> str:
    """Return `value` as a JSON number with all its digits and no trailing zeros."""
    if not value.is_finite():
        return "null"
    if not -_WRITTEN_OUT <= value.adjusted() <= _WRITTEN_OUT:
        return str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
