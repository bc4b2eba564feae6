"""evidence link, retract, suggest."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Outcome, Terminal

PASSAGE = ("evidence", "link", "1", "--document", "2", "--stance", "supports")
SOURCE = ("evidence", "link", "1", "--source-kind", "web", "--stance", "refutes")


def _evidence(terminal: Terminal) -> list[dict[str, object]]:
    found: list[dict[str, object]] = loads(terminal("show", "1", "--json").out)["evidence"]
    return found


def _linked(done: Outcome) -> str:
    return done.out.split()[3]


def test_exact_words_of_a_document_are_linked_at_their_place(terminal: Terminal) -> None:
    done = terminal(*PASSAGE, "--words", "1,512 people", "--note", "the bridge's own count")

    (piece,) = _evidence(terminal)
    assert done.out.startswith("✓ Linked evidence evd_")
    assert "to claim 1: supports “1,512 people” (event" in done.out
    assert (piece["quote"], piece["note"]) == ("1,512 people", "the bridge's own count")


def test_words_may_differ_in_spacing_and_quotation_marks(terminal: Terminal) -> None:
    terminal(*PASSAGE, "--words", "counted  1,512\npeople")

    assert _evidence(terminal)[0]["quote"] == "counted 1,512 people"


def test_a_place_can_be_given_by_its_characters(terminal: Terminal) -> None:
    terminal(*PASSAGE, "--start", "14", "--end", "26")

    assert _evidence(terminal)[0]["quote"] == "The register"


def test_words_that_stand_several_times_need_to_be_told_apart(terminal: Terminal) -> None:
    unclear = terminal(*PASSAGE, "--words", "The register was")
    terminal(*PASSAGE, "--words", "The register was", "--near", "9999")

    assert "These words stand 2 times in this document." in unclear.err
    assert unclear.code == 1
    assert int(str(_evidence(terminal)[0]["start"])) > 140


def test_changed_words_are_refused_with_the_nearest_ones(terminal: Terminal) -> None:
    done = terminal(*PASSAGE, "--words", "The register at the bridge counted 1,513 people")

    assert done.code == 1
    assert "do not stand in this document. The nearest are: “" in done.err
    assert _evidence(terminal) == []


def test_a_person_decides_that_the_documents_own_words_are_meant(terminal: Terminal) -> None:
    words = "The register at the bridge counted 1,513 people"
    refused = terminal(*PASSAGE, "--words", words)
    done = terminal(*PASSAGE, "--words", words, "--as-it-stands")

    assert "It has “1,513” where the document has “1,512”." in refused.err
    assert done.code == 0
    assert _evidence(terminal)[0]["quote"] == "The register at the bridge counted 1,512 people"


def test_words_that_are_not_there_are_refused_however_they_are_asked_for(
    terminal: Terminal,
) -> None:
    done = terminal(*PASSAGE, "--words", "Elephants guard the treasury", "--as-it-stands")

    assert done.code == 1
    assert "do not stand in this document. Nothing was saved" in done.err


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "either --words with its exact words, or --start and --end"),
        (("--start", "4"), "either --words"),
        (("--words", "1,512", "--start", "1", "--end", "5"), "either --words"),
        (("--words", "1,512", "--title", "Count"), "--title cannot be used here"),
    ],
)
def test_a_passage_needs_one_clear_place(
    terminal: Terminal, options: tuple[str, ...], sentence: str
) -> None:
    done = terminal(*PASSAGE, *options)

    assert done.code == 1
    assert sentence in done.err


def test_an_outside_source_is_linked_with_what_is_known_of_it(terminal: Terminal) -> None:
    terminal.file("scan.png", b"\x89PNG not really")
    done = terminal(
        *(*SOURCE, "--title", "Bridge register", "--address", "https://example.org/r"),
        *("--accessed", "2018-01-19", "--locator", "page 4", "--quote", "1,212 counted"),
        *("--confidentiality", "background", "--attach", "scan.png"),
    )

    (piece,) = _evidence(terminal)
    assert done.code == 0
    assert loads(terminal("show", "1", "--json").out)["evidence"][0]["source"]["file"] == "scan.png"
    assert (piece["locator"], piece["quote"]) == ("page 4", "1,212 counted")
    shown = " ".join(terminal("show", "1").out.split())
    assert "▼ Refutes" in shown
    assert "web page “Bridge register”, page 4, https://example.org/r" in shown
    assert "may be shown on background" in shown


def test_a_web_page_without_an_address_is_refused(terminal: Terminal) -> None:
    done = terminal(*SOURCE, "--title", "Bridge register")

    assert "A web page needs its address." in done.err


def test_a_source_with_a_document_is_refused_instead_of_losing_half(terminal: Terminal) -> None:
    done = terminal(*SOURCE, "--title", "x", "--address", "https://example.org", "--document", "2")

    assert "--document cannot be used here" in done.err
    assert _evidence(terminal) == []


def test_evidence_without_a_place_says_what_to_give(terminal: Terminal) -> None:
    done = terminal("evidence", "link", "1", "--stance", "supports")

    assert "Give --document with --words, or --source-kind with --title" in done.err


def test_a_claim_changed_since_it_was_seen_is_refused(terminal: Terminal) -> None:
    terminal("accept", "1")

    done = terminal(*PASSAGE, "--words", "1,512", "--seen-revision", "1")

    assert done.code == 1
    assert "“Claim 1” changed while you were reading" in done.err


def test_retracted_evidence_stays_and_is_said_to_be_retracted(terminal: Terminal) -> None:
    linked = _linked(terminal(*PASSAGE, "--words", "1,512 people"))

    done = terminal("evidence", "retract", linked, "--because", "wrong edition")

    shown = terminal("show", "1").out
    assert done.code == 0
    assert f"▲ Supports (retracted) {linked}" in shown
    assert "wrong edition" in shown


def test_suggestions_come_with_a_reason_and_a_line_to_copy(terminal: Terminal) -> None:
    done = terminal("evidence", "suggest", "1")

    assert "shares “" in " ".join(done.out.split())
    command = done.out.splitlines()[-1].split()
    assert command[:4] == ["claimdesk", "evidence", "link", "1"]
    assert terminal(*command[1:]).code == 0


def test_suggestions_can_be_looked_for_by_words(terminal: Terminal) -> None:
    found = loads(terminal("evidence", "suggest", "3", "--words", "harbourmaster", "--json").out)

    quotes = [one["quote"] for one in found["suggestions"]]
    assert "The harbourmaster said the ferry ran on every day of the year." in quotes


def test_no_suggestion_is_said_to_be_none(terminal: Terminal) -> None:
    done = terminal("evidence", "suggest", "1", "--words", "zeppelin")

    assert "No passage" in done.out
