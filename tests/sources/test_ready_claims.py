"""Lists of claims that arrive already worded: what is recognised, and what stops a list."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import UnreadableSource
from sources import ready_claims
from sources.model import ReadyClaim
from sources.ready_claims import is_claim_list, read_ready_claims
from tests.sources.files import TEXT, word, workbook

THREE_BOATS = ReadyClaim(
    statement="Three boats, all of them old, failed.",
    row=2,
    speaker="Ana Novak",
    said_on=date(2024, 3, 4),
    source="Coast News",
    url="https://news.example/ferry",
    note="From the report.",
)
HEADER = ["Claim", "Said by", "Date", "Outlet", "Link", "Notes"]
CELLS = [
    "Three boats, all of them old, failed.", "Ana Novak", "4 March 2024", "Coast News",
    "https://news.example/ferry", "From the report.",
]  # fmt: skip


def delimited(delimiter: str, *rows: list[str]) -> str:
    """Return rows as delimited text with every cell in quotation marks."""
    return "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_with_any_usual_delimiter_and_encoding(
    delimiter: str, encoding: str
) -> None:
    data = delimited(delimiter, HEADER, CELLS).encode(encoding)

    assert read_ready_claims(data, "a.csv") == (THREE_BOATS,)


def test_a_workbook_is_read_under_its_title_with_days_as_days() -> None:
    day = datetime(2024, 3, 4)  # noqa: DTZ001 - a workbook knows no time zones
    rows: list[list[object]] = [["Our list"], [], [*HEADER], [], [*CELLS[:2], day, *CELLS[3:]]]

    (claim,) = read_ready_claims(workbook(rows), "a.xlsx")

    assert claim.row == 5
    assert claim.said_on == date(2024, 3, 4)
    assert claim.statement == THREE_BOATS.statement


def test_the_sheet_with_a_column_of_claims_is_found() -> None:
    assert read_ready_claims(workbook([["claim"], ["One."], ["Two."]]), "a")[1].row == 3


@pytest.mark.parametrize(
    "column",
    [
        "claim",
        "Claim text",
        "STATEMENT",
        "claim_text",
        "Text",
        "claimReviewed",
        " quote ",
        "Claim:",
    ],
)
def test_the_column_of_claims_is_recognised_generously(column: str) -> None:
    data = f"id,{column}\n7,Three boats failed.\n".encode()

    assert read_ready_claims(data, "a.csv")[0].statement == "Three boats failed."


def test_of_two_columns_for_one_thing_the_surer_is_taken_unless_it_is_empty() -> None:
    data = b"text,claim,author,speaker\nLong,Short.,Bo,Ana\nOnly text.,,Bo,\n"

    first, second = read_ready_claims(data, "a.csv")

    assert (first.statement, first.speaker) == ("Short.", "Ana")
    assert (second.statement, second.speaker) == ("Only text.", "Bo")


@pytest.mark.parametrize(
    "held",
    [
        [{"claim": "It did.", "speaker": {"name": "Ana"}}],
        {"claims": [{"statement": "It did.", "claimant": "Ana"}]},
        {"claimReviewed": "It did.", "author": {"@type": "Person", "name": "Ana"}},
    ],
)
def test_json_is_read_as_a_list_in_an_object_or_alone(held: object) -> None:
    (claim,) = read_ready_claims(json.dumps(held).encode(), "a.json")

    assert (claim.statement, claim.speaker, claim.row) == ("It did.", "Ana", 1)


def test_json_lines_keep_their_line_numbers() -> None:
    data = b'{"claim": "One."}\n\n{"claim": "Two."}\n'

    assert [claim.row for claim in read_ready_claims(data, "a.jsonl")] == [1, 3]


def test_a_list_of_strings_is_a_list_of_claims() -> None:
    assert len(read_ready_claims(b'["It did.", "It did not."]', "a.json")) == 2


def test_blank_rows_are_skipped() -> None:
    claims = read_ready_claims(b"claim,speaker\n\nOne.,Ana\n , \n,,\nTwo.,Bo\n", "a.csv")

    assert [(claim.statement, claim.row) for claim in claims] == [("One.", 3), ("Two.", 6)]


def test_a_row_with_words_but_no_claim_stops_the_list_and_is_named() -> None:
    with pytest.raises(UnreadableSource, match=r"“a\.csv”, row 3: .*nothing was taken in"):
        read_ready_claims(b"claim,speaker\nOne.,Ana\n,Bo\n", "a.csv")


def test_a_comma_that_would_cut_a_claim_short_is_named() -> None:
    with pytest.raises(UnreadableSource, match="row 2: there are more cells than columns"):
        read_ready_claims(b"speaker,claim\nAna,Three boats, all old, failed.\n", "a.csv")


def test_a_column_alone_needs_no_quotation_marks() -> None:
    claims = read_ready_claims(b"claim\nThree boats, all old, failed.\n", "a.csv")

    assert claims[0].statement == "Three boats, all old, failed."


def test_a_date_that_could_be_two_days_is_kept_in_the_note() -> None:
    (claim,) = read_ready_claims(b"claim,date,note\nIt did.,03/04/2024,See page 2\n", "a.csv")

    assert claim.said_on is None
    assert claim.note == "See page 2\nDate as given: 03/04/2024"


def test_an_address_in_the_column_of_sources_is_an_address() -> None:
    (claim,) = read_ready_claims(b"claim,source\nIt did.,https://n.example/a\n", "a.csv")

    assert (claim.source, claim.url) == (None, "https://n.example/a")


def test_an_address_that_could_run_something_is_dropped() -> None:
    (claim,) = read_ready_claims(b"claim,url\nIt did.,javascript:alert(1)\n", "a.csv")

    assert claim.url is None


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@sum"])
def test_the_apostrophe_of_a_safe_export_is_taken_off_again(formula: str) -> None:
    data = f"claim,speaker\n'{formula},Ana\n'Tis so,Bo\n".encode()

    assert [claim.statement for claim in read_ready_claims(data, "a.csv")] == [formula, "'Tis so"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "holds no claims"),
        (b"a,b\n1,2\n", "no column of claims; its columns are “a”, “b”"),
        (b"claim,speaker\n", "holds no claims"),
        (b'{"claim": "One."}\n{"claim": \n', r"line 2, column"),
        (b'[{"claim": "One."},]', "line 1, column"),
        (b"[1, 2]", "row 1"),
        (b"[" * 20_000, "line 1"),
        (b'claim,x\n"open' + b"x" * 200_000, "line 2"),
        (b"\x00\x01\x02", "signs that no text has"),
        (b"PK\x03\x04broken", "damaged"),
        (word(), "not an Excel workbook"),
        (b"claim," + b",".join(b"c%d" % number for number in range(300)), "has 301 columns"),
        (b"claim\n" + b"\n" * 200_000, "far too many blank rows"),
        (b"claim\n" + b"x" * 6_000, "row 2: the claim has more than 5,000"),
    ],
)
def test_what_is_no_list_of_claims_is_refused_with_the_place(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableSource, match=says):
        read_ready_claims(data, "a.csv")


def test_too_many_claims_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready_claims, "MOST_CLAIMS", 3)

    with pytest.raises(UnreadableSource, match="more than 3 claims"):
        read_ready_claims(b"claim\n" + b"It did.\n" * 4, "a.csv")


def test_a_list_over_the_size_limit_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="up to"):
        read_ready_claims(b"claim\nIt did.\n", "a.csv", limit=5)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"claim,speaker\nIt did.,Ana\n", "a.txt"),
        (b"id;Statement\n1;It did.\n", "a"),
        (b"a,b\n1,2\n", "a.csv"),
        (b'[{"claim": "It did."}]', "a.txt"),
        (b'{"claim": "It did."}\n', "a.jsonl"),
        (workbook([["claim"]]), "a.bin"),
    ],
)
def test_a_list_of_claims_is_known_by_its_columns(data: bytes, name: str) -> None:
    assert is_claim_list(data, name)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "a.txt"),
        (b"Statement\n\nThe council, the mayor and the text say so.\n", "a.txt"),
        (b"[Applause] Thank you, he said.", "a.txt"),
        (b"The text, the claim and the rest of it are all here.\n", "a.txt"),
        (b"\x89PNG\r\n\x1a\n\x00", "a.csv"),
        (b"", "a.csv"),
        (word(), "a.docx"),
    ],
)
def test_a_document_is_no_list_of_claims(data: bytes, name: str) -> None:
    assert not is_claim_list(data, name)


@given(st.binary(max_size=200) | st.text(alphabet='claim,;"\n[]{}:x ', max_size=80).map(str.encode))
@settings(deadline=None)
def test_any_bytes_are_claims_or_a_refusal(data: bytes) -> None:
    is_claim_list(data, "a.csv")
    try:
        claims = read_ready_claims(data, "a.csv")
    except UnreadableSource:
        return
    assert all(claim.statement for claim in claims)
