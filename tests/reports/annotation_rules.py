"""What the Web Annotation Data Model asks of an annotation page, as far as we write one.

Written from the model's MUSTs; the numbers are its sections (www.w3.org/TR/annotation-model).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
LINK = "http://www.w3.org/ns/anno.jsonld"


def broken(page: dict[str, Any]) -> Iterator[str]:
    """Yield every rule that a page of annotations breaks."""
    if page.get("@context") != LINK:
        yield "5.2 the context of a page is the model's"
    if page.get("type") != "AnnotationPage" or not is_iri(page.get("id")):
        yield "5.2 a page has its class and one IRI"
    whole = page.get("partOf", {})
    if whole.get("type") != "AnnotationCollection" or not is_iri(whole.get("id")):
        yield "5.1 a collection has its class and one IRI"
    if whole.get("total") != len(page["items"]) or page.get("startIndex") != 0:
        yield "5.1 the total is the number of annotations, counted from the first"
    ids = [one.get("id") for one in page["items"]]
    if len(set(ids)) != len(ids):
        yield "3.1 an annotation has an IRI of its own"
    for one in page["items"]:
        yield from broken_in(one)


def broken_in(one: dict[str, Any]) -> Iterator[str]:
    """Yield every rule that one annotation breaks."""
    if not is_iri(one.get("id")) or one.get("type") != "Annotation":
        yield "3.1 an annotation has one IRI and its class"
    if one.get("motivation") not in MOTIVATIONS:
        yield "3.3.5 the motivation is one of the model's"
    for name in ("created", "modified"):
        if not MOMENT.fullmatch(one.get(name, "")):
            yield f"3.3.1 {name} is a moment in UTC, marked with Z"
    creator = one.get("creator")
    if creator and creator.get("type") not in {"Person", "Organization", "Software"}:
        yield "3.3.2 an agent has a class"
    for body in one["body"]:
        yield from broken_body(body)
    yield from broken_target(one["target"])


def broken_body(body: dict[str, Any]) -> Iterator[str]:
    if body.get("purpose") not in MOTIVATIONS:
        yield "3.3.5 a purpose is one of the motivations"
    if body["type"] == "TextualBody":
        if not isinstance(body.get("value"), str):
            yield "3.2.4 a textual body has one value"
        if not re.fullmatch(r"[a-z]+/[a-z]+", body.get("format", "")):
            yield "3.2.4 a format is a media type"
    elif body["type"] != "SpecificResource" or not is_iri(body.get("source")):
        yield "4 a specific resource has one source"


def broken_target(target: dict[str, Any]) -> Iterator[str]:
    if target.get("type") != "SpecificResource" or not is_iri(target.get("source")):
        yield "4 a specific resource has one source"
    state = target.get("state")
    if state and (state["type"] != "TimeState" or not MOMENT.fullmatch(state["sourceDate"])):
        yield "4.3.1 a time state says when the source was as it is meant"
    by_type = {selector["type"]: selector for selector in target["selector"]}
    quote, position = by_type.get("TextQuoteSelector"), by_type.get("TextPositionSelector")
    if not quote or not isinstance(quote.get("exact"), str) or not quote["exact"]:
        yield "4.2.4 a quote selector has one exact text"
    if not position or not 0 <= position["start"] < position["end"]:
        yield "4.2.5 a position has start and end, not negative"
    if quote and position and position["end"] - position["start"] != len(quote["exact"]):
        yield "4.2.5 positions count code points of the text"


def is_iri(value: object) -> bool:
    if not isinstance(value, str) or re.search(r'[\s<>"{}|\\^`]', value):
        return False
    return bool(urlsplit(value).scheme)
