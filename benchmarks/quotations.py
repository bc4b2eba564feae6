"""Quotations, attributions and speakers, measured on annotated news articles.

    python -m benchmarks.quotations --data ../shared/data [--part dev] [--misses 20]
                                    [--without continued pronoun role …] [--ablation]

Reads `quotes_polnear/<part>.jsonl` (see `benchmarks.annotated_articles`). What is measured:

- *direct quotations, words*: expected are the words that stand between double marks inside an
  annotated content; found are the words of quotations that were read as speech (kinds direct and
  mixed), and those between marks in a turn of a transcript. Quotations that the annotators left out
  count as false.
- *attributions, spans*: expected is every annotated attribution, attitudes included; found are the
  statements that were read, those of one cue put together. Matched one to one, best overlap first,
  where the shared characters are at least .3 of those in either content.
- *speaker of direct quotations*: an annotated attribution is direct when .8 of the words of its
  content stand between marks; it is matched when the words of the quotations read there overlap its
  words by .3. Of the matched ones:
  *coverage*: how many were given any speaker;
  *right, by place*: of those, how many took their speaker from words of the annotated source, or
  share the last word of the name with it (a wrongly resolved pronoun passes);
  *right, by name* (strict): how many have the name itself right. A source with a name: the last
  word of the name that was read equals the last name word of the source's head. A pronoun: it
  equals that of the nearest earlier annotated source with a name, which stands in for the pronouns
  that the annotation does not resolve. Any other source ("the spokesman"): taken from these words.
- *speaker of all*: right, by place, among all matched attributions.

`--without` leaves out what a method contributed, as the reading records it: `continued`, `noun`,
`according`, `attitude`, `cited`, `accused`, `headline`, `label`, `signed` and `beside` drop what
they found; `pronoun`, `role` and `surname` leave the content without a name. `--ablation` prints
the table of all.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import annotated_articles as annotated
from claims.blocks import blocks
from claims.quotations import quotations
from claims.sentences import sentences
from claims.speakers import Speech, speech
from claims.structure import QuotationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.annotated_articles import Annotation, Article
    from claims.model import Attribution
    from claims.structure import Quotation

OVERLAP = 0.3
NAMING = ("pronoun", "role", "surname")
"""Methods that find a name for a phrase; without them the content stays, unnamed."""
FINDING = (
    "continued", "attitude", "noun", "according", "cited", "accused", "headline", "label", "signed",
    "beside",
)  # fmt: skip
"""Methods that find content; without them it is gone."""
_MARKS = ('"', "“", "”", "„", "''", "``", "«", "»")
_SPEECH = {QuotationKind.DIRECT, QuotationKind.MIXED}


@dataclass(slots=True)
class Counts:
    """Found, expected and right."""

    found: int = 0
    expected: int = 0
    right: int = 0

    def add(self, found: int, expected: int, right: int) -> None:
        """Count one article's."""
        self.found += found
        self.expected += expected
        self.right += right

    @property
    def precision(self) -> float:
        """Right of those found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right of those expected."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:.3f}  precision {self.precision:.3f}  recall {self.recall:.3f}"
            f"  ({self.expected})"
        )


@dataclass(slots=True, kw_only=True)
class Measured:
    """Everything that is counted. `covered` is found = given a speaker, expected = matched."""

    words: Counts = field(default_factory=Counts)
    spans: Counts = field(default_factory=Counts)
    covered: Counts = field(default_factory=Counts)
    by_place: Counts = field(default_factory=Counts)
    by_name: Counts = field(default_factory=Counts)
    every: Counts = field(default_factory=Counts)

    def figures(self) -> dict[str, float]:
        """Return each measure by its name, 0…1."""
        return {
            "direct_words_f1": self.words.f1,
            "attributions_f1": self.spans.f1,
            "attributions_precision": self.spans.precision,
            "speaker_coverage": self.covered.recall,
            "speaker_by_place": self.by_place.precision,
            "speaker_by_name": self.by_name.precision,
            "speaker_of_all": self.every.precision,
        }


@dataclass(slots=True, kw_only=True)
class Found:
    """One attribution as read: its content, where its cue stands, and who it names."""

    content: set[int]
    cue: tuple[int, int] | None
    speaker: str | None


def read(text: str, without: frozenset[str] = frozenset()) -> Speech:
    """Read one article, leaving out what some methods contribute."""
    parts = blocks(text)
    result = speech(text, parts, sentences(text, parts), quotations(text, parts))
    return _less(result, without) if without else result


def _less(result: Speech, without: frozenset[str]) -> Speech:
    """The reading without what these methods contribute."""
    lost = without & set(FINDING)
    kept = (each for each in result.statements if each.attribution.method not in lost)
    statements = tuple(
        replace(each, attribution=_unnamed(each.attribution, without)) for each in kept
    )
    spoken = tuple(_less_of(each, without) for each in result.quotations)
    return replace(result, statements=statements, quotations=spoken)


def _less_of(each: Quotation, without: frozenset[str]) -> Quotation:
    """A quotation without what these methods contribute."""
    given = each.attribution
    gone = given is None or given.method in without & set(FINDING)
    return replace(each, attribution=None if gone or not given else _unnamed(given, without))


def _unnamed(given: Attribution, without: frozenset[str]) -> Attribution:
    """An attribution without its name, where one of these methods found it."""
    return replace(given, speaker=None) if given.method in without & set(NAMING) else given


def attributions(result: Speech) -> list[Found]:
    """Return what was read, contents of one cue put together."""
    found: dict[tuple[int, int], Found] = {}
    for n, statement in enumerate(result.statements):
        cue = _cue(statement.attribution)
        places = set(range(statement.extent.start, statement.extent.end))
        same = found.setdefault(
            cue or (n, -1), Found(content=set(), cue=cue, speaker=statement.attribution.speaker)
        )
        same.content |= places
    return list(found.values())


def _cue(given: Attribution) -> tuple[int, int] | None:
    """Where the cue of an attribution stands."""
    return (given.extent.start, given.extent.end) if given.extent else None


def pairs(gold: list[Annotation], found: list[Found]) -> list[tuple[int, int]]:
    """Return matches of gold and found, best overlap first, one to one."""
    contents = [annotated.places(each.get("content", [])) for each in gold]
    scored = [
        (-likeness(a, f.content), g, n)
        for g, a in enumerate(contents)
        for n, f in enumerate(found)
        if not a.isdisjoint(f.content)
    ]
    matched: dict[int, int] = {}
    for score, g, n in sorted(scored):
        if -score >= OVERLAP and g not in matched and n not in matched.values():
            matched[g] = n
    return list(matched.items())


def likeness(one: set[int], other: set[int]) -> float:
    """Return what two sets share, of all that is in either."""
    return len(one & other) / max(1, len(one | other))


def same_place(
    text: str, gold: Annotation, cue: tuple[int, int] | None, speaker: str | None
) -> bool:
    """Whether the source read is the annotated one, by its place or the last word of its name."""
    source = gold.get("source", [])
    if cue and any(start < cue[1] and cue[0] < end for start, end in source):
        return True
    names = annotated.source_of(text, gold).replace("’", " ").replace("'", " ").split()
    return speaker is not None and annotated.head_name(speaker) in names


def same_name(article: Article, gold: Annotation, given: Attribution) -> bool:
    """Whether the name read is the one the source means; see the module's account."""
    text, speaker = article["text"], given.speaker or ""
    phrase = annotated.source_of(text, gold)
    name = annotated.head_name(phrase)
    if annotated.is_pronoun(phrase):
        name = annotated.named_before(text, article["attributions"], gold)
        return name is not None and name == annotated.head_name(speaker)
    if name is not None:
        return name == annotated.head_name(speaker) or speaker in phrase
    return same_place(text, gold, _cue(given), None)


def spoken(text: str, result: Speech) -> list[Quotation]:
    """Return the quotations between double marks that were read as speech."""
    return [
        each
        for each in result.quotations
        if each.kind in _SPEECH and not each.unopened and text.startswith(_MARKS, each.extent.start)
    ]


def directs(
    article: Article, result: Speech, quoted: set[int]
) -> Iterator[tuple[Annotation, Quotation]]:
    """Yield the direct attributions that are matched, each with its largest quotation."""
    text = article["text"]
    read_words = [
        (each, annotated.words_at(text, [(each.inner.start, each.inner.end)]))
        for each in spoken(text, result)
    ]
    for gold in article["attributions"]:
        if not gold.get("source") or not annotated.is_direct(text, gold, quoted):
            continue
        words = annotated.words_at(text, gold["content"])
        near = [(each, own) for each, own in read_words if not words.isdisjoint(own)]
        union = {word for _, own in near for word in own}
        if near and likeness(words, union) >= OVERLAP:
            yield gold, max(near, key=lambda pair: len(pair[1] & words))[0]


def measure(articles: list[Article], without: frozenset[str] = frozenset()) -> Measured:
    """Return all counts over some articles."""
    counted = Measured()
    for article in articles:
        result = read(article["text"], without)
        quoted = annotated.between_marks(article["text"])
        _count_words(counted, article, result, quoted)
        _count_spans(counted, article, result)
        _count_speakers(counted, article, result, quoted)
    return counted


def _count_words(counted: Measured, article: Article, result: Speech, quoted: set[int]) -> None:
    """Words in quotations."""
    text = article["text"]
    contents = [span for each in article["attributions"] for span in each.get("content", [])]
    expected = annotated.words_at(text, contents) & quoted
    inner = [(each.inner.start, each.inner.end) for each in spoken(text, result)]
    turns = [
        (each.extent.start, each.extent.end)
        for each in result.statements
        if each.attribution.method == "label"
    ]
    found = annotated.words_at(text, inner) | (annotated.words_at(text, turns) & quoted)
    counted.words.add(len(found), len(expected), len(found & expected))


def _count_spans(counted: Measured, article: Article, result: Speech) -> None:
    """Attributions of any kind, and their speakers by place."""
    gold, found = article["attributions"], attributions(result)
    matched = pairs(gold, found)
    counted.spans.add(len(found), len(gold), len(matched))
    for g, n in matched:
        right = same_place(article["text"], gold[g], found[n].cue, found[n].speaker)
        counted.every.add(1, 1, right)


def _count_speakers(counted: Measured, article: Article, result: Speech, quoted: set[int]) -> None:
    """Speakers of direct quotations."""
    for gold, quotation in directs(article, result, quoted):
        given = quotation.attribution
        named = given is not None and given.speaker is not None
        counted.covered.add(named, 1, named)
        if given is not None and given.speaker is not None:
            placed = same_place(article["text"], gold, _cue(given), given.speaker)
            counted.by_place.add(1, 1, placed)
            counted.by_name.add(1, 1, same_name(article, gold, given))


def show(counted: Measured) -> None:
    """Print the figures."""
    print(f"direct quotations, words     {counted.words}")
    print(f"all attributions, spans      {counted.spans}")
    covered, total = counted.covered.recall, counted.covered.expected
    print(f"speaker of direct: coverage  {covered:.3f}  ({total} matched)")
    print(f"  right, by place            {counted.by_place.precision:.3f}")
    print(f"  right, by name (strict)    {counted.by_name.precision:.3f}")
    print(f"speaker of all, by place     {counted.every.precision:.3f}  ({counted.every.expected})")


def ablation(articles: list[Article]) -> None:
    """Print what each method is worth: the figures without it, as a Markdown table."""
    names = list(Measured().figures())
    print(f"| without | {' | '.join(names)} |\n|---|{'---|' * len(names)}")
    for method in ("nothing left out", *FINDING, *NAMING):
        figures = measure(articles, frozenset({method})).figures()
        print(f"| {method} | {' | '.join(f'{value:.3f}' for value in figures.values())} |")


def misses(articles: list[Article], most: int) -> Iterator[str]:
    """Yield what went wrong, by kind in turn: missed, extra, no speaker, wrong speaker."""
    for article in articles:
        if most <= 0:
            return
        lines = list(_wrong(article))
        yield from lines[:most]
        most -= len(lines)


def _wrong(article: Article) -> Iterator[str]:
    """What went wrong in one article."""
    text, gold = article["text"], article["attributions"]
    result = read(text)
    found = attributions(result)
    matched = pairs(gold, found)
    for g in sorted(set(range(len(gold))) - {g for g, _ in matched}):
        yield f"MISSED  {_shown(text, gold[g])}"
    for n in sorted(set(range(len(found))) - {n for _, n in matched}):
        start, end = min(found[n].content), max(found[n].content) + 1
        place = found[n].cue
        cue = text[place[0] : place[1]] if place else ""
        yield f"EXTRA   {found[n].speaker!r} [{cue}] {text[start:end][:90]!r}"
    for each, quotation in directs(article, result, annotated.between_marks(text)):
        given = quotation.attribution
        if given is None or given.speaker is None:
            yield f"UNNAMED {_shown(text, each)} <- {given.candidates if given else None}"
        elif not same_name(article, each, given):
            yield f"SPEAKER {_shown(text, each)} <- {given.speaker!r} by {given.method}"


def _shown(text: str, gold: Annotation) -> list[str]:
    """An annotated attribution for people."""
    parts = (gold.get("source", []), gold.get("cue", []), gold.get("content", []))
    return [" | ".join(text[start:end] for start, end in spans)[:90] for spans in parts]


def main() -> int:
    """Read the arguments and measure; 2 where the data are missing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", default="dev")
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--without", nargs="*", default=[], choices=[*FINDING, *NAMING])
    parser.add_argument("--ablation", action="store_true")
    chosen = parser.parse_args()
    articles = annotated.load(chosen.data, chosen.part, chosen.limit)
    if not articles:
        print(f"No quotes_polnear/{chosen.part}.jsonl in {chosen.data}. Give the folder of public")
        print("data with --data.")
        return 2
    for line in misses(articles, chosen.misses):
        print(line)
    if chosen.ablation:
        ablation(articles)
    else:
        show(measure(articles, frozenset(chosen.without)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
