"""Blocks of words become one text with a map back to them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sources.blocks import CELLS, ROWS, Block, join
from sources.wire import are_in_order


def test_paragraphs_rows_and_cells_are_set_apart_differently() -> None:
    text, places = join(
        [
            Block(words="Boats", label="heading 1"),
            Block(words="Elsa", label="cell 1"),
            Block(words="1974", label="cell 2", apart=CELLS),
            Block(words="Nora", label="cell 3", apart=ROWS),
        ]
    )

    assert text == "Boats\n\nElsa\t1974\nNora"
    assert [text[place.start : place.end] for place in places] == ["Boats", "Elsa", "1974", "Nora"]


@given(st.lists(st.text(alphabet="ab \n", max_size=6)))
@settings(deadline=None)
def test_every_block_with_words_has_its_place_in_order(blocks: list[str]) -> None:
    text, places = join(Block(words=words, label="paragraph") for words in blocks)

    assert are_in_order(places, text)
    assert [text[place.start : place.end] for place in places] == [
        words.strip() for words in blocks if words.strip()
    ]
