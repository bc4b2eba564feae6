"""Subtitles: what was said, by whom, cited by the moment."""

from __future__ import annotations

import pytest

from claims.errors import UnreadableSource
from claims.reading import read as read_claims
from sources.intake import recognise
from sources.subtitles import READER
from tests.sources.files import SUBTITLES


def srt(*cues: tuple[str, str]) -> bytes:
    """A file of cues given as (times, lines)."""
    numbered = enumerate(cues, start=1)
    return "\r\n\r\n".join(f"{n}\r\n{times}\r\n{lines}" for n, (times, lines) in numbered).encode()


def told(data: bytes, name: str = "talk.srt") -> list[tuple[str, str]]:
    """Each piece of the text with the moment it is cited by."""
    source = READER.read(data, name)
    return [(place.label, source.text[place.start : place.end]) for place in source.places]


def test_voices_moments_and_title_of_webvtt_are_kept_and_sounds_are_told() -> None:
    source = READER.read(SUBTITLES.encode(), "ferry.vtt")

    assert source.text == (
        "Ann Roe: The council withdrew the licence of the ferry company on Monday, "
        "after three of its five boats had failed.\n\nBen Ode: We were never told. R&D was."
    )
    assert [place.label for place in source.places] == ["0:00:01", "0:00:03", "1:00:10"]
    assert source.found["title"].value == "Harbour talk"
    assert source.found["left_out"].value == "[door shuts]"
    assert source.media_type == "text/vtt"


def test_whoever_speaks_is_the_speaker_of_the_claims() -> None:
    more = "\n02:00:00.000 --> 02:00:02.000\n<v Ann Roe>12 sank."
    text = READER.read((SUBTITLES + more).encode(), "a.vtt").text
    said = {(c.attribution.speaker, c.extent.of(text)) for c in read_claims(text).candidates}

    assert ("Ann Roe", "12 sank.") in said
    assert ("Ben Ode", "We were never told.") in said


def test_a_sentence_goes_on_over_cues_and_a_pause_after_its_end_parts_paragraphs() -> None:
    data = srt(
        ("00:00:01,000 --> 00:00:02,000", "Three boats"),
        ("00:00:06,000 --> 00:00:07,000", "had failed."),
        ("00:00:07,100 --> 00:00:08,000", "One sank."),
        ("00:00:11,000 --> 00:00:12,000", "The owner left."),
    )

    assert READER.read(data, "a.srt").text == "Three boats had failed. One sank.\n\nThe owner left."


@pytest.mark.parametrize("mark", ["- ", "– ", ">> ", ">>> "])
def test_a_mark_of_another_speaker_begins_a_paragraph_and_is_no_word(mark: str) -> None:
    data = srt(("00:00:01,000 --> 00:00:02,000", f"{mark}Did it sink?\r\n{mark}It did."))

    assert READER.read(data, "a.srt").text == "Did it sink?\n\nIt did."


def test_lines_that_rolling_captions_show_again_are_read_once() -> None:
    data = srt(
        ("00:00:01,000 --> 00:00:02,000", "three boats"),
        ("00:00:02,000 --> 00:00:03,000", "three boats\r\nhad failed"),
        ("00:00:03,000 --> 00:00:04,000", "had failed\r\nin the spring"),
        ("00:00:04,000 --> 00:00:05,000", "in the spring\r\nof that year"),
    )

    assert [words for _, words in told(data)] == [
        "three boats", "had failed", "in the spring", "of that year",
    ]  # fmt: skip


def test_what_somebody_says_twice_is_there_twice() -> None:
    data = srt(
        ("00:00:01,000 --> 00:00:02,000", "Nobody knew."),
        ("00:00:02,000 --> 00:00:03,000", "Nobody knew."),
        ("00:00:03,000 --> 00:00:04,000", "The boats (all three) sank."),
        ("00:00:04,000 --> 00:00:05,000", "It was late."),
        ("00:00:05,000 --> 00:00:06,000", "It was dark."),
    )

    assert told(data)[:3] == [
        ("0:00:01", "Nobody knew."), ("0:00:02", "Nobody knew."),
        ("0:00:03", "The boats (all three) sank."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nIt sank.", True),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nIt sank.".encode("utf-16"), True),
        (b"\xef\xbb\xbf1\n00:00:01,000 --> 00:00:02,000\nIt sank.", True),
        (b"1\n0:00:01,000-->0:00:02,000\nIt sank.", True),
        (b"1\nAt 00:00:01 it sank --> that is all.", False),
        (b"WEBVTTX\n\nIt sank.", False),
        (b"12 boats sank.\n\n00:00:01,000 --> 00:00:02,000", False),
    ],
)
def test_a_file_is_known_by_its_first_lines(data: bytes, is_one: bool) -> None:
    assert (recognise(data, "some.txt") is READER) is is_one


def test_subtitles_without_words_are_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableSource, match=r"holds no words with a time\. Give"):
        READER.read(b"WEBVTT\n\n00:01.000 --> 00:02.000\n[music]", "a.vtt")
