"""Who answers for a verdict, in words: also where whoever signed it had reviewed it, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.wording import moment
from review.sign_off import Office

if TYPE_CHECKING:
    from review.dossier import ClaimRecord
    from review.sign_off import SignOff

_ALONE = "The same person also reviewed it: one person did both."
_NAMELESS = "Whoever signed this verdict off also reviewed it: one person did both."
_OFFICES = {Office.EDITORIAL: "Signed off by", Office.LEGAL: "Signed off as a lawyer by"}


def lines(record: ClaimRecord) -> tuple[str, ...]:
    """Return a sentence for each sign-off that stands, and one more where its giver checked it."""
    return tuple(map(_line, _standing(record)))


def alone(record: ClaimRecord) -> str:
    """Return, without a name, that whoever signed had also reviewed it; "" where it was another."""
    signed = (one for one in _standing(record) if one.office is Office.EDITORIAL)
    return _NAMELESS if any(one.checked for one in signed) else ""


def _line(signed: SignOff) -> str:
    told = f"{_OFFICES[signed.office]} {signed.given_by}, {moment(signed.given_at)}."
    return f"{told} {_ALONE}" if signed.checked else told


def _standing(record: ClaimRecord) -> tuple[SignOff, ...]:
    return tuple(one for one in record.signed if one.ended_at is None)
