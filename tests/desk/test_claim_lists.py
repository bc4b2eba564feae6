"""Lists of claims that are worded already."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import UnreadableSource
from claims.model import ClaimState, Mode, SpeakerRole
from db.board_view import ClaimFilter
from desk.claim_lists import DETECTOR, _prepared, take_in_claims, take_in_either
from desk.intake import About, correct, take_in_each
from desk.screens import claim_screen, document_screen
from desk.upkeep import verify
from sources.model import ReadyClaim
from tests.sources.files import workbook

if TYPE_CHECKING:
    from desk import Desk
    from desk.screens import ClaimScreen

ROOT = Path(__file__).parents[2]
LIST = (
    b"Claim,Speaker,Date,Source\n"
    b'"The pier has lost at least 14 of its lamps since Tuesday.",Ada Quill,2026-03-05,Pier Post\n'
    b",,,\n"
    b"The council met yesterday.,,,\n"
)


def _claim(desk: Desk, number: int) -> ClaimScreen:
    return claim_screen(desk, str(number), chosen=ClaimFilter(), order="number")


def test_the_statements_become_a_text_with_each_claim_at_its_exact_words(desk: Desk) -> None:
    taken = take_in_claims(desk, LIST, "lamps.csv")

    screen = document_screen(desk.database, str(taken.number))
    words = [mark.extent.of(screen.document.text) for mark in screen.marks]
    assert taken.claims == 2
    assert words == [mark.statement for mark in screen.marks]
    assert screen.document.text == "\n\n".join(words)


def test_a_claim_is_cited_by_its_row_and_belongs_to_the_speaker_given(desk: Desk) -> None:
    take_in_claims(desk, LIST, "lamps.csv")

    first, second = _claim(desk, 1), _claim(desk, 2)

    spoken = first.contexts[0].occurrence.attribution
    assert (spoken.speaker, spoken.role) == ("Ada Quill", SpeakerRole.PERSON)
    assert (spoken.mode, spoken.via, spoken.method) == (Mode.INDIRECT, ("Pier Post",), "listed")
    assert second.contexts[0].occurrence.attribution.role is SpeakerRole.UNKNOWN
    assert [first.contexts[0].place, second.contexts[0].place] == ["row 2", "row 4"]
    assert first.claim.state is ClaimState.CANDIDATE
    assert first.claim.detector == DETECTOR


def test_numbers_and_dates_of_a_row_are_read_with_the_rows_own_day(desk: Desk) -> None:
    taken = take_in_claims(desk, LIST, "lamps.csv")

    (occurrence,) = _claim(desk, 1).claim.occurrences
    assert [int(q.low or 0) for q in occurrence.quantities] == [14]
    assert [t.anchor for t in occurrence.times] == [date(2026, 3, 5)]
    assert taken.unresolved == 1


def test_a_row_without_a_day_waits_for_the_day_of_the_list(desk: Desk) -> None:
    taken = take_in_claims(desk, LIST, "lamps.csv")
    correct(desk, str(taken.number), {"published_on": date(2026, 3, 8)})

    (occurrence,) = _claim(desk, 2).claim.occurrences

    assert [t.earliest for t in occurrence.times] == [date(2026, 3, 7)]


def test_the_same_list_again_gives_the_document_that_is_here(desk: Desk) -> None:
    first = take_in_claims(desk, LIST, "lamps.csv")

    again = take_in_claims(desk, LIST, "another name.csv")

    assert (again.known, again.document, again.claims) == (True, first.document, 2)


def test_what_people_say_of_the_list_stands_with_the_document(desk: Desk) -> None:
    about = About(title="Claims of March", publisher="Pier Post", published_on=date(2026, 3, 8))

    taken = take_in_claims(desk, LIST, "lamps.csv", about)

    document = document_screen(desk.database, str(taken.number)).document
    assert (document.title, document.publisher) == ("Claims of March", "Pier Post")
    assert taken.unresolved == 0


def test_a_list_is_recognised_among_documents(desk: Desk) -> None:
    note = b"The pier lost 14 lamps. Nobody knows why."
    files = [("lamps.csv", lambda: LIST), ("note.txt", lambda: note)]

    taken = list(take_in_each(desk, files, take=take_in_either))

    readers = [document_screen(desk.database, str(t.number)).document.reader for t in taken]
    assert readers[0] == DETECTOR
    assert readers[1].startswith("plain")


def test_a_table_that_is_no_list_of_claims_is_refused_when_it_is_said_to_be_one(desk: Desk) -> None:
    with pytest.raises(UnreadableSource, match="no column of claims"):
        take_in_either(desk, b"harbour,depth\nSaltmarsh,4\n", "depths.csv", as_list=True)


def test_a_broken_workbook_is_refused(desk: Desk) -> None:
    body = BytesIO()
    with ZipFile(body, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")

    with pytest.raises(UnreadableSource):
        take_in_either(desk, body.getvalue(), "claims.xlsx")


def test_a_workbook_is_opened_in_a_child_and_never_where_people_wait() -> None:
    """One of 5 MB that was made to do harm held the whole server up for 47 seconds."""
    program = (
        "import sys; from desk.claim_lists import read_either; "
        "read = read_either(sys.stdin.buffer.read(), 'claims.xlsx'); "
        "print(len(read.candidates), 'openpyxl' in sys.modules)"
    )
    data = workbook([["claim", "speaker"], ["Three boats failed.", "Ana"]])

    done = subprocess.run(
        [sys.executable, "-c", program], input=data, cwd=ROOT, capture_output=True, check=True
    )

    assert done.stdout.split() == [b"1", b"False"]


def test_the_record_stays_whole(desk: Desk) -> None:
    take_in_claims(desk, LIST, "lamps.csv")

    assert verify(desk.database).ok


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1),
        min_size=1,
        max_size=6,
    )
)
def test_every_claim_stands_at_its_own_words_whatever_they_are(statements: list[str]) -> None:
    listed = [ReadyClaim(statement=words, row=n) for n, words in enumerate(statements, start=2)]

    item = _prepared("list.csv", b"claim", listed, None)

    assert [c.extent.of(item.source.text) for c in item.candidates] == statements
    assert [item.source.text[p.start : p.end] for p in item.source.places] == statements
