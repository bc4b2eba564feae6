"""What travels between the desk and the child that reads a file, as JSON and nothing else.

Both directions are checked on arrival: the child has had a stranger's bytes in its
hands, so what it answers is taken apart field by field.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from claims.errors import UnreadableSource
from sources.model import Found, Place, ReadSource

NO_MEMORY = 3
"""The child's exit status when the memory allowed was not enough."""


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
    if not isinstance(held, dict):
        raise TypeError(type(held).__name__)
    if "refused" in held:
        raise UnreadableSource(str(held["refused"]))
    read = held["read"]
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


def are_in_order(places: tuple[Place, ...], text: str) -> bool:
    """Whether places ascend within the text without overlapping."""
    at = 0
    for place in places:
        if not at <= place.start < place.end <= len(text):
            return False
        at = place.end
    return True
