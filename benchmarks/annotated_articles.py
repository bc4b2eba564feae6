"""Articles whose attributions people have marked, and what their marks say.

`quotes_polnear/<part>.jsonl` holds one article a line: `doc`, `text`, and `attributions`, each with
the spans of who (source), how (cue) and what (content). The annotators also marked attitudes
("backed", "criticised", "wants"), left some quotations unmarked, and did not say whom a pronoun
means. What is derived here is independent of the reading that is measured by it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Spans = list[tuple[int, int]]
DIRECT = 0.8
"""An attribution is direct when this share of its content's words stands between marks."""
_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[\"“”„]|''|``")
_HANGING = re.compile(r",|\(|\b(?:of|for|at|from|with|in|on|by|who|whose|and)\b")
_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "we", "i", "who", "him", "her", "his", "their", "which", "that"}
)
_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})


class Annotation(TypedDict, total=False):
    """One annotated attribution."""

    source: Spans
    cue: Spans
    content: Spans


class Article(TypedDict):
    """One annotated article."""

    doc: str
    text: str
    attributions: list[Annotation]


def load(data: Path, part: str, limit: int | None = None) -> list[Article]:
    """Return the articles of a part; none where the file is not there."""
    path = data / "quotes_polnear" / f"{part}.jsonl"
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][:limit]


def places(spans: Spans) -> set[int]:
    """Return every place in some spans."""
    return {place for start, end in spans for place in range(start, end)}


def words_at(text: str, spans: Spans) -> set[int]:
    """Return where words begin inside the spans."""
    return {m.start() for start, end in spans for m in _WORD.finditer(text, start, end)}


def between_marks(text: str) -> set[int]:
    """Return where words begin that stand between double quotation marks.

    A plain rule, paragraph by paragraph: a mark opens by its shape, or when it is free before and
    stands at a word; any other closes. What is not closed ends with its paragraph.
    """
    found: set[int] = set()
    for paragraph in _PARAGRAPH.finditer(text):
        opened: int | None = None
        for mark in _MARK.finditer(text, *paragraph.span()):
            if _opens(text, mark, paragraph.start()):
                opened = mark.end() if opened is None else opened
            elif opened is not None:
                found |= words_at(text, [(opened, mark.start())])
                opened = None
        if opened is not None:
            found |= words_at(text, [(opened, paragraph.end())])
    return found


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    """Whether a mark opens: by its shape, or by what stands before it."""
    if mark[0] in "“„``":
        return True
    before = text[mark.start() - 1] if mark.start() > start else " "
    free = before.isspace() or before in "([{—–-‘'"
    return free and (mark[0] != "”" or text[mark.end() : mark.end() + 1].isalnum())


def is_direct(text: str, gold: Annotation, quoted: set[int]) -> bool:
    """Whether an attribution gives exact words; `quoted` is where words between marks begin."""
    words = words_at(text, gold.get("content", []))
    return bool(words) and len(words & quoted) >= DIRECT * len(words)


def source_of(text: str, gold: Annotation) -> str:
    """Return the words of the annotated source."""
    return " ".join(text[start:end] for start, end in gold.get("source", []))


def head_name(phrase: str) -> str | None:
    """Return the surname or last name word of a phrase's head; None where it names nobody.

    What hangs on the head (after a comma, a bracket, a preposition or "who") does not count.
    """
    words = _WORD.findall(_head(phrase))
    while len(words) > 1 and (words[-1] in _SUFFIXES or words[-1] == "s"):
        words.pop()
    return words[-1] if words and words[-1][0].isupper() and not is_pronoun(phrase) else None


def _head(phrase: str) -> str:
    """The phrase up to what hangs on it, if that leaves anything."""
    hanging = _HANGING.search(phrase, 1)
    return phrase[: hanging.start()] if hanging else phrase


def is_pronoun(phrase: str) -> bool:
    """Whether a source is nothing but a pronoun."""
    return phrase.strip().lower() in _PRONOUNS


def named_before(text: str, golds: Sequence[Annotation], gold: Annotation) -> str | None:
    """Return the name in the nearest earlier annotated source that has one.

    The annotation does not resolve pronouns; this stands in for it, and is itself wrong at times.
    """
    start = min(s for s, _ in gold["source"])
    earlier = (
        (max(e for _, e in each["source"]), head_name(source_of(text, each)))
        for each in golds
        if each.get("source")
    )
    before = [(end, name) for end, name in earlier if end <= start and name is not None]
    return max(before)[1] if before else None
