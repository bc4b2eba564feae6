"""Who told whom, through which outlet: where words come from, as far as a text says.

A `Strand` runs from an origin outwards to the page where the words stand: "a source → San
Francisco Chronicle → CBS SF". Its origin is whoever is named first; where the writer speaks, it
is the outlet, or the agency whose wire it printed. A source that the text does not name is no
known origin: two outlets may have talked to one and the same. Whether two strands have one origin
is for `review.independence`; nothing here counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from claims.model import NARRATED, Attribution, Mode, SpeakerRole
from claims.text import fold

_AGENCIES = {
    "ap": "Associated Press",
    "afp": "Agence France-Presse",
    "upi": "United Press International",
    "dpa": "Deutsche Presse-Agentur",
    "pa": "PA Media",
    "reuters": "Reuters",
    "associated press": "Associated Press",
    "agence france-presse": "Agence France-Presse",
    "agence france presse": "Agence France-Presse",
    "united press international": "United Press International",
    "press association": "PA Media",
    "pa media": "PA Media",
    "bloomberg news": "Bloomberg News",
}
"""Agencies whose wire many outlets print, by what bylines call them."""
_ARTICLE = re.compile(r"^(?:the|a|an) ")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_WIRE_LINE = re.compile(r"\((AP|AFP|UPI|Reuters|dpa)\)\s*[-–—]")
"""How a dateline names the agency: "AVERLEY (AP) — "."""


class OriginKind(StrEnum):
    """What sort of beginning a strand has."""

    SPEAKER = "speaker"
    """Somebody who is named, or a report, a law, an office."""
    OUTLET = "outlet"
    """The writer's own words, for which the outlet answers."""
    SOURCE = "source"
    """Something outside the desk that a person looked at."""
    UNNAMED = "unnamed"
    """A source that is not named; what is known is whom it told."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Where words stand: a document as its reader would cite it."""

    document: str
    title: str
    publisher: str | None = None
    author: str | None = None
    opening: str = ""
    """The first lines of its text, where a dateline names an agency."""

    @property
    def agency(self) -> str | None:
        """The agency whose wire this is, or None."""
        found = _WIRE_LINE.search(self.opening)
        byline = (self.author or "").casefold().removeprefix("the ").strip()
        return _AGENCIES.get(found[1].casefold()) if found else _AGENCIES.get(byline)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One way from an origin to the words of a piece of evidence, or of the claim itself.

    `id` is the piece's. `chain` is drawn from the origin outwards. `name` is the origin as it is
    written, "" where it is not known, and then `missing` says what is not known. `is_own` marks
    the claim's own words.
    """

    id: str
    kind: OriginKind
    name: str
    chain: tuple[str, ...]
    words: str = ""
    missing: str = ""
    document: str = ""
    title: str = ""
    source: str = ""
    is_own: bool = False


def strand(
    piece: str,
    words: str,
    said: Attribution | None,
    outlet: Outlet,
    *,
    is_own: bool = False,
) -> Strand:
    """Return the strand of words that stand in a document; `said` is None for the writer's own."""
    spoken = said or NARRATED
    kind, name, missing = _origin(spoken, outlet)
    steps = (_first(spoken), *spoken.via, outlet.agency, outlet.publisher)
    return Strand(
        id=piece,
        kind=kind,
        name=name,
        chain=_once(steps) or (outlet.title,),
        words=words,
        missing=missing,
        document=outlet.document,
        title=outlet.title,
        is_own=is_own,
    )


def same_name(one: str, other: str) -> bool:
    """Whether two names can mean one origin: equal but for spelling, or one a bare surname."""
    left, right = plain_name(one).split(), plain_name(other).split()
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    return left == right or (len(short) == 1 and len(long) == 2 and short == long[1:])


def plain_name(name: str) -> str:
    """Return a name for comparing: small letters, no article or initial, an agency in full."""
    words = fold(name).casefold().split()
    kept = [word for word in words[1:] if not _INITIAL.fullmatch(word)]
    flat = " ".join([*words[:1], *kept]).strip(" .,;:\"'")
    bare = _ARTICLE.sub("", flat)
    return _AGENCIES[bare].casefold() if bare in _AGENCIES else bare


def _origin(spoken: Attribution, outlet: Outlet) -> tuple[OriginKind, str, str]:
    """Return the kind of a strand's origin, its name, and what is not known of it."""
    if spoken.role is SpeakerRole.UNKNOWN or (spoken.speaker is None and not _is_writer(spoken)):
        return OriginKind.UNKNOWN, "", "the text does not settle who says it"
    if spoken.role is SpeakerRole.UNNAMED:
        told = next(iter(spoken.via), None) or outlet.agency or outlet.publisher
        missing = f"it goes back to {spoken.speaker or 'a source'}, not named"
        return OriginKind.UNNAMED, told or "", missing
    if spoken.speaker and not _is_writer(spoken):
        return OriginKind.SPEAKER, spoken.speaker, ""
    name = outlet.agency or outlet.publisher or outlet.author
    if name:
        return OriginKind.OUTLET, name, ""
    return OriginKind.OUTLET, "", f"who published “{outlet.title}” is not known"


def _is_writer(spoken: Attribution) -> bool:
    return spoken.mode is Mode.NARRATED or spoken.role is SpeakerRole.AUTHOR


def _first(spoken: Attribution) -> str | None:
    if _is_writer(spoken):
        return None
    return spoken.speaker or " or ".join(spoken.candidates) or "speaker not settled"


def _once(steps: tuple[str | None, ...]) -> tuple[str, ...]:
    """Return the steps that are known, each once, under its first spelling."""
    found: list[str] = []
    for step in steps:
        if step and not any(plain_name(step) == plain_name(before) for before in found):
            found.append(step)
    return tuple(found)
