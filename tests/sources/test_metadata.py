"""What the first lines of a text say of themselves, and what they do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources import metadata
from sources.model import Found

ARTICLE = """Ferry company loses its licence

By Ana Novak and Jan van der Berg, Staff Writers
Published: 3 March 2024 | Updated: 5 March 2024

PORT ELIAS (Coast News) — The council withdrew the licence on Monday.

By Monday night the boats were empty.
"""


def told(text: str, name: str = "notes.txt") -> dict[str, str]:
    """Return the values found in a plain text, without their places."""
    return {field: found.value for field, found in metadata.of_text(text, name).items()}


def test_an_article_tells_headline_writers_day_and_agency() -> None:
    assert metadata.of_text(ARTICLE, "a.txt") == {
        "title": Found(value="Ferry company loses its licence", where="first line"),
        "author": Found(value="Ana Novak and Jan van der Berg", where="byline"),
        "published_on": Found(value="2024-03-03", where="line “Published”"),
        "publisher": Found(value="Coast News", where="dateline"),
    }


@pytest.mark.parametrize(
    ("below", "publisher"),
    [
        ("The Harwick Courier", "The Harwick Courier"),
        ("Harwick Gazette, 4 March 2021", "Harwick Gazette"),
        ("Westmarch Today | Thursday 4 March 2021", "Westmarch Today"),
        ("Health Correspondent, Harwick News Desk", None),
        ("Örebro Press, 4 March 2021", "Örebro Press"),
        ("Courts Reporter", None),
        ("Courts Reporter\nHarwick Gazette, 4 March 2021", "Harwick Gazette"),
        ("Boats sank", None),
    ],
)
def test_the_line_below_a_writers_name_tells_where_it_was_printed(
    below: str, publisher: str | None
) -> None:
    text = f"Ferry firm loses licence\n\nBy Ann Lee\n{below}\n\nThe firm lost it on Monday."

    assert told(text).get("publisher") == publisher


def test_an_outlet_that_stands_below_no_writer_is_not_taken_for_the_publisher() -> None:
    assert "publisher" not in told("Ferry firm loses licence\n\nThe Harwick Courier\n\nIt did.")


def test_a_day_at_the_very_start_is_the_day_of_publication() -> None:
    text = " date 2021-06-30 PORT ELIAS (CN) — The council met late on Tuesday."

    assert told(text) == {
        "title": "The council met late on Tuesday.",
        "published_on": "2021-06-30",
        "publisher": "CN",
    }


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("PORT ELIAS (Reuters) - The council met.", "Reuters"),
        ("PORT ELIAS, March 2 (AP) — The council met.", "AP"),
        ("NEW PORT, Isle of Elm (Coast News) – The council met.", "Coast News"),
        ("(CNN) -- The council met.", "CNN"),
    ],
)
def test_the_agency_stands_in_the_dateline(line: str, agency: str) -> None:
    assert told(line)["publisher"] == agency


@pytest.mark.parametrize(
    "line",
    [
        "PORT ELIAS — The council met.",
        "The council (a body of nine) — met.",
        "He said (AP) that it met.",
        "PORT ELIAS (the old one) - The council met.",
    ],
)
def test_not_every_parenthesis_is_an_agency(line: str) -> None:
    assert "publisher" not in told(line)


def test_a_line_that_says_updated_is_no_day_of_publication() -> None:
    assert told("Updated: 5 March 2024\nThe sum was spent.") == {"title": "The sum was spent."}


@pytest.mark.parametrize(
    "line",
    ["Published: 3 March 2024", "First published on March 3, 2024", "March 3, 2024", "2024-03-03",
     "Date: 3 Mar 2024", "Sunday, 3 March 2024"],
)  # fmt: skip
def test_a_line_with_nothing_but_the_day_tells_it(line: str) -> None:
    assert told(f"Ferry stops\n\n{line}\n\nThe boats stay in.")["published_on"] == "2024-03-03"


@pytest.mark.parametrize(
    "line",
    ["Published: 03/04/2024", "The council met on 3 March 2024.", "May 2024",
     "On 3 March 2024 the council met", "3 March 2024 and 4 March 2024"],
)  # fmt: skip
def test_a_day_in_a_sentence_or_in_doubt_is_not_taken(line: str) -> None:
    assert "published_on" not in told(f"Ferry stops\n\n{line}\n\nThe boats stay in.")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ana Novak", "Ana Novak"),
        ("BY ANA NOVAK", "ANA NOVAK"),
        ("By Ana Novak | Coast News", "Ana Novak"),
        ("By Élodie O’Hara-Smith, Correspondent", "Élodie O’Hara-Smith"),
        ("By Ana Novak, Bo Li and Cy Young", "Ana Novak, Bo Li and Cy Young"),
        ("By April May", "April May"),
    ],
)
def test_a_byline_names_its_writers(line: str, author: str) -> None:
    assert told(f"Ferry stops\n\n{line}\n\nThe boats stay in.")["author"] == author


@pytest.mark.parametrize(
    "line",
    ["By Monday Night", "By the Harbour Wall", "By Ana Novak's count, two boats sank.",
     "by far the largest", "By Ana"],
)  # fmt: skip
def test_a_sentence_that_begins_with_by_is_no_byline(line: str) -> None:
    assert "author" not in told(f"Ferry stops\n\n{line}\n\nThe boats stay in.")


@pytest.mark.parametrize(
    "first",
    ["The boats stay in.", "Boats,", "Ferry", "“The boats stay in.”", "Dear reader:"],
)
def test_a_first_line_that_ends_as_a_sentence_is_no_headline(first: str) -> None:
    assert metadata.of_text(f"{first}\n\nMore words follow here.", "a.txt")["title"].where != (
        "first line"
    )


def test_a_headline_may_end_with_quoted_words() -> None:
    assert told("Owner: ‘We were never told’\n\nHe spoke on Monday.")["title"] == (
        "Owner: ‘We were never told’"
    )


def test_labelled_lines_give_their_fields() -> None:
    text = (
        "Title: Ferry stops\nAuthor: Ana Novak\nSource: Coast News\n"
        "URL: https://n.example/f\n\nIt did."
    )

    assert told(text) == {
        "title": "Ferry stops",
        "author": "Ana Novak",
        "publisher": "Coast News",
        "url": "https://n.example/f",
    }


def test_an_address_that_is_none_is_not_taken() -> None:
    assert "url" not in told("URL: javascript:alert(1)\n\nWords.")


def test_without_a_headline_the_first_words_are_the_title() -> None:
    text = (
        "The council withdrew the licence of the ferry company on Monday, after three of its "
        "boats had failed."
    )

    found = metadata.of_text(text, "a.txt")["title"]

    assert found.where == "first words"
    assert found.value == (
        "The council withdrew the licence of the ferry company on Monday, after three of…"
    )


def test_a_text_of_one_word_is_called_by_its_file() -> None:
    assert metadata.of_text("Yes.", "answer.txt")["title"] == Found(
        value="answer", where="file name"
    )


def test_front_matter_tells_before_anything_else() -> None:
    text = (
        '---\ntitle: "Ferry stops"\nauthor: Ana Novak\ndate: 2024-03-04\nsite: Coast News\n'
        "url: https://n.example/f\ntags: [sea]\n---\n\n# Another heading\n\nBy Bo Li\n"
    )

    found = metadata.of_markdown(text, "a.md")

    assert {field: each.value for field, each in found.items()} == {
        "title": "Ferry stops",
        "author": "Ana Novak",
        "published_on": "2024-03-04",
        "publisher": "Coast News",
        "url": "https://n.example/f",
    }
    assert found["title"].where == "front matter “title”"


def test_the_first_heading_is_the_title_of_markdown() -> None:
    found = metadata.of_markdown("\n# Ferry stops #\n\nBy Ana Novak\n\nIt did.", "a.md")

    assert found["title"] == Found(value="Ferry stops", where="first heading")
    assert found["author"].value == "Ana Novak"


def test_a_rule_of_dashes_is_no_front_matter() -> None:
    assert metadata.of_markdown("---\n\nThe boats stay in.", "a.md")["title"].where == (
        "first words"
    )


@given(st.text(max_size=300), st.booleans())
@settings(deadline=None)
def test_any_text_has_a_title_on_one_line(text: str, is_markdown: bool) -> None:
    read = metadata.of_markdown if is_markdown else metadata.of_text

    found = read(text, "a.txt")

    assert found["title"].value
    assert all("\n" not in each.value for each in found.values())


@pytest.mark.parametrize(
    "opening",
    ["A" + " " * 60_000, "date" + " " * 60_000, "By " + "Ana " * 20_000, "# " + " #" * 30_000,
     "---\nkey: a" + " " * 60_000, "A-" * 30_000, "Published " * 6_000, "(" * 60_000],
)  # fmt: skip
def test_an_opening_made_to_be_slow_is_read_like_any_other(opening: str) -> None:
    assert metadata.of_markdown(opening, "a.md")["title"].value
