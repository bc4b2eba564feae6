"""A dossier in full, in one exact form: what a publication rested on, to be rebuilt and compared.

Every member of the dossier is written, whatever any layout makes of it: scales with what their
ratings mean, people's names as they were, decimals digit by digit, the events so far. A text, or
the bytes of a logo, is named by its digest. What is empty is left out, so that a member added to
the program later leaves older dossiers as they were. Confidential evidence is cut as in
every report.

The form has a name of its own, `claimdesk-dossier/1`; the interchange for other programs is
`reports.json_export`.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING

from claims.model import Document
from reports.disclosure import disclosed
from reports.exact_json import decimal_text, written
from reports.wording import iso_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.exact_json import Json
    from review.dossier import Dossier

CANONICAL_FORMAT = "claimdesk-dossier/1"
"""The name of this form; a change of it that is more than a new member is a new number."""

_NOT_OF_THE_RECORD = frozenset({"title", "scope", "left_out", "as_of", "people"})
"""How a report was asked for, and everybody's names: those that matter stand where they act."""

_TOLD_BY_EVENTS = frozenset({"signed"})
"""What the history of a claim, which is written in full, says already."""

_EMPTY: tuple[Json, ...] = (None, "", [], {})


def canonical(dossier: Dossier, *, engine: str) -> bytes:
    """Return `dossier` as UTF-8 JSON: the same bytes for the same knowledge, members sorted.

    `engine` names the reading of texts that origins were read with, so that a difference which a
    newer reading makes can be told from one in the record.
    """
    told = _members(disclosed(dossier), without=_NOT_OF_THE_RECORD)
    whole: Json = {"format": CANONICAL_FORMAT, "engine": engine, "dossier": told}
    return written(_sorted(whole))


def _members(value: object, *, without: frozenset[str] = frozenset()) -> dict[str, Json]:
    """Return the members of a dataclass that are not empty."""
    found = {
        one.name: _plain(getattr(value, one.name))
        for one in fields(value)  # type: ignore[arg-type] # only dataclasses come here
        if one.name not in without | _TOLD_BY_EVENTS
    }
    return {name: told for name, told in found.items() if told not in _EMPTY}


def _plain(value: object) -> Json:
    """Return a value of the domain as JSON."""
    if isinstance(value, Document):
        body = sha256(value.text.encode()).hexdigest()
        return {**_members(replace(value, text="")), "text_digest": body}
    if is_dataclass(value):
        return _members(value)
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    return _scalar(value)


def _scalar(value: object) -> Json:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        return iso_moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    if value is None or isinstance(value, (str, int, float)):
        return value
    msg = f"A dossier holds a {type(value).__name__}, which has no canonical form."
    raise TypeError(msg)


def _sorted(value: Json) -> Json:
    if isinstance(value, dict):
        return {name: _sorted(value[name]) for name in sorted(value)}
    return [_sorted(one) for one in value] if isinstance(value, list) else value


def first_difference(old: bytes, new: bytes) -> str | None:
    """Return in words where two canonical dossiers part first; None when they are the same."""
    if old == new:
        return None
    return _parted(json.loads(old), json.loads(new), ()) or "the bytes differ, and not the content"


def _parted(old: Json, new: Json, path: tuple[str, ...]) -> str | None:
    if isinstance(old, dict) and isinstance(new, dict):
        return _parted_members(old, new, path)
    if isinstance(old, list) and isinstance(new, list):
        whole = (
            {str(n): one for n, one in enumerate(old)},
            {str(n): one for n, one in enumerate(new)},
        )
        return _parted_members(*whole, path)
    if old == new:
        return None
    return f"{' › '.join(path)}: {_shown(old)} then, {_shown(new)} now"


def _parted_members(
    old: Mapping[str, Json], new: Mapping[str, Json], path: tuple[str, ...]
) -> str | None:
    for name in dict.fromkeys((*old, *new)):
        found = _parted(old.get(name), new.get(name), (*path, name))
        if found is not None:
            return found
    return None


_LONGEST_SHOWN = 80


def _shown(value: Json) -> str:
    if value is None:
        return "nothing"
    told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"“{told[:_LONGEST_SHOWN]}{'…' if len(told) > _LONGEST_SHOWN else ''}”"
