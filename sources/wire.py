"""What travels between the desk and the child that reads a file, as JSON and nothing else.

Both directions are checked on arrival: the child has had a stranger's bytes in its
hands, so what it answers is taken apart field by field.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from claims.errors import UnreadableSource
from sources.model import Found, Place, ReadSource, ReadyClaim

NO_MEMORY = 3
"""The child's exit status when the memory allowed was not enough."""


CLAIM_LIST = "claim-list"
"""Asks, in a reader's place, for the claims of a workbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Which reader is to read the bytes that follow, under which limits."""

    reader: str
    name: str
    seconds: int
    memory: int


def request_from(held: dict[str, str | int]) -> Request:
    """Return the request that JSON `held`."""
    return Request(
        reader=str(held["reader"]),
        name=str(held["name"]),
        seconds=int(held["seconds"]),
        memory=int(held["memory"]),
    )


def answer(read: ReadSource) -> dict[str, object]:
    """Return a source as an object that JSON can hold."""
    return {"read": asdict(read)}


def source_from(held: object) -> ReadSource:
    """Return the source that an answer holds; the inverse of `answer`.

    Raises UnreadableSource with the child's sentence when it refused the file, and
    ValueError, KeyError or TypeError when the answer is none of ours.
    """
    read = _granted(held)["read"]
    text = str(read["text"])
    places = tuple(
        Place(start=int(place["start"]), end=int(place["end"]), label=str(place["label"]))
        for place in read["places"]
    )
    if not are_in_order(places, text):
        raise ValueError(read["reader"])
    return ReadSource(
        text=text,
        media_type=str(read["media_type"]),
        reader=str(read["reader"]),
        places=places,
        found={
            str(field): Found(value=str(found["value"]), where=str(found["where"]))
            for field, found in read["found"].items()
        },
    )


def claims_answer(claims: tuple[ReadyClaim, ...]) -> dict[str, object]:
    """Return ready claims as an object that JSON can hold."""
    days = [claim.said_on.isoformat() if claim.said_on else None for claim in claims]
    return {
        "claims": [
            asdict(claim) | {"said_on": day} for claim, day in zip(claims, days, strict=True)
        ]
    }


def claims_from(held: object) -> tuple[ReadyClaim, ...]:
    """Return the claims that an answer holds; the inverse of `claims_answer`.

    Raises as `source_from` does.
    """
    return tuple(
        ReadyClaim(
            statement=str(claim["statement"]),
            row=int(claim["row"]),
            speaker=_text_or_none(claim["speaker"]),
            said_on=date.fromisoformat(claim["said_on"]) if claim["said_on"] else None,
            source=_text_or_none(claim["source"]),
            url=_text_or_none(claim["url"]),
            note=str(claim["note"]),
        )
        for claim in _granted(held)["claims"]
    )


def _granted(held: object) -> dict[str, Any]:
    """The answer, unless it is a refusal."""
    if not isinstance(held, dict):
        raise TypeError(type(held).__name__)
    if "refused" in held:
        raise UnreadableSource(str(held["refused"]))
    return held


def _text_or_none(value: object) -> str | None:
    return None if value is None else str(value)


def are_in_order(places: tuple[Place, ...], text: str) -> bool:
    """Whether places ascend within the text without overlapping."""
    at = 0
    for place in places:
        if not at <= place.start < place.end <= len(text):
            return False
        at = place.end
    return True
