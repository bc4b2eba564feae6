"""show: a claim, a document."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def test_a_claim_is_shown_in_its_words_with_speaker_chain_numbers_and_dates(
    terminal: Terminal,
) -> None:
    shown = terminal("show", "1").out

    assert shown.startswith("Claim 1 · To triage · ")
    assert "»More than 1,500 people marched over the bridge on Wednesday.«" in " ".join(
        shown.split()
    )
    assert "row 2" in shown
    assert "speaker  Ana Ruiz, reported" in shown
    assert "chain    Ana Ruiz → Ledger" in shown
    assert "numbers  more than 1,500 people" in shown
    assert "dates    17 January 2018 (“Wednesday”)" in shown
    assert "Maya Lind took the document in" in shown


def test_an_unresolved_date_says_what_it_waits_for(terminal: Terminal) -> None:
    assert "not resolved, needs the publication date" in " ".join(terminal("show", "2").out.split())


def test_a_claim_whose_speaker_is_not_settled_says_so(terminal: Terminal) -> None:
    assert "speaker  not settled, reported" in terminal("show", "3").out


def test_a_document_is_shown_with_its_claims_marked_and_listed(terminal: Terminal) -> None:
    shown = terminal("show", "document", "1").out

    assert "2»The ferry was cancelled 12 times last year.«" in shown
    assert "    3  Nobody asked the harbour board." in shown
    assert "claimdesk correct 1 --published DAY" in " ".join(shown.split())


def test_a_claim_can_be_shown_by_its_id_and_a_document_too(terminal: Terminal) -> None:
    claim = loads(terminal("show", "1", "--json").out)
    document = loads(terminal("show", "document", "1", "--json").out)

    assert loads(terminal("show", str(claim["id"]), "--json").out) == claim
    assert loads(terminal("show", str(document["id"]), "--json").out) == document


def test_offsets_in_json_cut_the_words_out_of_the_text(terminal: Terminal) -> None:
    document = loads(terminal("show", "document", "1", "--json").out)
    text = str(document["text"])

    for claim in document["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["statement"]


def test_a_number_that_only_a_document_has_points_to_it(blank: Terminal) -> None:
    blank.file("a.csv", "claim\nThe dam is 90 metres high.\n")
    blank.file("b.csv", "claim\n\n")
    blank.file("c.txt", "Weather.\n")
    blank("take-in", "a.csv", "c.txt")

    done = blank("show", "2")

    if done.code:
        assert "claimdesk show document 2" in done.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("99",), "There is no claim “99” on this desk."),
        (("document", "99"), "There is no document “99” on this desk."),
        (("doc_nothing",), "There is no document “doc_nothing” on this desk."),
        (("1", "2", "3"), "names neither a claim nor a document"),
        (("9" * 60,), "names neither a claim nor a document"),
        (("picture", "2"), "names neither a claim nor a document"),
    ],
)
def test_what_is_not_here_is_refused_in_a_sentence(
    terminal: Terminal, words: tuple[str, ...], sentence: str
) -> None:
    done = terminal("show", *words)

    assert (done.code, done.out) == (1, "")
    assert sentence in done.err


def test_words_of_a_document_cannot_command_the_terminal(blank: Terminal) -> None:
    padding = "It has stood for a long time. " * 10
    turned = f"claim\nThe dam \u202ewas\u202c \x1b]0;owned\x07 90 metres high. {padding}\n"
    blank.file("a.csv", turned)
    blank("take-in", "a.csv")

    everything = "".join(
        blank(*words).out
        for words in (["show", "1"], ["show", "document", "1"], ["claims"], ["search", "dam"])
    )

    assert "metres high" in everything
    assert not set(everything) & set("\x1b\x07\u202e\u202c")
