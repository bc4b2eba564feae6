"""The verdict scales: one TOML file each, read once and frozen.

A scale is a file `key@version.toml` in this folder: its name is the scale's reference, its
content a title and a list of ratings. To change a published scale, add the next version
beside it; an old verdict keeps meaning what it said on the day it was given.

`parse` promises that whatever it returns is whole: keys and labels differ, ranks run from 0
without a gap, and every colour is one that a theme knows. What colours look like is not here.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotFound
from review.model import Rating, VerdictScale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

COLOURS = (
    "true",
    "mostly_true",
    "mixed",
    "mostly_false",
    "false",
    "outside",
    "conflict",
)
"""What a rating's colour may mean; the theme says how each looks in light and dark."""

_REFERENCE = re.compile(r"(?P<key>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)@(?P<version>[1-9][0-9]{0,3})")
_KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_REQUIRED = frozenset({"key", "label", "meaning", "colour"})
_ALLOWED = _REQUIRED | {"rank", "needs_evidence"}


def parse(text: str, *, reference: str) -> VerdictScale:
    """Return the scale that the TOML `text` describes, called `reference` (`key@version`).

    Raises InvalidInput, naming the scale and the field, when anything is missing, unknown,
    of the wrong type, or said twice.
    """
    key, version = _named(reference)
    table = _toml(text, reference)
    _only(table, {"title", "ratings"}, required={"title", "ratings"}, where=reference)
    scale = VerdictScale(
        key=key,
        version=version,
        title=_line(table, "title", reference),
        ratings=tuple(_rating(entry, reference) for entry in _entries(table, reference)),
    )
    _check_whole(scale)
    return scale


def scale(reference: str) -> VerdictScale:
    """Return the shipped scale called `reference`; NotFound names the known ones."""
    found = SCALES.get(reference)
    if found is None:
        known = ", ".join(SCALES)
        raise NotFound(
            f"There is no verdict scale called “{reference}” on this desk. Choose one of: {known}."
        )
    return found


def order(scale: VerdictScale) -> tuple[str, ...]:
    """Return the keys of the ratings that have a rank, from the most false to the most true."""
    ranked = [(rating.rank, rating.key) for rating in scale.ratings if rating.rank is not None]
    return tuple(key for _, key in sorted(ranked))


def _named(reference: str) -> tuple[str, int]:
    """Split `key@version`."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise InvalidInput(
            f"“{reference}” cannot name a verdict scale. Use small letters, a version after “@”, "
            "and hyphens between words, as in “five-steps@1”."
        )
    return match["key"], int(match["version"])


def _toml(text: str, reference: str) -> dict[str, object]:
    """Parse, with the scale's name in the refusal."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refusal(reference, f"is not valid TOML ({error})", "Mend that line") from error


def _entries(table: Mapping[str, object], reference: str) -> list[dict[str, object]]:
    """Take the list of ratings: at least two tables."""
    entries = table["ratings"]
    tables = [e for e in entries if isinstance(e, dict)] if isinstance(entries, list) else []
    if not isinstance(entries, list) or len(tables) != len(entries) or len(tables) < 2:
        raise _refusal(reference, "needs at least two ratings", "Write each as [[ratings]]")
    return tables


def _rating(entry: Mapping[str, object], reference: str) -> Rating:
    """Read one [[ratings]] table."""
    where = f"{reference}, rating “{entry.get('key', '?')}”"
    _only(entry, _ALLOWED, required=_REQUIRED, where=where)
    return Rating(
        key=_matching(entry, "key", where, _KEY.fullmatch, "small letters and underscores"),
        label=_line(entry, "label", where),
        meaning=_matching(entry, "meaning", where, _is_sentence, "a sentence with a full stop"),
        rank=_rank(entry, where),
        colour=_matching(entry, "colour", where, COLOURS.__contains__, "one of " + _list(COLOURS)),
        needs_evidence=_flag(entry, "needs_evidence", where),
    )


def _only(
    table: Mapping[str, object], allowed: Iterable[str], *, required: Iterable[str], where: str
) -> None:
    """Refuse missing and unknown fields: a misspelt one would otherwise be lost in silence."""
    missing = sorted(set(required) - table.keys())
    unknown = sorted(table.keys() - set(allowed))
    if missing:
        raise _refusal(where, f"has no {_list(missing)}", "Add it")
    if unknown:
        raise _refusal(where, f"has an unknown field {_list(unknown)}", "Remove or rename it")


def _line(table: Mapping[str, object], field: str, where: str) -> str:
    """Take one line of text without white space at its ends."""
    value = table[field]
    if not isinstance(value, str) or not value.isprintable() or value != value.strip() or not value:
        raise _refusal(where, f"has {field} {value!r}", "Give one line of text")
    return value


def _matching(
    table: Mapping[str, object],
    field: str,
    where: str,
    fits: Callable[[str], object],
    wanted: str,
) -> str:
    """Take a line of text that also fits."""
    value = _line(table, field, where)
    if not fits(value):
        raise _refusal(where, f"has {field} “{value}”", f"Give {wanted}")
    return value


def _is_sentence(text: str) -> bool:
    """Whether it begins and ends as a sentence does."""
    return text[0].isupper() and text.endswith(".") and " " in text


def _rank(table: Mapping[str, object], where: str) -> int | None:
    """Take the rank; a bool is an int to Python but not to a scale."""
    value = table.get("rank")
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise _refusal(where, f"has rank {value!r}", "Give a whole number, or none at all")
    return value


def _flag(table: Mapping[str, object], field: str, where: str) -> bool:
    """Take true or false; true where nothing is said."""
    value = table.get(field, True)
    if not isinstance(value, bool):
        raise _refusal(where, f"has {field} {value!r}", "Give true or false")
    return value


def _check_whole(scale: VerdictScale) -> None:
    """Refuse what no single rating shows: repeats, and gaps in the order."""
    for field in ("key", "label", "meaning"):
        values = [getattr(rating, field) for rating in scale.ratings]
        repeated = next((value for value in values if values.count(value) > 1), None)
        if repeated is not None:
            raise _refusal(
                scale.reference, f"has two ratings with {field} “{repeated}”", "Keep one"
            )
    ranks = sorted(rating.rank for rating in scale.ratings if rating.rank is not None)
    if ranks != list(range(len(ranks))):
        shown = _list(str(rank) for rank in ranks)
        raise _refusal(scale.reference, f"has ranks {shown}", "Number them from 0, without a gap")


def _list(words: Iterable[str]) -> str:
    """Join for a sentence."""
    return ", ".join(words)


def _refusal(where: str, what: str, mend: str) -> InvalidInput:
    """Say what is wrong, and that nothing was taken over."""
    return InvalidInput(f"The verdict scale {where} {what}. It was not loaded. {mend}.")


def _shipped() -> Mapping[str, VerdictScale]:
    """Read every scale of this folder, in the order of their names."""
    names = sorted(f.name for f in files(__name__).iterdir() if f.name.endswith(".toml"))
    references = [name.removesuffix(".toml") for name in names]
    texts = [files(__name__).joinpath(name).read_text(encoding="utf-8") for name in names]
    return MappingProxyType(
        {ref: parse(text, reference=ref) for ref, text in zip(references, texts, strict=True)}
    )


SCALES: Mapping[str, VerdictScale] = _shipped()
"""The scales of this folder by reference (`key@version`)."""

DEFAULT_SCALE: VerdictScale = SCALES["five-steps@1"]
"""What a new claim is judged on until an editor chooses otherwise."""
