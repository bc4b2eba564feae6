"""What somebody types is taken apart into words, phrases, beginnings and fields; never refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from claims.query import FIELDS, MOST_TERMS, Term, day_span, parse, words


def looked_for(text: str) -> tuple[str, ...]:
    return tuple(" ".join(term.words) + ("*" if term.begins else "") for term in parse(text).terms)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Harbour lamps", ("harbour", "lamps")),
        ('"new lamps" pier', ("new lamps", "pier")),
        ("“new lamps” pier", ("new lamps", "pier")),
        ("fisher*", ("fisher*",)),
        ("state-of-the-art*", ("state", "of", "the", "art*")),
        ("O'Brien’s", ("o", "brien", "s")),
        ('"why', ("why",)),
        ('say "" twice twice', ("say", "twice")),
        ("AND NOT NEAR(", ("and", "not", "near")),
        ("colour:red", ("colour", "red")),
        ("http://quay.example/a", ("http", "quay", "example", "a")),
        ("speaker:", ("speaker",)),
        ("* ** ?! 🦀", ()),
    ],
)
def test_what_is_typed_becomes_terms(text: str, terms: tuple[str, ...]) -> None:
    assert looked_for(text) == terms


def test_a_field_has_one_word_or_several_in_quotation_marks() -> None:
    query = parse('lamps speaker:"Ada Quill" Document:3 state:ready')

    assert query.terms == (Term(words=("lamps",)),)
    assert query.values("speaker") == ("Ada Quill",)
    assert query.fields[1:] == (("document", "3"), ("state", "ready"))


def test_a_field_whose_value_makes_no_sense_is_ordinary_words() -> None:
    assert parse("state:lost", lambda *_: False).terms == parse("state lost").terms


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024-12", (date(2024, 12, 1), date(2024, 12, 31))),
        ("2024-5-7", (date(2024, 5, 7), date(2024, 5, 7))),
        ("9999-12", (date(9999, 12, 1), date(9999, 12, 31))),
        ("2024-13", None),
        ("0000", None),
        ("soon", None),
    ],
)
def test_a_year_a_month_and_a_day_are_spans(value: str, span: tuple[date, date] | None) -> None:
    assert day_span(value) == span


def test_at_most_sixty_words_are_looked_for_and_a_phrase_is_cut_there() -> None:
    many = " ".join(f"w{number}" for number in range(100))

    for text in (many, f'"{many}"', f'first second "{many}"'):
        assert sum(len(term.words) for term in parse(text).terms) == MOST_TERMS


pieces = some.sampled_from(
    ['"', "'", "*", ":", "-", "(", "^", "AND", "crane", "before:", *(f"{f}:x" for f in FIELDS)]
)
anything = some.text(max_size=120) | some.lists(pieces, max_size=20).map("".join)


@settings(max_examples=200, deadline=None)
@given(text=anything)
def test_any_text_is_a_question_and_its_terms_are_words(text: str) -> None:
    for term in parse(text, lambda *_: False).terms:
        assert term.words
        assert all(words(word) == [word] for word in term.words)


@settings(max_examples=200, deadline=None)
@given(text=some.text(max_size=120).filter(lambda text: '"' not in text and "*" not in text))
def test_text_without_marks_of_a_question_asks_for_its_words(text: str) -> None:
    plain = text.translate({ord(mark): " " for mark in "“”„‟″«»:"})

    assert parse(plain).terms == parse(" ".join(words(plain))).terms
