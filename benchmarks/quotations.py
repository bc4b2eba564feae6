"""Quotations, attributions and speakers, measured on annotated news articles.

    python -m benchmarks.quotations --data ../shared/data [--part dev] [--misses 20]

Reads `quotes_polnear/<part>.jsonl`: each article with the spans of who (source), how (cue) and
what (content). Prints:

- direct quotations: F1 over words that stand between double marks inside an annotated content,
  against words of quotations read as speech;
- all attributions: F1 over contents, one to one, a match when the shared characters are at
  least .3 of those in either;
- speaker: of the matched ones, how often the source that was read is the annotated one (its words
  overlap, or the name shares the last word of an annotated name).

The annotation counts attitudes ("backed", "criticised") among attributions; the reading does not.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from claims.blocks import blocks
from claims.quotations import quotations
from claims.sentences import sentences
from claims.speakers import Speech, speech

Spans = list[tuple[int, int]]
OVERLAP = 0.3
_WORD = re.compile(r"\w+")
_DOUBLE = ('"', "“", "”", "''")


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


@dataclass(slots=True)
class Counts:
    """Found, expected and right."""

    found: int = 0
    expected: int = 0
    right: int = 0

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.expected if self.expected else 0.0
        total = precision + recall
        f1 = 2 * precision * recall / total if total else 0.0
        return f"F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  ({self.expected})"


@dataclass(slots=True, kw_only=True)
class Found:
    """One attribution as read: its content, where its cue stands, and who it names."""

    content: set[int]
    cue: tuple[int, int] | None
    speaker: str | None
    direct: bool


def read(text: str) -> Speech:
    """Read one article."""
    parts = blocks(text)
    return speech(text, parts, sentences(text, parts), quotations(text, parts))


def attributions(result: Speech) -> list[Found]:
    """Return what was read, contents of one cue put together."""
    found: dict[tuple[int, int], Found] = {}
    for n, statement in enumerate(result.statements):
        given, extent = statement.attribution, statement.extent
        cue = (given.extent.start, given.extent.end) if given.extent else None
        key = cue or (n, -1)
        places = set(range(extent.start, extent.end))
        if key in found:
            found[key].content |= places
        else:
            direct = given.mode.value == "direct"
            found[key] = Found(content=places, cue=cue, speaker=given.speaker, direct=direct)
    return list(found.values())


def covered(spans: Spans) -> set[int]:
    """Return every place in some spans."""
    return {place for start, end in spans for place in range(start, end)}


def pairs(gold: list[Annotation], found: list[Found]) -> list[tuple[int, int]]:
    """Return matches of gold and found, best overlap first, one to one."""
    contents = [covered(each.get("content", [])) for each in gold]
    likeness = sorted(
        (
            (len(a & f.content) / len(a | f.content), g, n)
            for g, a in enumerate(contents)
            for n, f in enumerate(found)
            if a & f.content
        ),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    matched: list[tuple[int, int]] = []
    for score, g, n in likeness:
        fresh = all(g != a and n != b for a, b in matched)
        if score >= OVERLAP and fresh:
            matched.append((g, n))
    return matched


def same_speaker(text: str, gold: Annotation, found: Found) -> bool:
    """Whether the source read is the annotated one."""
    source = gold.get("source", [])
    if found.cue and any(start < found.cue[1] and found.cue[0] < end for start, end in source):
        return True
    names = {w for start, end in source for w in _WORD.findall(text[start:end]) if w[0].isupper()}
    return found.speaker is not None and bool(names & set(_WORD.findall(found.speaker)[-1:]))


def quoted_words(text: str, spans: Spans) -> set[int]:
    """Return where words begin that stand between double marks inside the spans."""
    places: set[int] = set()
    for start, end in spans:
        inside = False
        for match in re.finditer(r"[\"“”]|''|\w+", text[start:end]):
            if match[0] in _DOUBLE:
                inside = not inside
            elif inside:
                places.add(start + match.start())
    return places


def spoken_words(text: str, result: Speech) -> set[int]:
    """Return where words begin that were read as somebody's speech."""
    kinds = {"direct", "mixed"}
    return {
        match.start()
        for each in result.quotations
        if each.kind.value in kinds
        and not each.unopened
        and text.startswith(_DOUBLE, each.extent.start)
        for match in _WORD.finditer(text, each.inner.start, each.inner.end)
    }


def measure(articles: list[Article], misses: int) -> None:
    """Print the figures, and some of what was missed."""
    words, spans = Counts(), Counts()
    direct, every = Counts(), Counts()
    for article in articles:
        text, gold = article["text"], article["attributions"]
        result = read(text)
        expected = {w for each in gold for w in quoted_words(text, each.get("content", []))}
        spoken = spoken_words(text, result)
        _add(words, len(spoken), len(expected), len(spoken & expected))
        found = attributions(result)
        matched = pairs(gold, found)
        _add(spans, len(found), len(gold), len(matched))
        for g, n in matched:
            right = int(same_speaker(text, gold[g], found[n]))
            _add(every, 1, 1, right)
            _add(direct, found[n].direct, found[n].direct, right * found[n].direct)
            if not right and misses > 0:
                misses -= 1
                _show("SPEAKER", text, gold[g], found[n])
        misses = _show_rest(text, gold, found, matched, misses)
    print(f"direct quotations, words   {words}")
    print(f"all attributions, spans    {spans}")
    print(f"speaker, direct            {direct.right / max(1, direct.found):.3f}  ({direct.found})")
    print(f"speaker, all               {every.right / max(1, every.found):.3f}  ({every.found})")


def _add(counts: Counts, found: int, expected: int, right: int) -> None:
    """Add to the counts."""
    counts.found += found
    counts.expected += expected
    counts.right += right


def _show_rest(
    text: str,
    gold: list[Annotation],
    found: list[Found],
    matched: list[tuple[int, int]],
    misses: int,
) -> int:
    """Print unmatched attributions; return how many may still be printed."""
    for g, each in enumerate(gold):
        if misses > 0 and all(g != a for a, _ in matched):
            misses -= 1
            _show("MISSED ", text, each, None)
    for n, read_one in enumerate(found):
        if misses > 0 and all(n != b for _, b in matched):
            misses -= 1
            _show("EXTRA  ", text, {}, read_one)
    return misses


def _show(label: str, text: str, gold: Annotation, found: Found | None) -> None:
    """Print one case."""
    parts = [
        " | ".join(text[s:e] for s, e in spans)[:90]
        for spans in (gold.get("source", []), gold.get("cue", []), gold.get("content", []))
    ]
    read_one = ""
    if found is not None:
        start = min(found.content)
        cue = text[slice(*found.cue)] if found.cue else ""
        read_one = f" <- {found.speaker!r} [{cue}] {text[start : start + 70]!r}"
    print(f"{label} {parts}{read_one}")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", default="dev")
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--misses", type=int, default=0)
    chosen = parser.parse_args()
    path = chosen.data / "quotes_polnear" / f"{chosen.part}.jsonl"
    if not path.exists():
        sys.exit(f"No articles at {path}: pass --data with the folder of the public sets.")
    with path.open(encoding="utf-8") as lines:
        articles: list[Article] = [json.loads(line) for line in lines][: chosen.limit]
    measure(articles, chosen.misses)


if __name__ == "__main__":
    main()
