"""Letters: the words somebody wrote, who and when, and what was left out."""

from __future__ import annotations

import pytest

from claims.errors import UnreadableSource
from sources.intake import read_source, recognise
from sources.model import Found
from tests.sources.files import letter


def test_the_plain_version_is_preferred() -> None:
    source = read_source(letter(plain="Plain words.\n", page="<p>Page words.</p>"), "a.eml")

    assert source.text == "Plain words.\n"
    assert source.places[0].label == "letter"


def test_a_letter_that_is_only_a_page_gives_its_visible_words() -> None:
    source = read_source(
        letter(plain=None, page="<p>Boats <b>failed</b>.</p><script>x()</script><p>Three.</p>"),
        "a.eml",
    )

    assert source.text == "Boats failed.\n\nThree."


def test_subject_sender_and_day_are_told() -> None:
    assert read_source(letter(), "a.eml").found == {
        "title": Found(value="Inspection of the boats", where="Subject"),
        "author": Found(value="Ana Novak", where="From"),
        "published_on": Found(value="2024-03-04", where="Date"),
    }


def test_attachments_are_left_out_and_named() -> None:
    source = read_source(letter(attachments=["plan.pdf", "../../list.pdf"]), "a.eml")

    assert source.found["left_out"].value == "attachments (plan.pdf, list.pdf)"


def test_encoded_headers_and_bodies_are_read_as_written() -> None:
    data = (
        b"From: =?utf-8?b?xb1vZmlh?= <z@x.example>\r\nSubject: =?iso-8859-1?q?caf=E9?=\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\nIt costs 5=E2=82=AC, a soft=\r\n"
        b" line.\r\n"
    )

    source = read_source(data, "a.eml")

    assert source.text == "It costs 5€, a soft line.\n"
    assert source.found["author"].value == "Žofia"
    assert source.found["title"].value == "café"


def test_lines_that_a_mail_program_broke_are_whole_again() -> None:
    data = (
        b"From: a@x.example\r\nDate: Mon, 04 Mar 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; format=flowed\r\n\r\n"
        b"The council withdrew \r\nthe licence.\r\nIt did.\r\n> quoted \r\n> words\r\n"
    )

    assert read_source(data, "a.eml").text == (
        "The council withdrew the licence.\nIt did.\n> quoted \n> words\n"
    )


def test_a_letter_is_known_by_its_header_whatever_its_name() -> None:
    assert recognise(letter(), "speech.txt").name == "letter"


def test_a_memo_in_plain_text_stays_plain_text() -> None:
    memo = b"From: Ana\nDate: 4 March 2024\nSubject: Boats\n\nThree boats failed.\n"

    assert recognise(memo, "memo.txt").name == "plain-text"
    assert recognise(memo, "memo.eml").name == "letter"


@pytest.mark.parametrize("kind", ["multipart/encrypted; boundary=x", "application/pkcs7-mime"])
def test_an_encrypted_letter_is_refused_with_a_way_out(kind: str) -> None:
    data = f"From: a@x.example\nSubject: s\nMIME-Version: 1.0\nContent-Type: {kind}\n\nabc\n"

    with pytest.raises(UnreadableSource, match=r"encrypted letter.*copy the words"):
        read_source(data.encode(), "a.eml")


def test_a_letter_with_nothing_but_attachments_is_refused() -> None:
    data = (
        b"From: a@x.example\nSubject: s\nMIME-Version: 1.0\n"
        b"Content-Type: application/pdf\n\n%PDF-1.4\n"
    )

    with pytest.raises(UnreadableSource, match="without words of its own"):
        read_source(data, "a.eml")


@pytest.mark.parametrize(
    "header",
    [b"Date: 99999999999 Mar 2024 10:00:00", b"Date: Mon, 99 Mar 99999 10:00", b"Date: soon",
     b'From: "', b"Subject: =?utf-8?b?!!!?=", b"Content-Type: ;;;=",
     b"Content-Type: text/plain; charset=none"],
)  # fmt: skip
def test_a_header_that_breaks_the_rules_does_not_lose_the_letter(header: bytes) -> None:
    data = (
        b"Message-ID: <1@x>\nFrom: a@x.example\nSubject: s\n"
        + header
        + b"\n\nThree boats failed.\n"
    )

    assert "Three boats failed." in read_source(data, "a.eml").text
