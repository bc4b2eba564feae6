"""How fast texts are read, how time grows with their length, and how much memory it takes.

    python -m benchmarks.reading_speed [--data ../shared/data] [--runs 5] [--articles 84]
                                       [--size 1000000] [--only growth]

Three tables. Speed: articles of 500 words read in a second of the processor's time on one core,
and what each step takes; the steps are measured in turn, run by run, and the median counts, so
that what else the machine does falls on all alike. Growth: for each hostile text
(`benchmarks.hostile_texts`), the time for `size` characters over that for a tenth of them; 10 is
linear, the bound is 12. Memory: the most that a process of its own ever held which read a
megabyte of prose and 200 articles.

The articles are those of quotes_polnear/dev where the folder of public data is there, else invented
ones, which are easier to read.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from benchmarks import annotated_articles as annotated
from benchmarks import fictional
from benchmarks.hostile_texts import PIECES, hostile
from claims.blocks import blocks
from claims.dates import times
from claims.detect import DETECTORS, best_of
from claims.language import language_of
from claims.numbers import quantities
from claims.quotations import quotations
from claims.reading import article_of, read
from claims.sentences import sentences
from claims.speakers import speech
from desk.collector import collect_seldom

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.detect import Article
    from claims.structure import Sentence

    Spent = dict[str, float]

P = ParamSpec("P")
R = TypeVar("R")

WORDS = 500
"""Words in what counts as one article."""
LINEAR, BOUND = 10, 12
"""How many times the text, and how many times the time it may take."""
MEMORY_MB = 150
ARTICLES_IN_MEMORY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Milliseconds for an article of 500 words: the whole, and each step by itself."""

    whole: float
    steps: Spent


def articles(data: Path, count: int) -> list[str]:
    """Return the texts that are read: annotated articles, or invented ones."""
    found = [each["text"] for each in annotated.load(data, "dev", count)]
    return found or [fictional.article(number, sentences=24) for number in range(count)]


def speed(texts: list[str], *, runs: int) -> Speed:
    """Return the median of some runs over all texts; one run before them is not counted."""
    share = WORDS / sum(len(text.split()) for text in texts)
    wholes, steps = [], []
    for turn in range(runs + 1):
        whole, step = _spent(read, texts), _steps(texts)
        if turn:
            wholes.append(whole)
            steps.append(step)
    return Speed(
        whole=1000 * share * median(wholes),
        steps={name: 1000 * share * median(each[name] for each in steps) for name in steps[0]},
    )


def _spent(do: Callable[[str], object], texts: list[str]) -> float:
    start = process_time()
    for text in texts:
        do(text)
    return process_time() - start


def _steps(texts: list[str]) -> Spent:
    """What each step takes for all texts, given what the steps before it found."""
    total: Spent = {}
    for text in texts:
        parts = _clocked(total, "blocks", blocks, text)
        found = _clocked(total, "sentences", sentences, text, parts)
        marks = _clocked(total, "quotations", quotations, text, parts)
        _clocked(total, "who says what", speech, text, parts, found, marks)
        _clocked(total, "numbers and times", _values, text, found)
        _clocked(total, "language", language_of, text)
        _clocked(total, "claims, kinds, worth", _candidates, article_of(text))
    return total


def _values(text: str, found: tuple[Sentence, ...]) -> None:
    for sentence in found:
        quantities(text, sentence.extent)
        times(text, sentence.extent, published_on=None)


def _candidates(article: Article) -> None:
    best_of(each for detector in DETECTORS for each in detector.detect(article))


def _clocked(
    total: Spent, name: str, do: Callable[P, R], *arguments: P.args, **named: P.kwargs
) -> R:
    """Call something, and add to `total` what it took."""
    start = process_time()
    result = do(*arguments, **named)
    total[name] = total.get(name, 0.0) + process_time() - start
    return result


def growth(name: str, size: int) -> tuple[float, float]:
    """Return the seconds for a tenth of `size` characters of a hostile text, and for all.

    The tenth is read three times, a piece longer each: what is kept of the last sentence read
    must not be found again, or a text of one sentence would seem to grow by half as much again.
    """
    small = [hostile(name, size // LINEAR + more * len(PIECES[name])) for more in range(3)]
    return median(_spent(read, [each]) for each in small), _spent(read, [hostile(name, size)])


def peak_megabytes() -> float:
    """Return the most memory this process ever held, its imports included."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fill(texts: list[str]) -> None:
    """Read a megabyte of prose and 200 articles, as a worker of a desk does in its life."""
    read(hostile("prose", 1_000_000))
    for text in islice(cycle(texts), ARTICLES_IN_MEMORY):
        read(text)


def _show_speed(texts: list[str], runs: int) -> None:
    found = speed(texts, runs=runs)
    total = sum(found.steps.values())
    print(f"{len(texts)} articles, counted as {WORDS} words each; processor time of one core\n")
    print("| step | ms | share |\n|---|---|---|")
    for name, spent in found.steps.items():
        print(f"| {name} | {spent:.2f} | {100 * spent / total:.0f} % |")
    print(f"| whole reading | {found.whole:.2f} | {1000 / found.whole:.0f} articles a second |\n")


def _show_growth(size: int) -> None:
    print(f"{LINEAR} × the text, up to {size:,} characters: at most {BOUND} × the time\n")
    print("| text | ms, a tenth | ms, all | ratio |\n|---|---|---|---|")
    for name in PIECES:
        small, large = growth(name, size)
        ratio = large / max(small, 1e-4)
        mark = "" if ratio <= BOUND else " (!)"
        print(f"| {name} | {1000 * small:,.1f} | {1000 * large:,.0f} | {ratio:.1f}{mark} |")
    print()


def _show_memory(data: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.reading_speed", "--only", "peak"]
    done = subprocess.run(
        [*command, "--data", str(data)], check=True, capture_output=True, text=True
    )
    print("| a process that read a megabyte and 200 articles | MB | bound |\n|---|---|---|")
    print(f"| at its most | {float(done.stdout):.0f} | {MEMORY_MB} |")


def main() -> None:
    """Measure and print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--articles", type=int, default=84)
    parser.add_argument("--size", type=int, default=1_000_000, help="characters of a hostile text")
    parser.add_argument("--only", choices=("speed", "growth", "memory", "peak"))
    chosen = parser.parse_args()
    collect_seldom()  # as every program of ours does
    texts = articles(chosen.data, chosen.articles)
    if chosen.only == "peak":
        fill(texts)
        print(peak_megabytes())
        return
    if chosen.only in {None, "speed"}:
        _show_speed(texts, chosen.runs)
    if chosen.only in {None, "growth"}:
        _show_growth(chosen.size)
    if chosen.only in {None, "memory"}:
        _show_memory(chosen.data)


if __name__ == "__main__":
    main()
