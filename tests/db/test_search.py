"""Ordinary words find what holds them, and no words are ever taken for a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from claims.errors import InvalidInput
from db import board_view, search
from db.board_view import ClaimFilter
from tests.builders import LEDGER, a_claim, a_desk, a_document

if TYPE_CHECKING:
    from db.connection import Database

WRITTEN = """\
Notes from the quay

O'Brien's state-of-the-art crane lifted 1,500 crates AND nobody said "why?" on Monday.

The café über dem Kai opened again. Naïve readers (and others) NEAR the crane laughed: a* b^2.
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Three documents and two claims, which these tests only read."""
    desk = a_desk(tmp_path_factory.mktemp("search"))
    a_document(desk, LEDGER)
    quay = a_document(desk, WRITTEN)
    pier = a_document(desk)
    a_claim(desk, quay, "O'Brien's state-of-the-art crane lifted 1,500 crates")
    a_claim(desk, pier, "The pier is open every day.")
    return desk.database


def quotes(database: Database, query: str) -> list[str]:
    with database.snapshot() as snapshot:
        return [row["quote"] for row in search.passages(snapshot, query)]


@pytest.mark.parametrize(
    "words",
    [
        "O'Brien", "O'Brien's crane", "state-of-the-art", "AND", "crane AND", '"why', "why?",
        "NEAR", "NEAR(crane", "a*", "b^2", "crates -nobody", "body:crane", "(and others", "1,500",
        "cafe", "CAFÉ", "uber", "crane\0", "*", "crat", "crane OR", "NOT nobody",
    ],
)  # fmt: skip
def test_ordinary_input_is_never_a_command(database: Database, words: str) -> None:
    quotes(database, search.all_of(words))
    quotes(database, search.any_of(words))
    quotes(database, search.phrase(words))


@pytest.mark.parametrize("words", ["O'Brien", "state-of-the-art", "1,500 crates", "CRANES", "crat"])
def test_words_find_the_sentence_that_holds_them(database: Database, words: str) -> None:
    assert any("1,500 crates" in quote for quote in quotes(database, search.all_of(words)))


def test_marks_over_letters_make_no_difference(database: Database) -> None:
    assert quotes(database, search.all_of("cafe uber"))


def test_all_words_are_needed_for_all_and_one_for_any(database: Database) -> None:
    assert not quotes(database, search.all_of("crates lamps"))
    assert len(quotes(database, search.any_of("crates lamps"))) > 1


def test_words_that_tell_nothing_apart_are_not_looked_for() -> None:
    assert search.any_of("it was not the") == ""


def test_a_phrase_is_found_though_it_says_a_word_twice(database: Database) -> None:
    assert quotes(database, search.phrase("The café über dem Kai opened again."))
    assert quotes(database, search.phrase("nobody said why on Monday"))
    assert not quotes(database, search.phrase("said nobody"))
    sentence = "Ten of the lamps were put back in April."
    assert sentence in quotes(database, search.phrase(sentence))


def test_at_most_sixty_words_are_looked_for() -> None:
    many = " ".join(f"word{number}" for number in range(500))

    assert len(search.tokens(many)) == search.MOST_TERMS
    assert search.phrase(many).count(" ") == search.MOST_TERMS - 1


def test_passages_of_the_claims_own_document_are_left_out(database: Database) -> None:
    with database.snapshot() as snapshot:
        found = search.passages(snapshot, search.any_of("lamps"))
        without = search.passages(
            snapshot, search.any_of("lamps"), without=[found[0]["document_id"]]
        )

    assert {row["document_id"] for row in without} == {row["document_id"] for row in found} - {
        found[0]["document_id"]
    }


def test_a_passage_says_where_it_stands(database: Database) -> None:
    with database.snapshot() as snapshot:
        for row in search.passages(snapshot, search.any_of("lamps crane pier")):
            body = snapshot.row(
                "select t.body from documents d join texts t on t.digest = d.text_digest "
                "where d.id = :id",
                id=row["document_id"],
            )
            assert (body or {})["body"][row["start_at"] : row["end_at"]] == row["quote"]


def test_claims_are_found_by_their_words(database: Database) -> None:
    with database.snapshot() as snapshot:
        assert search.claims(snapshot, "o'brien crates")[0]["state"] == "triaged"
        assert search.claims(snapshot, "?!") == []
        assert search.claims(snapshot, "submarine") == []


anything = some.text(max_size=200) | some.lists(
    some.sampled_from(
        ["AND", "OR", "NOT", "NEAR", '"', "'", "*", "^", ":", "(", ")", "{", "-", "crane"]
    )
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(words=anything)
def test_no_text_whatever_makes_a_search_fail(database: Database, words: str) -> None:
    with database.snapshot() as snapshot:
        for query in (search.all_of(words), search.any_of(words), search.phrase(words)):
            search.passages(snapshot, query)
            search.documents_holding(snapshot, query)
        search.claims(snapshot, words)
        board_view.page(snapshot, ClaimFilter(words=words), order="worth", start=0, size=5)


@settings(max_examples=100, deadline=None)
@given(words=anything)
def test_a_text_finds_what_its_words_find(database: Database, words: str) -> None:
    plain = " ".join(search.tokens(words))

    assert quotes(database, search.all_of(words)) == quotes(database, search.all_of(plain))


def test_a_word_of_a_million_letters_finds_nothing_and_harms_nothing(database: Database) -> None:
    assert quotes(database, search.all_of("a" * 1_000_000)) == []


def test_half_a_character_outside_the_search_field_is_refused(database: Database) -> None:
    chosen = ClaimFilter(speakers=("\ud800",))

    with pytest.raises(InvalidInput, match="half a character"), database.snapshot() as snapshot:
        board_view.page(snapshot, chosen, order="worth", start=0, size=5)
