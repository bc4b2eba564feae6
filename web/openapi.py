"""The description of the read API in OpenAPI 3.1, from one table of what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from reports.exact_json import Json

LARGEST_PAGE = 200
"""Claims of one page: some 2 MB of JSON for claims with much evidence."""

_QUERY: dict[str, tuple[dict[str, Json], str]] = {
    "updated_since": (
        {"type": "string", "format": "date-time"},
        "Changed since this moment; where only published verdicts are read, published since.",
    ),
    "tag": ({"type": "string"}, "That carry this tag, or one of several. Needs a key."),
    "document": ({"type": "string"}, "Made in this document, by id; may be given several times."),
    "speaker": ({"type": "string"}, "By this speaker, by whole name; may be given several times."),
    "rating": (
        {"type": "string"},
        "With this verdict, as “five-steps@1/false”; may be given several times.",
    ),
    "after": (
        {"type": "integer", "minimum": 0},
        "Go on after this claim's number; the header Link has the address of the next page.",
    ),
    "limit": ({"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE}, "Claims of one page."),
}
_SEVERAL = {"tag", "document", "speaker", "rating"}

PARAMETERS = tuple(_QUERY)
"""What may stand behind the question mark of a list of claims."""

_PATHS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "/api/claims": (
        "Claims, a page at a time, in the order of their numbers",
        "application/json",
        ("200", "304", "400", "401", "429"),
    ),
    "/api/claims/{id}": (
        "One claim, by id or number, as the interchange claimdesk/1",
        "application/json",
        ("200", "304", "400", "401", "404", "410", "429"),
    ),
    "/api/reports/{id}": (
        "A named report that an editor made public, in its own format",
        "*/*",
        ("200", "304", "400", "401", "404", "429"),
    ),
    "/claimreview/{id}": (
        "The ClaimReview of a published verdict",
        "application/ld+json",
        ("200", "304", "400", "401", "404", "410", "429"),
    ),
    "/feed.atom": (
        "The latest published verdicts",
        "application/atom+xml",
        ("200", "304", "400", "401", "429"),
    ),
}
_MEANING = {
    "200": "Here it is.",
    "304": "Nothing has changed since the answer with this ETag.",
    "400": "A parameter is none of ours, or has no meaning.",
    "401": "No key, or one that opens nothing.",
    "404": "There is nothing by this name that you may read.",
    "410": "It was taken back; the reason is in the answer.",
    "429": "Too many wrong keys from here; Retry-After says how long to wait.",
}


def document(here: str) -> dict[str, Json]:
    """Return the description; `here` is scheme and host of this desk, or ""."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Claimdesk read API",
            "version": "1",
            "description": (
                "What a fact-checking desk hands out. Confidential evidence, sealed reviews and "
                "what is under embargo are in no answer."
            ),
        },
        "servers": [{"url": here or "/"}],
        "security": [{"key": []}, {}],
        "paths": {path: {"get": _operation(path)} for path in _PATHS},
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Problem": _PROBLEM},
        },
    }


def _operation(path: str) -> dict[str, Json]:
    summary, media_type, statuses = _PATHS[path]
    answers: dict[str, Json] = {
        status: _answer(status, media_type if status == "200" else "") for status in statuses
    }
    return {"summary": summary, "parameters": [*_parameters(path)], "responses": answers}


def _parameters(path: str) -> list[Json]:
    if path.endswith("{id}"):
        return [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
    return [_parameter(name) for name in _QUERY] if path == "/api/claims" else []


def _parameter(name: str) -> Json:
    schema, said = _QUERY[name]
    many: Json = {"type": "array", "items": schema} if name in _SEVERAL else schema
    return {"name": name, "in": "query", "description": said, "schema": many}


def _answer(status: str, media_type: str) -> Json:
    said: dict[str, Json] = {"description": _MEANING[status]}
    if media_type:
        return {**said, "content": {media_type: {}}}
    if status == "304":
        return cast("Json", said)
    problem: Json = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {**said, "content": {"application/problem+json": problem}}


_PROBLEM: dict[str, Json] = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}
