"""Values as they are typed on a command line: days, ratings of a list, whole numbers.

What cannot be read is a usage error (exit code 2) with the values that can.
"""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

_Code = TypeVar("_Code", bound="StrEnum")


def a_day(text: str) -> date:
    """Read a day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day; write it as 2026-11-22") from None


def a_reference(text: str) -> str:
    """Read the number or id of a claim, a document, a review or a piece of evidence."""
    reference = text.strip()
    if not reference or (reference.isdecimal() and len(reference) > 18):
        raise ArgumentTypeError(f"“{text}” is neither a number nor an id")
    return reference


def a_claim_before(rest: str) -> Callable[[str], str]:
    """Return a reader of one claim of a list, whose end cannot be told from what must come first.

    A list of any length takes the word behind it for one more; the refusal says where that goes.
    """

    def read(text: str) -> str:
        reference = a_reference(text)
        if not reference.isdecimal() and not reference.startswith("clm_"):
            raise ArgumentTypeError(
                f"“{text}” is neither a number nor an id of a claim; "
                f"if it is the {rest}, put it before the list"
            )
        return reference

    return read


def one_of(codes: type[_Code]) -> Callable[[str], _Code]:
    """Return a reader of one of an enumeration's values; “in-review” is “in_review”."""

    def read(text: str) -> _Code:
        try:
            return codes(text.strip().lower().replace("-", "_"))
        except ValueError:
            known = ", ".join(code.value for code in codes)
            raise ArgumentTypeError(f"“{text}” is none of: {known}") from None

    return read


def a_score(text: str) -> float:
    """Read a check-worthiness from 0 to 100, as lists show it; return it from 0 to 1.

    It was given from 0 to 1 once: such a number is refused, and not taken for next to nothing.
    """
    try:
        score = float(text)
    except ValueError:
        score = -1.0
    if 0 < score < 1:
        raise ArgumentTypeError(f"“{text}” reads as below 1 of 100; write {100 * score:g} for it")
    if not 0 <= score <= 100:
        raise ArgumentTypeError(f"“{text}” is not a number from 0 to 100")
    return score / 100


def a_count(text: str) -> int:
    """Read a whole number from 1."""
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) < 10**9:
        raise ArgumentTypeError(f"“{text}” is not a whole number from 1")
    return int(text)


def an_offset(text: str) -> int:
    """Read a place in a text: a whole number from 0."""
    if not text.isascii() or not text.isdecimal() or int(text) >= 10**9:
        raise ArgumentTypeError(f"“{text}” is not a place in a text; count characters from 0")
    return int(text)


def a_port(text: str) -> int:
    """Read a TCP port that a person may use."""
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) < 65536:
        raise ArgumentTypeError(f"“{text}” is not a port; choose one from 1024 to 65535")
    return int(text)


def choices(codes: type[StrEnum]) -> str:
    """Return the values of an enumeration as help shows them."""
    return ", ".join(code.value for code in codes)
