"""What a person said of a stretch of text stands; the reading is cut around it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.reading import read
from claims.settled_blocks import settle
from claims.structure import Block, BlockKind
from claims.text import Extent, trim
from tests.claims.test_reading import TEXTS, check_places, check_sentences

KINDS = st.sampled_from(BlockKind)
TEXT = "The pier goes dark\n\nLamps were taken down. The office counted 14 of them.\n\nAll in all\n"


def block(kind: BlockKind, words: str, text: str = TEXT) -> Block:
    start = text.index(words)
    return Block(kind=kind, extent=Extent(start=start, end=start + len(words)))


def kinds(*by_hand: Block) -> list[tuple[str, str]]:
    found = read(TEXT, by_hand=by_hand).blocks
    return [(one.kind.value, one.extent.of(TEXT)) for one in found]


def test_a_settled_block_takes_the_place_of_the_one_that_was_read() -> None:
    assert kinds(block(BlockKind.BODY, "The pier goes dark"))[0] == ("body", "The pier goes dark")


def test_what_was_read_around_it_stays_without_white_space_at_its_ends() -> None:
    middle = block(BlockKind.CAPTION, "The office counted 14 of them.")

    assert kinds(middle)[1:3] == [
        ("body", "Lamps were taken down."),
        ("caption", "The office counted 14 of them."),
    ]


def test_of_two_that_overlap_the_later_word_counts() -> None:
    whole = block(BlockKind.LIST, "Lamps were taken down. The office counted 14 of them.")
    after = settle(TEXT, (whole,), block(BlockKind.CAPTION, "Lamps were taken down."))

    assert [(one.kind, one.extent.of(TEXT)) for one in after] == [
        (BlockKind.CAPTION, "Lamps were taken down."),
        (BlockKind.LIST, "The office counted 14 of them."),
    ]


def test_no_claim_is_found_in_what_is_no_running_text() -> None:
    body = "Lamps were taken down. The office counted 14 of them."

    assert read(TEXT).candidates
    assert not [
        one
        for one in read(TEXT, by_hand=(block(BlockKind.METADATA, body),)).candidates
        if one.extent.overlaps(block(BlockKind.BODY, body).extent)
    ]


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 200), st.integers(1, 80), KINDS), max_size=4))
def test_any_text_is_read_with_sound_places_whatever_people_settled(
    text: str, said: list[tuple[int, int, BlockKind]]
) -> None:
    by_hand: tuple[Block, ...] = ()
    for start, length, kind in said:
        extent = trim(text, min(start, len(text)), min(start + length, len(text)))
        if extent is not None:
            by_hand = settle(text, by_hand, Block(kind=kind, extent=extent))
    found = read(text, by_hand=by_hand)

    check_places(text, found)
    check_sentences(text, found)
    assert set(by_hand) <= set(found.blocks)
    assert all(a.extent.end <= b.extent.start for a, b in pairwise(by_hand))
