"""A document is taken in whole or not at all, and only once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from claims.errors import InvalidInput, Refusal, UnreadableSource
from db import claims_store, documents_store
from db.rows import stamp
from desk.exports import Scope, export
from desk.intake import About, take_in, take_in_each, take_in_pasted
from desk.own_reports import OwnReport
from desk.storing import TakenIn, told_of
from sources.model import Found
from tests.builders import (
    LEDGER,
    PIER,
    START,
    a_claim,
    a_desk,
    a_document,
    checked,
    events,
    number_of,
    the_document,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk import Desk


def test_a_document_is_stored_with_its_text_its_bytes_and_its_claims(desk: Desk) -> None:
    taken = take_in_pasted(desk, PIER)
    document = the_document(desk, taken.document or "")
    with desk.database.snapshot() as snapshot:
        claims = claims_store.of_document(snapshot, document.id)
        original = documents_store.original(snapshot, document.digest)
        passages = documents_store.passages(snapshot, document.id)

    assert document.text == PIER
    assert original == PIER.encode()
    assert len(claims) == taken.claims > 0
    assert len(passages) > 3
    assert [row["position"] for row in passages] == list(range(len(passages)))


def test_every_claim_stands_at_its_exact_words(desk: Desk) -> None:
    document = a_document(desk)
    with desk.database.snapshot() as snapshot:
        claims = claims_store.of_document(snapshot, document.id)

    for span in (occurrence.span for claim in claims for occurrence in claim.occurrences):
        assert document.text[span.start : span.end] == span.quote
        assert document.text[: span.start].endswith(span.prefix)
        assert document.text[span.end :].startswith(span.suffix)


def test_taking_in_is_one_event_about_the_document_and_its_claims(desk: Desk) -> None:
    taken = take_in_pasted(desk, PIER)
    subjects = number_of(desk, "select count(*) from event_subjects where seq = 2")

    assert events(desk) == 2
    assert subjects == 1 + taken.claims
    assert checked(desk).ok


def test_the_same_bytes_again_are_the_document_that_is_here(desk: Desk, colleague: Desk) -> None:
    first = take_in_pasted(desk, PIER)
    before = events(desk)
    again = take_in_pasted(colleague, PIER, About(title="Another title"))

    assert again.known
    assert (again.document, again.title, again.claims) == (
        first.document,
        first.title,
        first.claims,
    )
    assert events(desk) == before


def test_two_who_take_the_same_in_at_once_get_one_document(desk: Desk) -> None:
    def take(_: int) -> TakenIn:
        return take_in_pasted(desk, PIER)

    with ThreadPoolExecutor(max_workers=4) as pool:
        taken = list(pool.map(take, range(4)))

    assert len({one.document for one in taken}) == 1
    assert number_of(desk, "select count(*) from documents") == 1
    assert checked(desk).ok


def test_what_a_person_says_goes_before_what_the_text_says(desk: Desk) -> None:
    document = a_document(
        desk,
        title=" A   pier ",
        publisher="Saltmarsh Mail",
        author="Jo Reed",
        published_on=date(2026, 3, 4),
        url="https://mail.example/pier",
    )

    assert (document.title, document.publisher, document.author) == (
        "A pier",
        "Saltmarsh Mail",
        "Jo Reed",
    )
    assert (document.published_on, document.url) == (
        date(2026, 3, 4),
        "https://mail.example/pier",
    )


def test_a_text_without_a_title_is_called_by_what_it_is(desk: Desk) -> None:
    assert take_in_pasted(desk, PIER).title


def test_dates_that_wait_for_the_day_of_publication_are_counted(desk: Desk) -> None:
    assert take_in_pasted(desk, PIER).unresolved > 0
    assert take_in_pasted(desk, PIER + " ", About(published_on=date(2026, 3, 4))).unresolved == 0


def test_a_date_that_waits_for_another_words_does_not_wait_for_the_day(desk: Desk) -> None:
    about = About(published_on=date(2026, 3, 4))

    assert take_in_pasted(desk, "The pier lost 14 lamps the same week.", about).unresolved == 0


@pytest.mark.parametrize("text", ["", "  \n ", "\0", "pier\0pier", "pier \ud83d"])
def test_what_is_no_text_is_refused_and_leaves_nothing(desk: Desk, text: str) -> None:
    with pytest.raises(Refusal):
        take_in_pasted(desk, text)
    assert number_of(desk, "select count(*) from documents") == 0
    assert number_of(desk, "select count(*) from texts") == 0


@pytest.mark.parametrize(
    "about",
    [
        About(published_on=date(2026, 3, 11)),
        About(published_on=date(1200, 1, 1)),
        About(url="javascript:alert(1)"),
        About(title="pier " * 200),
        About(author="Jo\0Reed"),
        About(author="Jo \ud800"),
    ],
    ids=["future", "before print", "no address", "long", "NUL", "half a character"],
)
def test_what_cannot_be_said_of_a_document_is_refused_and_leaves_nothing(
    desk: Desk, about: About
) -> None:
    with pytest.raises(InvalidInput, match="Nothing was saved"):
        take_in_pasted(desk, PIER, about)
    assert number_of(desk, "select count(*) from documents") == 0
    assert checked(desk).ok


def test_of_what_a_file_says_of_itself_only_what_is_an_address_is_kept() -> None:
    found = {
        "url": Found(value="javascript:alert(1)", where="a page"),
        "title": Found(value="pier " * 200, where="a page"),
    }
    told = told_of(found, About())

    assert told.url is None
    assert len(told.title or "") <= 500


def test_a_file_is_read_by_what_it_holds(desk: Desk) -> None:
    taken = take_in(desk, LEDGER.encode(), "../../ledger.txt")

    assert taken.name == "ledger.txt"
    assert the_document(desk, taken.document or "").text == LEDGER


def test_a_file_that_cannot_be_read_is_refused(desk: Desk) -> None:
    with pytest.raises(UnreadableSource):
        take_in(desk, b"\x7fELF" + bytes(200), "ledger.txt")
    assert events(desk) == 1


def test_of_many_files_a_bad_one_does_not_stop_the_others(desk: Desk) -> None:
    def gone() -> bytes:
        raise FileNotFoundError(2, "No such file or directory")

    files: list[tuple[str, Callable[[], bytes]]] = [
        ("empty.txt", lambda: b""),
        ("gone.txt", gone),
        ("ledger.txt", LEDGER.encode),
    ]
    empty, missing, ledger = take_in_each(desk, files)

    assert "is empty" in (empty.refusal or "")
    assert "cannot be read: No such file" in (missing.refusal or "")
    assert ledger.document is not None


def test_a_near_copy_is_noticed_and_still_taken_in(desk: Desk) -> None:
    first = a_document(desk)
    taken = take_in_pasted(desk, PIER.replace("next month", "in two months") + "\nThat is all.\n")

    assert [twin.document for twin in taken.alike] == [first.id]
    assert taken.alike[0].likeness > 0.6
    assert not taken.known


def test_another_report_of_the_same_event_is_no_copy(desk: Desk) -> None:
    a_document(desk)

    assert take_in_pasted(desk, LEDGER).alike == ()


def test_who_took_it_in_and_when_is_kept(desk: Desk) -> None:
    document = a_document(desk)

    assert document.added_by == "Maya"
    assert stamp(document.added_at) > stamp(START)


texts = some.text(
    some.characters(exclude_categories=["Cs"]) | some.sampled_from(" \n.“”\"'\u00a0\u2028🙂"),
    max_size=300,
)


@settings(max_examples=40, deadline=None)
@given(text=texts)
def test_whatever_the_text_its_words_are_kept_and_quoted_exactly(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    desk = a_desk(tmp_path_factory.mktemp("any"))
    whole = f"{text}The pier is open.{text}"
    try:
        document = a_document(desk, whole)
    except UnreadableSource:
        assert "\0" in whole
        return
    claim = a_claim(desk, document, "The pier is open.")

    assert document.text == whole
    span = claim.occurrences[0].span
    assert span.quote == whole[span.start : span.end] == "The pier is open."
    assert checked(desk).ok


@pytest.mark.parametrize("key", ["pdf", "html", "markdown", "docx"])
def test_a_report_of_this_desk_is_no_source_unless_somebody_insists(desk: Desk, key: str) -> None:
    claim = a_claim(desk, a_document(desk), "lost 14 of its 40 lamps")
    made = export(desk, Scope(claims=(claim.id,)), key)
    before = events(desk)

    (refused,) = take_in_each(desk, [(made.file, lambda: made.body)])

    assert refused.is_ours
    assert "is a report of this desk: Maya handed it out on" in (refused.refusal or "")
    assert events(desk) == before
    assert take_in(desk, made.body, made.file, About(although_ours=True)).number == 2


def test_a_report_that_was_saved_anew_is_known_by_the_entry_that_it_names(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "lost 14 of its 40 lamps")
    body = export(desk, Scope(claims=(claim.id,)), "markdown").body

    with pytest.raises(OwnReport, match="it shows the record at entry"):
        take_in_pasted(desk, body.decode() + "Seen by the lawyer.\n")


def test_a_text_that_names_some_other_fingerprint_is_taken_in(desk: Desk) -> None:
    assert take_in_pasted(desk, f"The file has the digest {'ab' * 32}.\n").number == 1
