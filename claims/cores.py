"""The part of a claim that its number is about: the clause around it, without what hangs on.

"The tunnel cost £3 million, a third more than planned" and "The tunnel cost £4 million, papers
show" share a third of their words as sentences, and all of them as cores. What is cut away
limits nothing: clauses set off by commas, and what subordinate words open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.comparison import Assertion
    from claims.model import Quantity

_ASIDE = re.compile(r", (?:which|who|whose|where|the|an?|now|then|formerly)\b[^,;:]*,(?= )")
"""Between a subject and its verb: "the bridge, which opened in May, cost"."""
_CUT = re.compile(
    r"[;:,](?=[\s”\"])|\s[—–](?=\s)"
    r"|\s(?:and not|but|while|whereas|when|because|although|though|after|before|since|which|who"
    r"|where|than|compared with|according to)(?=\s)"
)


def core(claim: Assertion, quantity: Quantity) -> str:
    """Return the words of the clause in which `quantity` stands; empty where it is not found."""
    at = _place(claim, quantity)
    if at is None:
        return ""
    start, end = at
    words = claim.exact
    asides = [one.span() for one in _ASIDE.finditer(words)]
    cuts = [one for one in _CUT.finditer(words) if not _within(one.start(), asides)]
    opens = max((one.end() for one in cuts if one.end() <= start), default=0)
    closes = min((one.start() for one in cuts if one.start() >= end), default=len(words))
    return _without(words, opens, closes, asides).strip(' ,;:“”"')


def phrase(claim: Assertion, quantity: Quantity) -> str:
    """Return the quantity as it is written; empty where it is not found."""
    at = _place(claim, quantity)
    return claim.exact[at[0] : at[1]] if at else ""


def _place(claim: Assertion, quantity: Quantity) -> tuple[int, int] | None:
    """Where the quantity stands in the claim's exact words."""
    if claim.extent is None:
        return None
    start = quantity.extent.start - claim.extent.start
    end = quantity.extent.end - claim.extent.start
    return (start, end) if 0 <= start < end <= len(claim.exact) else None


def _within(place: int, extents: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in extents)


def _without(words: str, start: int, end: int, asides: list[tuple[int, int]]) -> str:
    """Return the words from start to end without the asides that stand whole among them."""
    kept = start
    parts = []
    for opens, closes in asides:
        if start <= opens and closes <= end:
            parts.append(words[kept:opens])
            kept = closes
    return "".join((*parts, words[kept:end]))
