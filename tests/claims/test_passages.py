"""Claims of the running text: what is said, what is told beside it, and what is neither."""

from __future__ import annotations

import pytest

from claims.reading import read

PORT = "The man who runs the port"


def claims_of(text: str) -> set[tuple[str, str | None]]:
    """The exact words of each claim and who says them."""
    return {(c.extent.of(text), c.attribution.speaker) for c in read(text).candidates}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (f"{PORT} said 12 ships had left.", "12 ships had left", PORT),
        (
            "The woman whose son was hurt in the blaze told the court that three guards stood by.",
            "three guards stood by",
            "The woman whose son was hurt in the blaze",
        ),
        (
            "The guard that locked the gate said he had been warned.",
            "he had been warned",
            "The guard that locked the gate",
        ),
        (
            "The charity claims in its report that 40 percent of children go hungry.",
            "40 percent of children go hungry",
            "The charity",
        ),
        (
            "Forty boats sank in May, according to that report.",
            "Forty boats sank in May",
            "that report",
        ),
        ("Ames has been saying that the tax rose.", "the tax rose", "Ames"),
        ("Ames charges that 40 boats were sold.", "40 boats were sold", "Ames"),
        ("Those who stayed said there were no boats.", "there were no boats", "Those who stayed"),
        (
            "Two of the men arrested on Monday said they had been beaten.",
            "they had been beaten",
            "Two of the men arrested on Monday",
        ),
    ],
)
def test_a_speaker_who_is_told_apart_by_a_clause_is_named_whole_and_is_no_claim(
    text: str, words: str, speaker: str
) -> None:
    assert claims_of(text) == {(words, speaker)}


@pytest.mark.parametrize(
    "cue", ["He’s saying", "He'd warned", "He’s also been insisting", "He'll say"]
)
def test_a_pronoun_that_is_one_with_its_helper_is_the_speaker(cue: str) -> None:
    text = f"Karl Ames came late. {cue} that 40 boats were lost in May."

    assert ("40 boats were lost in May", "Karl Ames") in claims_of(text)


def test_what_the_writer_says_in_a_contraction_is_the_writers() -> None:
    text = "I’m saying that 40 boats were lost in May."

    assert {speaker for _, speaker in claims_of(text)} == {None}


def test_a_noun_that_is_claimed_is_not_taken_for_a_relative_clause() -> None:
    text = "The fact that owners of the mine said so surprised Ames."

    assert all("The fact" not in (speaker or "") for _, speaker in claims_of(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The clerk, who resigned in May, wrote in a letter that 4,000 homes were empty.",
            "The clerk, who resigned in May",
        ),
        (
            "Tenants of the block, where 14 fires broke out in May, said nobody had come to help.",
            "14 fires broke out in May",
        ),
        (
            "“We lost 40 boats,” said Ames, who has run the harbour since 2012.",
            "Ames, who has run the harbour since 2012",
        ),
        (
            "The bridge was closed in May, and Ames said that 12 engineers had warned of cracks.",
            "The bridge was closed in May",
        ),
        ("Ames resigned on Monday and said the town had spent £4 million.", "Ames resigned on"),
        ("The board sold 40 boats in May, saying that the port was full.", "The board sold 40"),
    ],
)
def test_what_is_told_of_a_speaker_in_passing_is_a_claim_of_the_writer(
    text: str, told: str
) -> None:
    narrated = [words for words, speaker in claims_of(text) if speaker is None]

    assert [words for words in narrated if words.startswith(told)] == narrated
    assert len(narrated) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ames, asked about the figures, said they were wrong.",
        "Ames, speaking at a rally in Lindow, said crime had fallen by 12 percent.",
        "The town lost 12 percent of its buses, Ames said at an event on Monday.",
    ],
)
def test_how_and_where_it_was_said_is_no_claim(text: str) -> None:
    assert [speaker for _, speaker in claims_of(text)] == ["Ames"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Taxes, Ames said, rose by 12 percent.", "Taxes, Ames said, rose by 12 percent"),
        ("The report, according to Ames, cost £4 million.", None),
    ],
)
def test_a_content_that_is_parted_by_who_says_it_is_one_claim(text: str, words: str | None) -> None:
    assert claims_of(text) == {(words or text.rstrip("."), "Ames")}


@pytest.mark.parametrize("told", ["head of the board", "who has run the works since 2012"])
def test_what_is_told_of_a_source_stands_between_it_and_the_content(told: str) -> None:
    text = f"According to Ann Roe, {told}, the company spent 12 million pounds on it."

    assert claims_of(text) == {("the company spent 12 million pounds on it", "Ann Roe")}


def test_what_anybody_who_says_so_would_say_is_said_by_nobody() -> None:
    text = "Anyone who says that crime has doubled is wrong, Ames said."

    assert claims_of(text) == {("Anyone who says that crime has doubled is wrong", "Ames")}


@pytest.mark.parametrize(
    ("headline", "is_claim"),
    [
        ("Opinion", False),
        ("The pier", False),
        ("12 hurt", True),
        ("What the pier really cost", False),
        ("How a council lost its way", False),
        ("When the storm came, the pier fell", True),
        ("Who’s to blame has been found", True),
        ("Minutes of the Harwick Pier Committee", False),
        ("Statement by Ann Roe on boats", False),
        ("Notes on boats show 3 sank", True),
        ("Letter to mayor was forged", True),
    ],
)
def test_a_headline_that_only_names_its_subject_or_promises_to_tell_is_no_claim(
    headline: str, is_claim: bool
) -> None:
    text = f"{headline}\n\nNobody was seen on the pier on Monday evening, and it was dark.\n"

    assert ((headline, None) in claims_of(text)) is is_claim


@pytest.mark.parametrize(
    "source",
    ["documents seen by the Courier show", "a test by this newspaper showed", "papers show"],
)
def test_what_papers_or_a_test_show_is_their_claim_and_not_the_writers(source: str) -> None:
    said_by = source.rsplit(" ", 1)[0]

    assert claims_of(f"The pier cost 4 million pounds, {source}.") == {
        ("The pier cost 4 million pounds", said_by)
    }


def test_the_heading_that_an_item_opens_with_is_no_claim() -> None:
    text = "1. Harbour tolls. Ames left.\n\n2. No quorum. Ames left.\n\n3. Boats sank."

    assert [words for words, _ in sorted(claims_of(text))] == [
        "Ames left.",
        "Boats sank.",
        "No quorum.",
    ]


def test_a_show_at_the_end_is_no_verb_of_saying() -> None:
    text = "The horse won in May, and the council paid 300 pounds for the flower show."

    assert {speaker for _, speaker in claims_of(text)} == {None}


@pytest.mark.parametrize(
    "verb",
    ["lent", "shed", "withheld", "overtook", "rebuilt", "repaid", "oversaw", "swung", "upheld"],
)
def test_a_clause_with_an_irregular_past_is_what_was_said(verb: str) -> None:
    words = f"The harbour {verb} 300 boats last year"
    assert claims_of(f"{words}, Hana Petty said.") == {(words, "Hana Petty")}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Records kept at the harbour show that 42 ships docked.", "Records kept at the harbour"),
        ("A review carried out by the port found that 42 ships docked.",
         "A review carried out by the port"),
        ("A man briefed on the talks said 42 ships docked.", "A man briefed on the talks"),
    ],
)  # fmt: skip
def test_a_source_told_apart_by_a_participle_is_named_whole(text: str, speaker: str) -> None:
    assert claims_of(text) == {("42 ships docked", speaker)}


@pytest.mark.parametrize(
    "words", ["6:01 p.m.", "14:30 GMT", "Updated 10:45 a.m. ET", "Last updated: 9.15"]
)
def test_when_a_line_was_posted_is_no_claim(words: str) -> None:
    told = "The ferry sank off the pier."

    assert claims_of(f"{words}\n\n{told}") == {(told, None)}
