"""What a text says of itself: title, publisher, author, day of publication, address.

Each piece comes with the place where it stood, so that a person can judge it. Only the
first lines of a text are looked at, and only forms that leave no doubt are taken: a day
that is written out, a byline that is a line of its own. What is not found is not there;
the one thing always given is a title, which falls back to the first words.

The text itself is never changed. Web pages, letters, Word and PDF files bring their own
fields; their readers complete them here with `with_title`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from claims.imprints import is_below_writer, outlet_of
from claims.text import fold
from sources.calendar_day import ISO, certain_day
from sources.identity import NAMELESS
from sources.model import Found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

LONGEST_TITLE = 300
_OPENING = 4_000
"""Characters in which a text introduces itself; a byline further down is another text's."""
_OPENING_LINES = 12
_FIRST_WORDS = 80

_LEADING_DAY = re.compile(
    rf"\s*(?:(?:date|published|publication date|posted)\s{{0,2}}:?\s{{1,3}})?{ISO}", re.IGNORECASE
)
_CAPITAL = r"[^\W\d_a-z\u00df-\u00ff]"
_PLACE = rf"{_CAPITAL}(?:{_CAPITAL}|[.'’ -]){{1,60}}(?:,\s{_CAPITAL}[\w.'’ ]{{1,30}})?"
_DATELINE = re.compile(
    rf"\s*(?P<place>{_PLACE})?(?:,?\s(?P<day>[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}(?:,\s\d{{4}})?))?"
    r"\s{0,3}(?:\((?P<publisher>[A-Z\d][^()\n]{0,59}[^().\n])\))?\s{0,3}(?:—|–|--|-(?=\s))\s"
)
_PARTICLE = r"(?:de|del|della|der|di|du|la|van|von|bin|al|el|le)"
_NAME = rf"{_CAPITAL}[\w.'’-]*(?:\s(?:{_PARTICLE}\s){{0,2}}{_CAPITAL}[\w.'’-]*){{1,3}}"
_NOT_A_PERSON = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:The|This|That|An?|Early|Late|Then|Now)\b"
)
_BYLINE = re.compile(
    rf"(?:by|BY|By)\s(?!{_NOT_A_PERSON})"
    rf"(?P<names>{_NAME}(?:(?:,\s{_NAME})*,?\s(?:and|&)\s{_NAME})?)"
    r"(?:\s?(?:,|\||—|–|/|\s-\s)\s?(?P<desk>[^\n]{1,60}))?"
)
_PUBLISHED = re.compile(
    r"(?i)(?:first\s)?(?:published|publication date|posted|date|issued)\b(?:\son)?\s?:?\s?"
    r"(?P<day>.{4,60})"
)
_WEEKDAY = re.compile(
    r"(?i)\b(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\b[.,]?"
)
_CHANGED = re.compile(r"(?:last\s+)?(?:updated|modified|edited)\b[^.]{0,60}\Z", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?i)(?P<label>title|headline|author|publisher|source|publication|url|link)\s?:\s?"
    r"(?P<value>\S.{0,300})"
)
_FIELD_OF_LABEL = {
    "title": "title", "headline": "title", "author": "author", "publisher": "publisher",
    "source": "publisher", "publication": "publisher", "url": "url", "link": "url",
}  # fmt: skip
_ADDRESS = re.compile(r"https?://[^\s<>\"']{3,2000}\Z")
_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?P<lines>.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_FRONT_FIELD = re.compile(r"^(?P<key>[A-Za-z_-]+)[ \t]?:[ \t](?P<value>.+)$", re.MULTILINE)
_FIELD_OF_KEY = {
    "title": "title", "author": "author", "authors": "author", "byline": "author",
    "publisher": "publisher", "publication": "publisher", "source": "publisher",
    "site": "publisher",
    "date": "published_on", "published": "published_on", "pubdate": "published_on",
    "published_on": "published_on", "publish_date": "published_on",
    "url": "url", "link": "url", "canonical": "url", "canonical_url": "url",
}  # fmt: skip
_HEADING = re.compile(r"^#[ \t](?P<title>.*\S.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the opening: its words, and whether a blank line comes before and after."""

    words: str
    alone: bool
    first: bool


def of_text(text: str, name: str) -> dict[str, Found]:
    """Return what the first lines of a plain text tell, and always a title."""
    found: dict[str, Found] = {}
    for _line, told in _told(text):
        found = told | found
    return with_title(found | _opening_day_and_dateline(text, found), text, name)


def of_markdown(text: str, name: str) -> dict[str, Found]:
    """Return the front matter's fields, the first heading as title, then as for plain text."""
    front = _FRONT_MATTER.match(text[:_OPENING])
    body = text[front.end() :] if front else text
    found = _front_matter(front["lines"]) if front else {}
    heading = _HEADING.search(body[:_OPENING])
    if heading and (title := field(heading["title"].strip(" \t\r#"), "first heading")):
        found.setdefault("title", title)
        body = body[: heading.start()] + body[heading.end() :]
    return of_text(body, name) | found


def with_title(found: dict[str, Found], text: str, name: str) -> dict[str, Found]:
    """Return `found` with a title: its own, else the first words of `text`, else the file name."""
    if "title" in found:
        return found
    words = _first_words(text)
    stem = PurePosixPath(name).stem
    if words and (len(words.split()) > 1 or name == NAMELESS):
        return found | {"title": Found(value=words, where="first words")}
    return found | {"title": Found(value=stem or name, where="file name")}


def field(value: str | None, where: str) -> Found | None:
    """Return a tidy value on one line with its place, or None when nothing is left of it."""
    tidy = " ".join((value or "").split())[:LONGEST_TITLE]
    return Found(value=tidy, where=where) if tidy else None


def address(value: str | None, where: str) -> Found | None:
    """Return an http(s) address with its place, or None for anything else."""
    tidy = (value or "").strip()
    return Found(value=tidy, where=where) if _ADDRESS.fullmatch(tidy) else None


def day(value: str | None, where: str) -> Found | None:
    """Return the certain day in `value` as an ISO date with its place, or None."""
    certain = certain_day(value or "")
    return Found(value=certain.isoformat(), where=where) if certain else None


def _opening(text: str) -> Iterator[_Line]:
    """The first lines that are not blank."""
    lines = text[:_OPENING].splitlines()
    filled = [number for number, line in enumerate(lines) if line.strip()][:_OPENING_LINES]
    for number in filled:
        after = lines[number + 1] if number + 1 < len(lines) else None
        yield _Line(
            words=lines[number].strip(),
            alone=after is not None and not after.strip(),
            first=number == filled[0],
        )


def _told(text: str) -> Iterator[tuple[_Line, dict[str, Found]]]:
    """The first lines, each with the fields that it gives."""
    under_writer = False
    for line in _opening(text):
        told = dict(_told_by(line, under_writer=under_writer))
        post = under_writer and not told and is_below_writer(fold(line.words))
        under_writer = "author" in told or post
        yield line, told


def _told_by(line: _Line, *, under_writer: bool) -> Iterator[tuple[str, Found]]:
    """The fields that one line gives, surest first."""
    folded = fold(line.words)
    if labelled := _LABELLED.fullmatch(folded):
        yield from _labelled(labelled)
    elif byline := _BYLINE.fullmatch(folded):
        yield "author", Found(value=line.words[slice(*byline.span("names"))], where="byline")
    elif published := _PUBLISHED.fullmatch(folded):
        if told := day(_before_update(published["day"]), "line “Published”"):
            yield "published_on", told
    elif certain := _bare_day(folded):
        yield "published_on", Found(value=certain.isoformat(), where="a line of its own")
    elif under_writer and (outlet := outlet_of(folded)):
        yield "publisher", Found(value=line.words[: len(outlet)], where="line below the byline")
    elif line.first and line.alone and _is_headline(folded):
        yield "title", Found(value=line.words, where="first line")


def _labelled(match: re.Match[str]) -> Iterator[tuple[str, Found]]:
    name = _FIELD_OF_LABEL[match["label"].lower()]
    where = f"line “{match['label']}”"
    value = address(match["value"], where) if name == "url" else field(match["value"], where)
    if value:
        yield name, value


def _before_update(phrase: str) -> str:
    """The part of a "Published …" line before it goes on to say when it was changed."""
    return re.split(r"(?i)[,;|·-]?\s*\b(?:last\s+)?(?:updated|modified|edited)\b", phrase)[0]


def _bare_day(words: str) -> date | None:
    """The day of a line that holds nothing else, but perhaps the day of the week."""
    rest = _WEEKDAY.sub("", words)
    is_bare = len(rest.split()) <= 3 and any(map(str.isdecimal, rest))
    return certain_day(rest) if is_bare and len(rest) <= 30 else None


def _is_headline(words: str) -> bool:
    """Whether a first line reads as a headline: short, with no full stop and no sentence after."""
    return (
        len(words.split()) >= 2
        and len(words) <= LONGEST_TITLE
        and words.rstrip("\"')")[-1:] not in {"", ".", "!", ":", ";", ","}
        and not _DATELINE.match(words)
        and not _LEADING_DAY.match(words)
    )


def _opening_day_and_dateline(text: str, found: dict[str, Found]) -> dict[str, Found]:
    """The ISO day at the very start of a text, and the agency in its dateline."""
    told: dict[str, Found] = {}
    opening = text[:_OPENING]
    rest = opening
    if (leading := _LEADING_DAY.match(opening)) and (certain := certain_day(leading[0])):
        told["published_on"] = Found(value=certain.isoformat(), where="first line")
        rest = opening[leading.end() :]
    dateline = next(filter(None, map(_DATELINE.match, [rest, *_paragraphs(opening)])), None)
    if dateline and dateline["publisher"] and "publisher" not in found:
        told["publisher"] = Found(value=dateline["publisher"].strip(), where="dateline")
    return told


def _paragraphs(opening: str) -> list[str]:
    return [line for line in opening.splitlines() if line.strip()][:_OPENING_LINES]


def _front_matter(lines: str) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for match in _FRONT_FIELD.finditer(lines):
        name = _FIELD_OF_KEY.get(match["key"].lower())
        value = match["value"].strip().strip("\"'[]")
        make = {"url": address, "published_on": day}.get(name or "", field)
        if name and (told := make(value, f"front matter “{match['key']}”")):
            found.setdefault(name, told)
    return found


def _first_words(text: str) -> str:
    """Up to 80 characters of the first sentence, after a leading day and dateline."""
    opening = text[:_OPENING].lstrip()
    for line, told in _told(text):
        if told or _CHANGED.match(line.words):
            opening = opening.removeprefix(line.words).lstrip()
    for pattern in (_LEADING_DAY, _DATELINE):
        if match := pattern.match(opening):
            opening = opening[match.end() :].lstrip() or opening
    left = (each for each in opening.splitlines() if re.search(r"\w", each))
    opens = next(left, "").strip().lstrip("#>*- ")
    words = " ".join(opens.split())
    if len(words) <= _FIRST_WORDS:
        return words
    return words[:_FIRST_WORDS].rsplit(" ", 1)[0].rstrip(",;:—–- ") + "…"
