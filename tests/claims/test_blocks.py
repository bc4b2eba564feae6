"""Blocks: what each stretch of a text is for."""

from __future__ import annotations

from datetime import date

import pytest

from claims.blocks import blocks, published_on
from claims.structure import BlockKind


def kinds(text: str) -> list[tuple[str, str]]:
    """Each block's kind and words."""
    return [(block.kind.value, block.extent.of(text)) for block in blocks(text)]


def test_a_first_line_without_a_full_stop_is_the_headline() -> None:
    text = "Harbour dredging to cost twice as much\n\nThe council met on Monday."

    assert kinds(text) == [
        ("headline", "Harbour dredging to cost twice as much"),
        ("body", "The council met on Monday."),
    ]


def test_a_single_line_alone_is_body_even_without_a_full_stop() -> None:
    assert kinds("The bridge is closed") == [("body", "The bridge is closed")]


def test_a_leading_date_is_metadata_and_the_place_in_capitals_a_dateline() -> None:
    text = " date 2021-03-04 HARWICK (Coast Wire) — The port voted to close."

    assert kinds(text) == [
        ("metadata", "date 2021-03-04"),
        ("dateline", "HARWICK (Coast Wire)"),
        ("body", "The port voted to close."),
    ]


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT ELLEN",
        "(Coast Wire)",
        "Dunmore, Pa. (CW)",
        "HARWICK, Conn., Sept. 9 (CW)",
        "ST. IVES",
        "HARWICK, 4 March 2021",
        "Port Ellen, 4 March 2021",
        "Harwick, March 4, 2021",
    ],
)
def test_a_dateline_before_a_dash_is_cut_from_the_first_paragraph(dateline: str) -> None:
    text = f"{dateline} — Two ferries collided."

    assert kinds(text) == [("dateline", dateline), ("body", "Two ferries collided.")]


def test_capitals_without_a_dash_are_no_dateline() -> None:
    assert kinds("NASA launched two probes.") == [("body", "NASA launched two probes.")]


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, 4 March 2021 - the day of the vote - the port shut.",
        "Easter Sunday, 4 April 2021 - a holiday - was quiet.",
        "Port Ellen, 4 March 2021 - a town in mourning.",
        "Since Tuesday, 4 March 2021 - Ines Marlow says - the port is shut.",
    ],
)
def test_a_day_between_dashes_is_no_dateline(text: str) -> None:
    assert kinds(text) == [("body", text)]


def test_a_byline_stands_apart_from_the_paragraph_under_it() -> None:
    text = "Ferry collides with pier\nBy Ines Marlow\n\nTwo people were hurt."

    assert kinds(text) == [
        ("headline", "Ferry collides with pier"),
        ("byline", "By Ines Marlow"),
        ("body", "Two people were hurt."),
    ]


def test_a_sentence_that_starts_with_by_is_no_byline() -> None:
    text = "By Tuesday the water had gone.\n\nPeople returned."

    assert kinds(text)[0] == ("body", "By Tuesday the water had gone.")


def test_list_items_lose_their_bullets() -> None:
    text = "The plan has two parts:\n\n- Close the pier.\n- Sell the boats."

    assert kinds(text)[1:] == [("list", "Close the pier."), ("list", "Sell the boats.")]


def test_a_markdown_heading_is_a_headline_without_its_sign() -> None:
    assert kinds("# Pier closed\n\nIt shut.")[0] == ("headline", "Pier closed")


def test_a_photo_credit_is_a_caption() -> None:
    text = "The pier shut.\n\nPhoto: The pier on Monday. Ines Marlow"

    assert kinds(text)[1][0] == "caption"


def test_mail_headers_are_metadata() -> None:
    text = "From: a@example.org\nSent: Monday, March 1, 2021 9:04 AM\nSubject: Pier\n\nIt shut."

    assert [kind for kind, _ in kinds(text)] == ["metadata"] * 3 + ["body"]


def test_the_labels_of_a_transcript_are_bylines() -> None:
    text = "MAYOR REED: We built 400 homes.\n\nMS. OKAFOR: That is wrong."

    assert kinds(text) == [
        ("byline", "MAYOR REED:"),
        ("body", "We built 400 homes."),
        ("byline", "MS. OKAFOR:"),
        ("body", "That is wrong."),
    ]


def test_a_wrapped_paragraph_is_one_block() -> None:
    text = "The council met on Monday and\nvoted to close the pier."

    assert len(blocks(text)) == 1


def test_a_newline_after_a_full_stop_ends_a_paragraph() -> None:
    assert len(blocks("The council met.\nIt closed the pier.")) == 2


def test_windows_line_ends_do_not_shift_places() -> None:
    text = "Title here\r\n\r\nOne.\r\nTwo."

    assert [words for _, words in kinds(text)] == ["Title here", "One.", "Two."]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-03-04\n\nThe port shut.", date(2021, 3, 4)),
        ("Published: March 4, 2021\n\nThe port shut.", date(2021, 3, 4)),
        ("Title\n\n4 Mar. 2021\n\nThe port shut.", date(2021, 3, 4)),
        ("HARWICK, March 4, 2021 (CW) — The port shut.", date(2021, 3, 4)),
        ("HARWICK, March 4 (CW) — The port shut.", None),
        ("The port shuts\n\nPort Ellen, 4 March 2021 - The port shut.", date(2021, 3, 4)),
        (
            "The port shuts\nBy Ann Lee\nThe Harwick Gazette, 4 March 2021\n\nIt shut.",
            date(2021, 3, 4),
        ),
        (
            "The port shuts\n\nBy Ann Lee\n\nHarwick Gazette | March 4, 2021\n\nIt shut.",
            date(2021, 3, 4),
        ),
        ("The port shuts\nBy Ann Lee\nThe Harwick port shut on 4 March 2021\n\nIt shut.", None),
        ("The port shuts\nBy Ann Lee\nIt shut, 4 March 2021.\n\nIt shut.", None),
        ("The port shuts\n\nHarwick Gazette, 4 March 2021\n\nIt shut.", None),
        (
            "The port shuts\nBy Ann Lee\nHarwick Gazette | Thursday, 4 March 2021\n\nIt shut.",
            date(2021, 3, 4),
        ),
        ("The port shut on March 4, 2021.", None),
        ("date 2021-02-30 The port shut.", None),
    ],
)
def test_the_day_of_publication_comes_from_metadata_or_dateline_only(
    text: str, day: date | None
) -> None:
    found = published_on(text)

    assert (found[0] if found else None) == day


@pytest.mark.parametrize("below", ["The Harwick Courier", "Courts Reporter", "Staff Writer"])
def test_a_line_below_a_writers_name_that_names_paper_or_post_is_metadata(below: str) -> None:
    found = kinds(f"Ferry late again\n\nBy Ann Lee\n{below}\n\nIt was late.")

    assert found[2] == ("metadata", below)


def test_two_lines_below_a_writers_name_are_metadata_both() -> None:
    text = "Ferry late again\n\nBy Ann Lee\nCourts Reporter\nThe Harwick Courier, 14 March 2024"

    assert [kind for kind, _ in kinds(f"{text}\n\nIt was late.")][2:4] == ["metadata", "metadata"]


def test_blocks_of_front_matter_are_metadata() -> None:
    text = "---\ntitle: Pier\ndate: 2021-03-04\n---\n\nIt shut."

    assert blocks(text)[-1].kind is BlockKind.BODY
    assert {block.kind for block in blocks(text)[:-1]} == {BlockKind.METADATA}


@pytest.mark.parametrize(
    "line", ["By Élodie Roux", "Words by Łukasz Nowak", "By Şule Çelik"], ids=lambda line: line
)
def test_a_name_that_begins_with_an_accent_is_a_byline(line: str) -> None:
    assert kinds(f"Ferry late again\n\n{line}\n\nIt was late.")[1] == ("byline", line)


@pytest.mark.parametrize(
    "place", ["ÅRHUS (Reuters)", "ŁÓDŹ, March 3, 2026", "Örebro, 3 March 2026"], ids=lambda at: at
)
def test_a_place_that_begins_with_an_accent_is_a_dateline(place: str) -> None:
    found = kinds(f"Ferry late again\n\n{place} - The ferry was late.")

    assert [kind for kind, _ in found] == ["headline", "dateline", "body"]


def test_a_turn_of_somebody_whose_name_begins_with_an_accent_is_theirs() -> None:
    text = "Interview\n\nÖzil: It was late.\n\nQuill: It was the fog.\n\nÖzil: It was the crew."

    assert [kind for kind, _ in kinds(text)] == ["headline", *["byline", "body"] * 3]
