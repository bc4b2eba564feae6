"""What is derived from annotated articles, on sentences of our own."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from benchmarks.annotated_articles import (
    Annotation,
    Article,
    between_marks,
    head_name,
    is_direct,
    load,
    named_before,
    places,
)
from benchmarks.quotations import measure

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Mayor Ines Marlow opened it. “The pier is safe,” she said. Karl Ames said boats were late."


def span(words: str) -> tuple[int, int]:
    """Where words stand in the text."""
    return TEXT.index(words), TEXT.index(words) + len(words)


def gold(source: str, cue: str, content: str) -> Annotation:
    """An annotated attribution of the text."""
    return {"source": [span(source)], "cue": [span(cue)], "content": [span(content)]}


SHE = gold("she", "said", "“The pier is safe,”")
AMES = gold("Karl Ames", "said", "boats were late")
ARTICLE: Article = {"doc": "a", "text": TEXT, "attributions": [SHE, AMES]}


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "two words" then.', ["two", "words"]),
        ("A ”turned mark” here.", ["turned", "mark"]),
        ("One “lost mark\nnext line”.", ["lost", "mark"]),
        ("''Wire copy,'' he said.", ["Wire", "copy"]),
    ],
)
def test_words_between_marks_are_found_by_a_plain_rule(text: str, inside: list[str]) -> None:
    words = {match.start(): match[0] for match in re.finditer(r"\w+", text)}

    assert [words[place] for place in sorted(between_marks(text))] == inside


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Mayor Ines Marlow, of Harwick", "Marlow"),
        ("Martin Lund Jr.", "Lund"),
        ("Marlow's", "Marlow"),
        ("the mayor of Harwick", None),
        ("She", None),
    ],
)
def test_the_name_of_a_source_is_the_last_name_word_of_its_head(
    phrase: str, name: str | None
) -> None:
    assert head_name(phrase) == name


def test_only_exact_words_make_an_attribution_direct() -> None:
    quoted = between_marks(TEXT)

    assert is_direct(TEXT, SHE, quoted)
    assert not is_direct(TEXT, AMES, quoted)


def test_the_name_before_stands_in_for_a_pronoun() -> None:
    opening: Annotation = {"source": [span("Ines Marlow")]}

    assert named_before(TEXT, [opening, SHE, AMES], SHE) == "Marlow"
    assert named_before(TEXT, [SHE, AMES], SHE) is None


def test_articles_are_read_line_by_line_and_none_where_there_is_no_file(tmp_path: Path) -> None:
    assert load(tmp_path, "dev") == []

    (tmp_path / "quotes_polnear").mkdir()
    line = json.dumps(ARTICLE)
    (tmp_path / "quotes_polnear" / "dev.jsonl").write_text(f"{line}\n{line}\n", "utf-8")
    assert len(load(tmp_path, "dev")) == 2
    assert len(load(tmp_path, "dev", 1)) == 1
    assert places([(1, 3)]) == {1, 2}


def test_every_measure_counts_what_it_says() -> None:
    counted = measure([ARTICLE])

    assert (counted.words.found, counted.words.expected, counted.words.right) == (4, 4, 4)
    assert (counted.spans.expected, counted.spans.right) == (2, 2)
    assert (counted.covered.expected, counted.covered.right) == (1, 1)
    assert counted.by_place.right == 1


def test_without_pronouns_a_quotation_keeps_its_words_and_loses_its_name() -> None:
    counted = measure([ARTICLE], frozenset({"pronoun"}))

    assert counted.words.right == 4
    assert (counted.covered.expected, counted.covered.right) == (1, 0)
