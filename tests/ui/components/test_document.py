"""A document reaches the browser whole, and chosen words come back only when they can be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.structure import Block, BlockKind
from claims.text import Extent
from ui.components.reader import Action, Chosen, Corrected, Figure, Mark, ReaderDocument
from ui.components.reader.document import chosen, corrected, paragraphs, payload

TEXTS = st.text(alphabet="ab .\r\n\t\u00a0🐟\u0301\u2028", max_size=60)
EXTENTS = st.lists(st.tuples(st.integers(0, 70), st.integers(1, 30)), max_size=4)
ACTIONS = (Action(key="claim", label="Make a claim"),)


def blocks(places: list[tuple[int, int]]) -> list[Block]:
    """Blocks that may overlap, lie beyond the text, or cover nothing but space."""
    return [
        Block(kind=BlockKind.LIST, extent=Extent(start=start, end=start + length))
        for start, length in places
    ]


@settings(deadline=None, max_examples=150)
@given(text=TEXTS, places=EXTENTS)
def test_paragraphs_and_gaps_together_are_the_whole_text(
    text: str, places: list[tuple[int, int]]
) -> None:
    pieces = list(paragraphs(text, blocks(places)))

    assert "".join(text[start:end] for _, start, end in pieces) == text
    assert all(not text[start:end].strip() for kind, start, end in pieces if kind == "gap")
    assert all(start < end for _, start, end in pieces)


def test_blank_lines_part_paragraphs_whatever_ends_a_line() -> None:
    text = "One\r\ntwo\r\n\r\n \r\nthree\n\nfour\r\rfive"
    found = [text[a:b] for kind, a, b in paragraphs(text, ()) if kind != "gap"]

    assert found == ["One\r\ntwo", "three", "four", "five"]


def test_a_text_without_blank_lines_is_cut_into_lines_when_it_is_long() -> None:
    text = "\n".join(["the boats went out"] * 400)
    found = [piece for piece in paragraphs(text, ()) if piece[0] != "gap"]

    assert len(found) == 400


def test_a_block_keeps_its_kind_and_what_no_block_covers_is_body() -> None:
    text = "Head\n\nfirst"
    headline = Block(kind=BlockKind.HEADLINE, extent=Extent(start=0, end=4))

    assert list(paragraphs(text, [headline])) == [
        ("headline", 0, 4),
        ("gap", 4, 6),
        ("body", 6, 11),
    ]


def test_what_lies_beyond_the_text_is_left_out() -> None:
    document = ReaderDocument(
        text="short",
        marks=(Mark(id="m", start=3, end=9, state="ready", number=1),),
        figures=(Figure(start=4, end=4, kind="number"),),
    )
    sent = payload(document)

    assert (sent["marks"], sent["figures"]) == ([], [])


def test_chosen_words_come_back_untrimmed() -> None:
    sent = {"action": "claim", "start": 0, "end": 3}

    assert chosen(sent, " a b", ACTIONS) == Chosen(action="claim", start=0, end=3)


@pytest.mark.parametrize(
    "sent",
    [
        None,
        "claim",
        {},
        {"action": "claim", "start": "0", "end": 1},
        {"action": "claim", "start": 2, "end": 2},
        {"action": "claim", "start": -1, "end": 2},
        {"action": "claim", "start": 0, "end": 99},
        {"action": "delete", "start": 0, "end": 1},
        {"action": ["claim"], "start": 0, "end": 1},
    ],
)
def test_words_that_cannot_have_been_chosen_are_nothing(sent: object) -> None:
    assert chosen(sent, "four", ACTIONS) is None


@pytest.mark.parametrize(
    ("sent", "kind"), [({"kind": "caption"}, BlockKind.CAPTION), ({"kind": ""}, None)]
)
def test_a_block_is_corrected_to_a_kind_or_to_what_was_read(
    sent: dict[str, object], kind: BlockKind | None
) -> None:
    whole = Extent(start=0, end=4)

    assert corrected({**sent, "start": 0, "end": 4}, "four") == Corrected(extent=whole, kind=kind)


@pytest.mark.parametrize("kind", [None, "poem", ["body"], 3])
def test_a_block_that_cannot_have_been_corrected_is_nothing(kind: object) -> None:
    assert corrected({"start": 0, "end": 4, "kind": kind}, "four") is None
    assert corrected({"start": 0, "end": 9, "kind": "body"}, "four") is None


def test_a_dateline_stands_before_its_own_words_and_not_on_a_line_of_its_own() -> None:
    text = "PIER TOWN (Wire) — The ferry sank.\n\nNobody was hurt."
    blocks = (
        Block(kind=BlockKind.DATELINE, extent=Extent(start=0, end=16)),
        Block(kind=BlockKind.BODY, extent=Extent(start=19, end=34)),
        Block(kind=BlockKind.BODY, extent=Extent(start=36, end=52)),
    )

    cut = [(kind, text[start:end]) for kind, start, end in paragraphs(text, blocks)]

    assert cut == [
        ("body", "PIER TOWN (Wire) — The ferry sank."),
        ("gap", "\n\n"),
        ("body", "Nobody was hurt."),
    ]
