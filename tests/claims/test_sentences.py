"""Sentences: where they end, and where a full stop means something else."""

from __future__ import annotations

import pytest

from claims.blocks import blocks
from claims.sentences import sentences


def cut(text: str) -> list[str]:
    """The sentences' words."""
    return [each.extent.of(text) for each in sentences(text, blocks(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The U.S. Forest Service agreed. It paid.", 2),
        ("She moved to the U.S. She stayed.", 2),
        ("A review of the Nov. 3 flood, and others. Then we met.", 2),
        ("They saw Sen. Marsh on Feb. 7. They argued.", 2),
        ("Trucks came at 4 p.m. Sunday and left at 9 p.m. The road reopened.", 2),
        ("Edith M. Rowan spoke. She sat.", 2),
        ("It cost $2.7 million. No. 8 was sold.", 2),
        ("She paused ... again. Then spoke.", 2),
        ("Acme Inc. sold it. The price rose.", 2),
        ("He works for Acme Inc. He likes it.", 2),
        ("Dr. Oyelaran and Mr. Lund met Prof. Ames. They agreed.", 2),
        ("J.K. Ames wrote it. C. S. Ames sold it.", 2),
        ("It ended… Nobody clapped.", 2),
        ("Rates rose by 3.5 percent. 40 firms closed.", 2),
        ("Was it true? Nobody knew! They left.", 3),
        ("The town of St. Ives grew. Mt. Hood did not.", 2),
        ("They met on Elm St. The door was open.", 2),
        ("Use pens, paper, etc. Then stop.", 2),
        ("1. The council met.", 1),
        ("It was 5 a.m. Eastern when it fell.", 1),
    ],
)
def test_full_stops_are_read_by_the_word_before_and_after_them(text: str, count: int) -> None:
    assert len(cut(text)) == count


def test_a_quotation_stays_with_its_sentence() -> None:
    assert cut("“It is late,” Rowan said. “They are selling boats.”") == [
        "“It is late,” Rowan said.",
        "“They are selling boats.”",
    ]


@pytest.mark.parametrize("mark", ["!", "?"])
@pytest.mark.parametrize("says", ["Rowan said", "said the mayor of Harwick", "the old man asked"])
def test_a_call_or_question_goes_on_into_who_said_it(mark: str, says: str) -> None:
    assert len(cut(f'"We shall see{mark}" {says}. They left.')) == 2


def test_a_question_in_quotes_ends_before_a_new_sentence() -> None:
    assert len(cut("“Why?” The boats left at noon.")) == 2


@pytest.mark.parametrize(
    "after",
    [
        "The question was not answered.",
        "Most letters were never reported.",
        "The claim has been widely repeated.",
    ],
)
def test_a_passive_clause_says_nothing_and_begins_a_new_sentence(after: str) -> None:
    assert cut(f"“Where now?” {after}") == ["“Where now?”", after]


def test_somebody_who_was_asked_belongs_to_the_question() -> None:
    assert len(cut("“Where now?” Rowan was asked.")) == 1


@pytest.mark.parametrize("dots", ["…", "...", ". . ."])
def test_free_dots_end_a_sentence_before_a_word_that_begins_one(dots: str) -> None:
    assert len(cut(f"He looked at the sea {dots} Then he left.")) == 2


@pytest.mark.parametrize("dots", ["…", "...", ". . ."])
def test_dots_that_open_a_sentence_stay_with_it(dots: str) -> None:
    assert len(cut(f"“It sank,” he said. “{dots} Then we left.”")) == 2


@pytest.mark.parametrize("dots", ["…", "...", ". . ."])
def test_free_dots_before_a_name_are_words_left_out(dots: str) -> None:
    assert len(cut(f"It is the {dots} Harwick office that pays.")) == 1


def test_a_brand_with_a_small_first_letter_begins_a_sentence() -> None:
    assert cut("The ferry app failed. eTickets were refused. iPads, too.") == [
        "The ferry app failed.",
        "eTickets were refused.",
        "iPads, too.",
    ]


def test_no_break_spaces_separate_sentences_and_stay_outside_them() -> None:
    text = "They left port.\u00a0 \n\nWe stayed.\u00a0Nobody came."

    assert cut(text) == ["They left port.", "We stayed.", "Nobody came."]


def test_a_closing_mark_belongs_to_the_sentence_it_closes() -> None:
    assert cut('They sold "all boats."\n\nHarwick, a port, grew.')[0] == 'They sold "all boats."'


def test_sentences_inside_a_quotation_are_cut() -> None:
    assert len(cut("One line.\n\n“Two boats. Three boats.”")) == 3


def test_a_missing_space_after_a_closing_mark_still_ends_a_sentence() -> None:
    assert len(cut("“We left.”Harwick grew.")) == 2


def test_a_web_address_is_not_cut() -> None:
    assert len(cut("See www.example.org for more. It works.")) == 2


def test_headlines_and_datelines_are_no_sentences() -> None:
    text = "Boats sold\n\nHARWICK (CW) — Two boats were sold."

    assert cut(text) == ["Two boats were sold."]


def test_text_without_an_end_is_one_sentence() -> None:
    assert cut("boats and more boats") == ["boats and more boats"]
