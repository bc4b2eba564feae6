"""Earlier fact-checks out of records: ClaimReview as it is published, or mapped columns.

What feeds hold is written by many hands, so each field is looked at: words become plain text on
one line, an address must be http(s), numbers of a rating must be in order, days must be days. A
record without a claim, or with an address or words that cannot be, is kept out with the reason; a
day or a number that tells nothing is only left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from claims.earlier_check import EarlierCheck
from claims.earlier_words import day_in
from claims.errors import InvalidInput
from sources.earlier_records import looked_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sources.earlier_records import Record, RecordFile, Value

LONGEST_WORDS = 5_000
"""Characters of one field. Claims in the feeds we know stay below 1,500."""

LONGEST_ADDRESS = 2_000

GUESSES: Mapping[str, tuple[str, ...]] = {
    "claim": (
        "claim", "claimreviewed", "claim_reviewed", "vclaim", "claim_text", "statement", "text",
    ),
    "claimant": ("claimant", "speaker", "claim_author", "claimed_by", "said_by"),
    "claimed_on": ("claimed_on", "claim_date", "claimdate", "date_of_claim", "said_on"),
    "publisher": ("publisher", "organization", "organisation", "fact_checker", "outlet", "site"),
    "rating": ("rating", "verdict", "ruling", "textualrating", "textual_rating", "label"),
    "value": ("ratingvalue", "rating_value"),
    "best": ("bestrating", "best_rating"),
    "worst": ("worstrating", "worst_rating"),
    "title": ("title", "headline", "review_title"),
    "address": ("url", "address", "link", "review_url", "permalink"),
    "published_on": (
        "date", "published", "published_on", "datepublished", "date_published", "review_date",
    ),
    "language": ("language", "lang", "inlanguage", "language_code"),
    "given_id": ("id", "vclaim_id", "claim_id", "identifier", "@id"),
}  # fmt: skip
"""Columns that are taken for a field, in this order, when nobody says otherwise."""

_PLAIN = ("claimant", "publisher", "rating", "title", "language", "given_id")
_MOST_NESTED = 6
_TAG = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|$)|</?[a-zA-Z][^<>]*>", re.DOTALL | re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_HOST = re.compile(r"https?://[^\s/?#\"'<>\\]+\.[^\s\"'<>\\]+", re.IGNORECASE)


class _Unfit(Exception):
    """Why a record is kept out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A record that was kept out: where, why, and how it begins."""

    line: int
    reason: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFile:
    """A file of checks with the columns that are read; reads it as often as it is asked."""

    file: RecordFile
    mapping: Mapping[str, str]

    def records(self) -> Iterator[Record]:
        """Yield the file's records, not yet looked at."""
        return self.file.records()

    def checks(self, record: Record) -> tuple[list[EarlierCheck], list[Refused]]:
        """Return what a record holds: its checks, and what of it was kept out."""
        if record.problem:
            return [], [_refused(record, record.problem)]
        found: list[EarlierCheck] = []
        unfit: list[Refused] = []
        for one in _reviews(record.value):
            try:
                found.append(_review(one) if _is_review(one) else self._flat(one))
            except _Unfit as why:
                unfit.append(_refused(record, str(why)))
        if not found and not unfit and self.file.format != "page":
            unfit.append(_refused(record, "It holds no ClaimReview and no claim."))
        return found, unfit

    def _flat(self, row: Mapping[str, Value]) -> EarlierCheck:
        """Return the check of a flat record, by the mapping and else by what names suggest."""
        columns = _columns(tuple(row), tuple(self.mapping.items()))
        return _made({field: row[column] for field, column in columns if row[column]})


def opened(path: Path, name: str, mapping: Mapping[str, str]) -> CheckFile:
    """Look at a file. Raises UnreadableSource or InvalidInput when it cannot be imported."""
    unknown = [field for field in mapping if field not in GUESSES]
    if unknown:
        raise InvalidInput(
            f"“{unknown[0]}” is no field of a check. Nothing was imported. Fields are: "
            f"{', '.join(GUESSES)}."
        )
    file = looked_at(path, name)
    if file.format == "csv":
        _refuse_columns(file, mapping)
    return CheckFile(file=file, mapping=mapping)


@lru_cache(maxsize=256)
def _columns(
    given: tuple[str, ...], mapping: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """Return (field, column) for each field that a record with these columns has.

    Records of one file nearly all look alike, so this is worked out once for many.
    """
    names, asked = {name.casefold(): name for name in given}, dict(mapping)
    found = []
    for field, guesses in GUESSES.items():
        wanted = (asked[field],) if field in asked else guesses
        column = next((names[g.casefold()] for g in wanted if g.casefold() in names), None)
        if column is not None:
            found.append((field, column))
    return tuple(found)


def _refuse_columns(file: RecordFile, mapping: Mapping[str, str]) -> None:
    known = {column.casefold() for column in file.columns}
    shown = ", ".join(f"“{column[:40]}”" for column in file.columns[:20])
    missing = [column for column in mapping.values() if column.casefold() not in known]
    if missing:
        raise InvalidInput(
            f"There is no column “{missing[0]}”. Nothing was imported. The columns are: {shown}."
        )
    if "claim" not in mapping and known.isdisjoint(GUESSES["claim"]):
        raise InvalidInput(
            f"No column seems to hold the claim. Nothing was imported. The columns are: {shown}. "
            "Say which it is, as claim=COLUMN."
        )


def _refused(record: Record, reason: str) -> Refused:
    words = record.raw or (str(record.value) if record.value is not None else "")
    return Refused(line=record.line, reason=reason, record=_shown(words[:300]))


def _shown(words: str) -> str:
    return _SURROGATE.sub("�", _CONTROL.sub(" ", words)).strip()


def _reviews(value: Value, depth: int = 0) -> Iterator[Mapping[str, Value]]:
    """Yield the reviews in a value, however they are wrapped, and flat records as they are."""
    if depth > _MOST_NESTED:
        return
    if isinstance(value, list):
        for one in value:
            yield from _reviews(one, depth + 1)
    elif isinstance(value, dict):
        if _is_review(value):
            yield value
            return
        inside = [value[name] for name in ("item", "@graph", "dataFeedElement") if name in value]
        for one in inside:
            yield from _reviews(one, depth + 1)
        if not inside and "@type" not in value:
            yield value


def _is_review(value: Mapping[str, Value]) -> bool:
    kind = value.get("@type")
    if isinstance(kind, str):
        return kind == "ClaimReview"
    return isinstance(kind, list) and "ClaimReview" in kind


def _review(value: Mapping[str, Value]) -> EarlierCheck:
    rating = _object(value.get("reviewRating"))
    item = _object(value.get("itemReviewed"))
    return _made(
        {
            "claim": value.get("claimReviewed") or item.get("name"),
            "claimant": item.get("author"),
            "claimed_on": item.get("datePublished"),
            "publisher": value.get("author") or value.get("publisher"),
            "rating": rating.get("alternateName") or rating.get("name"),
            "value": rating.get("ratingValue"),
            "best": rating.get("bestRating"),
            "worst": rating.get("worstRating"),
            "title": value.get("headline") or value.get("name"),
            "address": value.get("url"),
            "published_on": value.get("datePublished"),
            "language": value.get("inLanguage"),
            "given_id": value.get("identifier"),
        }
    )


def _made(given: Mapping[str, Value]) -> EarlierCheck:
    claim = _words(given, "claim")
    if not claim:
        raise _Unfit("It has no claim.")
    value, best, worst = _scale(given)
    words = {field: _words(given, field) for field in _PLAIN if field in given}
    return EarlierCheck(
        claim=claim,
        claimed_on=_day(given, "claimed_on"),
        value=value,
        best=best,
        worst=worst,
        address=_address(given),
        published_on=_day(given, "published_on"),
        claimant=words.get("claimant", ""),
        publisher=words.get("publisher", ""),
        rating=words.get("rating", ""),
        title=words.get("title", ""),
        language=words.get("language", ""),
        given_id=words.get("given_id", ""),
    )


def _object(value: Value) -> Mapping[str, Value]:
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, dict) else {}


def _words(given: Mapping[str, Value], field: str) -> str:
    """Return a field as plain words on one line."""
    value = given.get(field)
    if not value:
        return ""
    told = _told(value)
    if "<" in told or "&" in told:
        told = _TAG.sub(" ", unescape(_TAG.sub(" ", told)))
    told = " ".join(_CONTROL.sub(" ", told).split())
    if len(told) > LONGEST_WORDS:
        raise _Unfit(f"Its {field} has {len(told):,} characters; {LONGEST_WORDS:,} are allowed.")
    if _SURROGATE.search(told):
        raise _Unfit(f"Its {field} holds bytes that are no text in the file's encoding.")
    return told


def _told(value: Value) -> str:
    """What a value says: of a thing its name, of several the first."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _told(value.get("name") or value.get("@value") or value.get("value"))
    if isinstance(value, list):
        return _told(value[0]) if value else ""
    return "" if value is None or isinstance(value, bool) else str(value)


def _address(given: Mapping[str, Value]) -> str:
    told = _told(given.get("address")).strip()
    if not told:
        return ""
    if not _SCHEME.match(told) and "." in told.partition("/")[0]:
        told = f"https://{told}"
    if len(told) > LONGEST_ADDRESS or not told.isprintable() or not _HOST.fullmatch(told):
        raise _Unfit(f"“{_shown(told[:80])}” is not a web address.")
    return told


def _scale(given: Mapping[str, Value]) -> tuple[float | None, float | None, float | None]:
    """Return value, best and worst where all are numbers in order, else nothing of them."""
    if "value" not in given:
        return None, None, None
    value, best, worst = (_number(given.get(one)) for one in ("value", "best", "worst"))
    if value is None or best is None or worst is None or not worst <= value <= best:
        return None, None, None
    return value, best, worst


def _number(value: Value) -> float | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < 1e9 else None


def _day(given: Mapping[str, Value], field: str) -> date | None:
    value = given.get(field)
    return _day_of(_told(value).strip()[:40]) if value else None


@lru_cache(maxsize=10_000)
def _day_of(told: str) -> date | None:
    """The day that a text begins with; many checks share one."""
    try:
        return date.fromisoformat(told[:10])
    except ValueError:
        return day_in(told)
