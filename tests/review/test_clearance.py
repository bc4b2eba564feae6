"""Whether reasons give confidential evidence away: by the name of its source, or by its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.text import Span
from review.clearance import cut_to, slips
from review.model import Confidentiality, OutsideSource, Shown, SourceKind
from tests.review.builders import NOON, evidence

WORDS = "the lamps were sold in Marrow Bay last spring"


def given_away(
    reasons: str,
    *,
    title: str = "The letter",
    words: str = WORDS,
    released: Shown = Shown.NOTHING,
) -> str:
    """Return what of a piece off the record stands in the reasons."""
    source = OutsideSource(id="src_1", kind=SourceKind.INTERVIEW, title=title)
    piece = replace(
        evidence(),
        confidentiality=Confidentiality.OFF_THE_RECORD,
        span=None,
        source=source,
        quote=words,
        released=released,
    )
    return ", ".join(slip.words for slip in slips(reasons, [piece]))


@pytest.mark.parametrize(
    ("title", "reasons", "name"),
    [
        ("Call with Ada Quill", "As Quill told us, it burned.", "Quill"),
        ("Call with Ada Quill", "as quill told us, it burned.", "Quill"),
        ("Interview with Özlem Öztürk", "Öztürk bears it out.", "Öztürk"),
        ("Call with Élodie Roux", "Élodie saw it.", "Élodie"),
        ("Call with E\u0301lodie Roux", "Élodie saw it.", "Élodie"),
        ("Łukasz, night porter", "It is what Łukasz says.", "Łukasz"),
        ("Wu, deputy clerk", "According to Wu it was late.", "Wu"),
        ("Notes of the NAO", "The NAO says so.", "NAO"),
        ("the ferry log", "It stands in The Ferry Log.", "the ferry log"),
    ],
)
def test_a_name_in_the_title_of_a_source_gives_it_away(title: str, reasons: str, name: str) -> None:
    assert given_away(reasons, title=title) == name


@pytest.mark.parametrize(
    ("title", "reasons"),
    [
        ("The harbour log", "The council published the minutes."),
        ("Interview with Ada Quill", "An interview bears it out."),
        ("Minutes of the council", "The minutes of May say otherwise."),
        ("Our call with Ada Quill", "Our reporter will call again."),
        ("What the US asked", "It told us nothing."),
        ("Ada Quill on harbour works", "The harbour works go on."),
    ],
)
def test_an_ordinary_word_at_the_head_of_a_title_gives_nothing_away(
    title: str, reasons: str
) -> None:
    assert given_away(reasons, title=title) == ""


def test_four_of_its_words_in_a_row_give_a_piece_away_and_three_do_not() -> None:
    assert given_away("We know the lamps were sold somewhere.") == "the lamps were sold"
    assert given_away("We know the lamps were bought; sold in Marrow Hill.") == ""


@pytest.mark.parametrize(
    ("secret", "reasons", "told"),
    [
        ("in the Marrow Bay lock", "By the Marrow Bay lock.", "the marrow bay lock"),
        ("they were sold", "It says they were sold.", "they were sold"),
        ("they were sold", "It says they were.", ""),
        ("Marrow Bay", "They went to Marrow Bay.", "marrow bay"),
        ("sold", "It was sold.", ""),
    ],
)
def test_words_are_found_to_their_end_and_short_ones_whole_but_for_a_single_one(
    secret: str, reasons: str, told: str
) -> None:
    assert given_away(reasons, words=secret) == told


def test_released_words_may_be_repeated_and_their_source_may_not() -> None:
    alone = Shown.WORDS

    assert given_away("The lamps were sold in Marrow Bay.", released=alone) == ""
    assert given_away("As Quill says.", title="Ada Quill", released=alone) == "Quill"
    assert given_away("As Quill says.", title="Ada Quill", released=Shown.EVERYTHING) == ""


def test_the_title_of_a_document_gives_a_passage_of_it_away() -> None:
    span = Span(document_id="doc_1", start=0, end=len(WORDS), quote=WORDS)
    secret = replace(evidence(), confidentiality=Confidentiality.BACKGROUND, span=span)
    titles = {"doc_1": "What Ada Quill wrote"}

    assert [one.words for one in slips("As Quill says.", [secret], titles)] == ["Quill"]
    assert slips("As Quill says.", [secret]) == ()


def test_no_more_is_left_of_a_piece_than_may_be_seen() -> None:
    span = Span(document_id="doc_1", start=0, end=len(WORDS), quote=WORDS)
    source = OutsideSource(id="src_1", kind=SourceKind.INTERVIEW, title="Ada Quill")
    whole = replace(
        evidence(retracted_at=NOON, retracted_because="Quill took it back."),
        span=span, source=source, locator="page 3", note="Ask her again.",
    )  # fmt: skip
    bare = replace(
        whole, span=None, source=None, locator="", quote=WORDS, retracted_because=None,
        shown=Shown.WORDS,
    )  # fmt: skip

    assert cut_to(whole, Shown.EVERYTHING) == whole
    assert cut_to(whole, Shown.WORDS) == bare
    assert cut_to(whole, Shown.NOTHING) == replace(bare, quote="", note="", shown=Shown.NOTHING)


def test_what_is_on_the_record_or_was_retracted_is_not_looked_for() -> None:
    secret = replace(evidence(), confidentiality=Confidentiality.BACKGROUND, span=None, quote=WORDS)

    assert slips(WORDS, [secret])
    assert slips(WORDS, [replace(secret, retracted_at=NOON)]) == ()
    assert slips(WORDS, [replace(secret, confidentiality=Confidentiality.ON_THE_RECORD)]) == ()
