"""Marks in a text: nothing is lost, whatever overlaps."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.marked_text import DEEPEST, Mark, paragraphs

TEXTS = st.text(st.sampled_from("ab \n\t\U0001f980"), max_size=60)
MARKS = st.lists(
    st.tuples(st.integers(0, 70), st.integers(1, 30)).map(lambda m: (m[0], m[0] + m[1])), max_size=9
)


def keyed(extents: list[tuple[int, int]]) -> list[Mark]:
    return [Mark(start=a, end=b, key=key) for key, (a, b) in enumerate(extents, start=1)]


@settings(deadline=None, max_examples=150)
@given(text=TEXTS, extents=MARKS)
def test_joined_the_pieces_are_the_text_without_its_blank_lines(
    text: str, extents: list[tuple[int, int]]
) -> None:
    found = list(paragraphs(text, keyed(extents)))

    assert "".join("".join(p.text for p in found).split()) == "".join(text.split())
    assert all(paragraph.text.strip() == paragraph.text != "" for paragraph in found)


@settings(deadline=None, max_examples=150)
@given(text=TEXTS, extents=MARKS)
def test_every_mark_over_words_begins_once_and_ends_once(
    text: str, extents: list[tuple[int, int]]
) -> None:
    found = list(paragraphs(text, keyed(extents)))
    over_words = {m.key for m in keyed(extents) if text[m.start : m.end].strip()}

    begun = [key for paragraph in found for key in paragraph.begins]
    ended = [key for p in found for piece in p.pieces for key in piece.ends]
    assert sorted(begun) == sorted(over_words)
    assert sorted(ended) == sorted(over_words)


def test_crossing_marks_are_cut_where_they_cross() -> None:
    [paragraph] = paragraphs("one two three", keyed([(0, 7), (4, 13)]))

    assert [(p.text, p.keys, p.ends) for p in paragraph.pieces] == [
        ("one ", (1,), ()),
        ("two", (1, 2), (1,)),
        (" three", (2,), (2,)),
    ]


def test_a_mark_may_reach_over_several_paragraphs() -> None:
    first, second = paragraphs("one\n\n two three", keyed([(0, 9)]))

    assert (first.begins, second.begins) == ((1,), ())
    assert [p.ends for p in (*first.pieces, *second.pieces)] == [(), (1,), ()]


def test_more_marks_than_can_be_drawn_all_end_and_only_some_are_drawn() -> None:
    [paragraph] = paragraphs("one", keyed([(0, 3)] * 1_000))

    assert len(paragraph.pieces[0].keys) == DEEPEST
    assert len(paragraph.pieces[0].ends) == 1_000
