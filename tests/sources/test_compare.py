"""Differences are told word by word, and leave both wordings whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sources.compare import (
    Edit,
    limiting_words,
    only_surface,
    paragraph_edits,
    paragraphs,
    word_edits,
)

WORDINGS = some.lists(
    some.sampled_from(["the", "Mayor", "will", "not,", "raise", "—", "“never”", "14"]), max_size=12
).map(" ".join)
TEXTS = some.lists(some.sampled_from(["One", "stays.", "Two", "goes\n", "\n\n"]), max_size=14).map(
    " ".join
)


def told(before: str, after: str) -> list[tuple[str, str, str]]:
    edits = word_edits(before, after)
    return [(e.kind.value, e.before.strip(), e.after.strip()) for e in edits if e.kind != Edit.SAME]


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ("We will not raise taxes.", "We will raise taxes.", [("dropped", "not", "")]),
        ("He took 14 lamps down", "He took 40 lamps down", [("changed", "14", "40")]),
        ("It is open", "It is always open", [("added", "", "always")]),
        (
            "Next year taxes will fall sharply.",
            "Taxes will fall next year sharply.",
            [("moved", "Next year", ""), ("case", "taxes", "Taxes"), ("moved", "", "next year")],
        ),
        ("The Mayor said", "the mayor said", [("case", "The Mayor", "the mayor")]),
        ("lamps, she said", "lamps she said", [("punctuation", "lamps,", "lamps")]),
        ("Closed — for now", "Closed for now", [("punctuation", "—", "")]),
        ("“It’s late”", '"It\'s late"', []),
    ],
)
def test_each_word_has_its_fate(before: str, after: str, edits: list[tuple[str, str, str]]) -> None:
    assert told(before, after) == edits


@settings(max_examples=80, deadline=None)
@given(WORDINGS, WORDINGS)
def test_the_edits_hold_both_wordings_whole(before: str, after: str) -> None:
    edits = word_edits(before, after)

    assert "".join(edit.before for edit in edits) == before
    assert "".join(edit.after for edit in edits) == after


@settings(max_examples=40, deadline=None)
@given(WORDINGS)
def test_capitals_and_marks_alone_change_no_word(wording: str) -> None:
    assert only_surface(word_edits(wording, wording.upper().replace(",", "")))


def test_words_that_deny_or_limit_are_pointed_out() -> None:
    assert limiting_words("They didn’t, unless asked, say “Only we”.") == (
        "didn't",
        "unless",
        "Only",
    )
    assert limiting_words("They took the notice down.") == ()


def test_a_paragraph_is_kept_changed_moved_added_or_dropped() -> None:
    before = "A first.\n\nThe second of many\nlines.\n\nThird.\n\nFourth goes."
    after = "Third.\n\nA first.\n\nThe second of few\nlines.\n\nNew here."
    edits = paragraph_edits(before, after)

    assert [(e.kind.value, e.after.of(after) if e.after else "") for e in edits] == [
        ("added", "Third."),
        ("same", "A first."),
        ("changed", "The second of few\nlines."),
        ("dropped", ""),
        ("added", "New here."),
    ] or [e.kind for e in edits].count(Edit.MOVED) == 1


def test_line_breaks_of_another_width_change_no_paragraph() -> None:
    edits = paragraph_edits(
        "One line that\nis wrapped.\n\nTwo.", "One line\nthat is wrapped.\n\nTwo."
    )

    assert {edit.kind for edit in edits} == {Edit.SAME}


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_every_paragraph_of_both_texts_is_told_once(before: str, after: str) -> None:
    edits = paragraph_edits(before, after)
    here = [edit.after for edit in edits if edit.after is not None]

    assert here == paragraphs(after)
    assert {edit.before for edit in edits} - {None} == set(paragraphs(before))
