"""Sentences beside nupunkt, pysbd, blingfire and syntok: `python -m benchmarks.sentences`.

The gold is our own (`gold/sentences.jsonl`): short passages in the constructions of news. A
sentence is right when it is cut exactly, white space at its ends aside. Our time includes finding
the blocks of the text, which the others do not do. `--misses` prints what we read otherwise.
"""

from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.quotations import Counts
from benchmarks.side_by_side import OURS, Reader, by_construction, gold, in_turns, table
from claims.blocks import blocks
from claims.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Cut = Callable[[str], list[str]]


def ours(text: str) -> list[str]:
    """Return the sentences that the program reads."""
    return [each.extent.of(text) for each in sentences(text, blocks(text))]


def _nupunkt() -> Cut:
    from nupunkt import sent_tokenize  # noqa: PLC0415

    return lambda text: [str(each).strip() for each in sent_tokenize(text)]


def _pysbd() -> Cut:
    from pysbd import Segmenter  # noqa: PLC0415

    segmenter = Segmenter(language="en", clean=False)
    return lambda text: [each.strip() for each in segmenter.segment(text)]


def _blingfire() -> Cut:
    from blingfire import text_to_sentences_and_offsets  # noqa: PLC0415

    return lambda text: [text[a:b].strip() for a, b in text_to_sentences_and_offsets(text)[1]]


def _syntok() -> Cut:
    from syntok.segmenter import analyze  # noqa: PLC0415

    def cut(text: str) -> list[str]:
        found = [tokens for paragraph in analyze(text) for tokens in paragraph]
        ends = [(each[0].offset, each[-1].offset + len(each[-1].value)) for each in found]
        return [text[start:end] for start, end in ends]

    return cut


READERS: tuple[Reader[str, list[str]], ...] = (
    Reader(name=OURS, opened=lambda: ours),
    Reader(name="nupunkt", opened=_nupunkt),
    Reader(name="pysbd", opened=_pysbd),
    Reader(name="blingfire", opened=_blingfire),
    Reader(name="syntok", opened=_syntok),
)


def figures(expected: Sequence[list[str]], answers: Sequence[list[str]]) -> dict[str, float]:
    """Return the F1 of exact sentences, and the share of passages that are wholly right."""
    counts = Counts()
    for wanted, found in zip(expected, answers, strict=True):
        counts.add(len(found), len(wanted), (Counter(wanted) & Counter(found)).total())
    whole = sum(a == b for a, b in zip(expected, answers, strict=True))
    return {"sentences_f1": counts.f1, "passages": whole / max(1, len(expected))}


def of_ours() -> dict[str, float]:
    """Return our figures on the gold, for the gate."""
    items = gold("sentences")
    return figures([each["sentences"] for each in items], [ours(each["text"]) for each in items])


def main() -> int:
    """Print the table, and on demand what we read otherwise."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--misses", action="store_true")
    chosen = arguments.parse_args()
    items = gold("sentences")
    expected = [each["sentences"] for each in items]
    taken = in_turns(READERS, [each["text"] for each in items])
    print(f"{len(items)} passages; the gold is our own. Time: processor, a passage.")
    print(table(taken, lambda answers: figures(expected, answers)))
    answers = [ours(each["text"]) for each in items]
    right = [wanted == found for wanted, found in zip(expected, answers, strict=True)]
    print("Ours, constructions with a miss:\n" + (by_construction(items, right) or "  none"))
    for wanted, found, held in zip(expected, answers, right, strict=True):
        if chosen.misses and not held:
            print(f"  expected {wanted}\n  read     {found}")
    return 0


if __name__ == "__main__":
    main()
