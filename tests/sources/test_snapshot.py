"""A copy of a source has words where a reader knows it, and tells what changed since another."""

from __future__ import annotations

from sources.snapshot import Change, changes, copy_of

PAGE = b"<html><body><article><p>The ferry ran on 12 days in May.</p></article></body></html>"


def test_a_page_has_the_words_of_its_main_part() -> None:
    copy = copy_of(PAGE, "../../ferry.html")

    assert (copy.name, copy.media_type) == ("ferry.html", "text/html")
    assert copy.text is not None
    assert "The ferry ran on 12 days" in copy.text
    assert (copy.reader or "").startswith("web-page@")


def test_a_file_that_no_reader_knows_is_a_copy_without_words() -> None:
    copy = copy_of(b"\x89PNG\r\n\x1a\nrest", "lamp.html")

    assert (copy.text, copy.reader, copy.media_type) == (None, None, "image/png")


def test_a_damaged_file_is_a_copy_without_words() -> None:
    assert copy_of(b"%PDF-1.7 and no more", "a.pdf").text is None


def test_only_paragraphs_that_differ_are_changes() -> None:
    before = "The pier\n\nIt has 40 lamps.\n\nIt is open."
    after = "The  pier\n\nIt has 26 lamps.\n\nIt is open.\n\nIt closes at nine."

    assert changes(before, after) == (
        Change(before="It has 40 lamps.", after="It has 26 lamps."),
        Change(before="", after="It closes at nine."),
    )
    assert changes(before, before) == ()
