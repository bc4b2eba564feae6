"""What many claims lean on is one source, with its copies, its class and the notes on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed, NotFound
from db import evidence_store, sources_store
from db.driver import driver
from desk import evidence as evidence_desk
from desk import outside_sources
from desk.evidence import LinkSource
from desk.outside_sources import AddSource
from review.model import SourceKind, Stance
from review.sources import SourceClass, standing_notes
from tests.builders import a_claim, a_document, checked, number_of, the_claim
from tests.db.tampering import tamper

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk
    from review.model import Evidence

ADDRESS = "https://harbour.example/lamps"
REGISTER = b"Lamp register\n\nTwenty-six of the 40 lamps were lit on 3 March. Ten wait for parts.\n"


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """A claim of a document."""
    return a_claim(desk, a_document(desk), "has lost 14 of its 40 lamps")


@pytest.fixture
def link(claim: Claim) -> LinkSource:
    """A web page to link, without a copy."""
    return LinkSource(
        claim=claim.id,
        kind=SourceKind.WEB,
        title="Lamp register",
        stance=Stance.SUPPORTS,
        address=ADDRESS,
    )


@pytest.fixture
def register(desk: Desk) -> str:
    """A source with a copy that can be read; its id."""
    source = AddSource(
        kind=SourceKind.WEB,
        title="Lamp register",
        address=ADDRESS,
        attachment=("register.txt", REGISTER),
        accessed_on=date(2026, 3, 4),
        archive_address="https://archive.example/lamps",
    )
    return outside_sources.add(desk, source).made[0]


def sources(desk: Desk) -> int:
    return number_of(desk, "select count(*) from outside_sources")


def the_piece(desk: Desk, claim: Claim) -> Evidence:
    with desk.database.snapshot() as snapshot:
        return evidence_store.of_claims(snapshot, [claim.id])[-1]


@pytest.mark.parametrize(
    "address",
    [
        ADDRESS, "http://harbour.example/lamps/", "https://www.Harbour.example:443/lamps#top",
        "https://harbour.example/lamps?utm_source=letter",
    ],
)  # fmt: skip
def test_the_same_address_links_the_source_that_is_here(
    desk: Desk, link: LinkSource, register: str, address: str
) -> None:
    done = evidence_desk.link_source(desk, replace(link, address=address, title="Another name"))

    assert done.made[1] == register
    assert sources(desk) == 1


@pytest.mark.parametrize(
    "address",
    ["https://harbour.example/lamps?page=2", "https://harbour.example/boats",
     "https://other.example/lamps", "https://harbour.example:8443/lamps"],
)  # fmt: skip
def test_another_address_is_another_source(
    desk: Desk, link: LinkSource, register: str, address: str
) -> None:
    evidence_desk.link_source(desk, replace(link, address=address))

    assert sources(desk) == 2


def test_the_same_file_links_the_source_that_is_here(
    desk: Desk, link: LinkSource, register: str
) -> None:
    same = replace(
        link, kind=SourceKind.FILE, address=None, title="A file", attachment=("b.txt", REGISTER)
    )

    assert evidence_desk.link_source(desk, same).made[1] == register
    assert sources(desk) == 1


def test_a_source_is_linked_by_its_id(desk: Desk, link: LinkSource, register: str) -> None:
    evidence_desk.link_source(desk, replace(link, source=register, title="", address=None))

    assert (sources(desk), the_piece(desk, the_claim(desk, link.claim)).source is None) == (
        1,
        False,
    )


def test_adding_a_source_twice_names_the_one_that_is_here(desk: Desk, register: str) -> None:
    again = AddSource(kind=SourceKind.WEB, title="Lamps", address=ADDRESS)

    with pytest.raises(NotAllowed, match=rf"here already, as “Lamp register” \({register}\)"):
        outside_sources.add(desk, again)
    assert sources(desk) == 1


def test_adding_a_known_source_with_a_new_file_keeps_that_as_a_copy(
    desk: Desk, register: str
) -> None:
    newer = AddSource(
        kind=SourceKind.WEB, title="x", address=ADDRESS, attachment=("r.txt", REGISTER + b"New.\n")
    )

    assert outside_sources.add(desk, newer).event.action == "kept a copy of a source"
    assert (sources(desk), number_of(desk, "select count(*) from source_snapshots")) == (1, 2)


def test_a_copy_has_digest_day_type_archive_and_words(desk: Desk, register: str) -> None:
    with desk.database.snapshot() as snapshot:
        (copy,) = sources_store.snapshots(snapshot, register)

    assert (copy.media_type, copy.accessed_on) == ("text/plain", date(2026, 3, 4))
    assert (copy.size, len(copy.digest)) == (len(REGISTER), 64)
    assert copy.archive_address == "https://archive.example/lamps"
    assert "Twenty-six of the 40 lamps" in (copy.text or "")


def test_the_same_source_is_copied_again_on_another_day(desk: Desk, register: str) -> None:
    for body in (REGISTER, REGISTER.replace(b"Ten", b"Nine")):
        outside_sources.add_copy(desk, register, ("r.txt", body), accessed_on=date(2026, 4, 1))

    with desk.database.snapshot() as snapshot:
        copies = sources_store.snapshots(snapshot, register)
    assert len(copies) == 3
    assert copies[0].digest == copies[1].digest != copies[2].digest
    assert checked(desk).ok


def test_a_quotation_is_kept_as_the_copy_has_it_with_its_place(
    desk: Desk, link: LinkSource, claim: Claim, register: str
) -> None:
    evidence_desk.link_source(desk, replace(link, quote="Twenty‑six of the  40 lamps were lit"))
    piece = the_piece(desk, claim)
    with desk.database.snapshot() as snapshot:
        place = sources_store.places(snapshot, [piece.id])[piece.id]
        (copy,) = sources_store.snapshots(snapshot, register)

    assert piece.quote == "Twenty-six of the 40 lamps were lit"
    assert place.extent.of(copy.text or "") == piece.quote
    assert checked(desk).ok


def test_a_quotation_that_says_something_else_is_refused_with_what_stands_there(
    desk: Desk, link: LinkSource, register: str
) -> None:
    wrong = replace(link, quote="Twenty-six of the 41 lamps were lit on 3 March.")

    with pytest.raises(InvalidInput, match="closest is “Twenty-six of the 40 lamps were lit"):
        evidence_desk.link_source(desk, wrong)


def test_words_that_no_copy_has_are_kept_as_typed_without_a_place(
    desk: Desk, link: LinkSource, claim: Claim, register: str
) -> None:
    evidence_desk.link_source(desk, replace(link, quote="Seen on a sign beside the page"))
    piece = the_piece(desk, claim)

    assert piece.quote == "Seen on a sign beside the page"
    assert number_of(desk, "select count(*) from quoted_places") == 0


def test_the_last_class_holds_and_the_one_before_stays(desk: Desk, register: str) -> None:
    outside_sources.set_class(desk, register, SourceClass.REPORTING)
    outside_sources.set_class(
        desk, register, SourceClass.PRIMARY_RECORD, because="kept by the office itself"
    )
    with desk.database.snapshot() as snapshot:
        said = sources_store.classes(snapshot, [register])[register]

    assert (said.source_class, said.said_by) == (SourceClass.PRIMARY_RECORD, "Maya")
    assert said.because == "kept by the office itself"
    assert number_of(desk, "select count(*) from source_classes") == 2


def test_a_note_is_revised_once_and_its_first_wording_stays(
    desk: Desk, colleague: Desk, register: str
) -> None:
    first = outside_sources.add_note(desk, register, "Counts at noon only.").made[0]
    outside_sources.revise_note(colleague, first, "Counts at noon and at dusk.")
    with desk.database.snapshot() as snapshot:
        notes = sources_store.notes(snapshot, register)

    assert [(one.words, one.written_by) for one in standing_notes(notes)] == [
        ("Counts at noon and at dusk.", "Tomas")
    ]
    assert len(notes) == 2
    with pytest.raises(NotAllowed, match="revised already"):
        outside_sources.revise_note(desk, first, "Something else.")


@pytest.mark.parametrize("words", ["", "  ", "—"])
def test_a_note_needs_words(desk: Desk, register: str, words: str) -> None:
    with pytest.raises(InvalidInput, match="needs words"):
        outside_sources.add_note(desk, register, words)


def test_what_is_not_here_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound, match="no source"):
        outside_sources.set_class(desk, "src_none", SourceClass.OTHER)
    with pytest.raises(NotFound, match="no note"):
        outside_sources.revise_note(desk, "snt_none", "Words.")


@pytest.mark.parametrize(
    ("table", "column"),
    [("source_snapshots", "file"), ("source_classes", "class"), ("source_notes", "number"),
     ("quoted_places", "start_at")],
)  # fmt: skip
def test_what_is_known_of_a_source_is_never_edited_or_deleted(
    desk: Desk, link: LinkSource, register: str, table: str, column: str
) -> None:
    outside_sources.set_class(desk, register, SourceClass.OTHER)
    outside_sources.add_note(desk, register, "Counts at noon.")
    evidence_desk.link_source(desk, replace(link, quote="Ten wait for parts."))

    for change in (f"update {table} set {column} = {column}", f"delete from {table}"):
        with (
            pytest.raises(driver.IntegrityError, match="never"),
            desk.database.write() as writing,
        ):
            writing.execute(change)


def test_everything_said_of_a_source_is_an_event_of_it(desk: Desk, register: str) -> None:
    outside_sources.set_class(desk, register, SourceClass.OTHER)
    note = outside_sources.add_note(desk, register, "Counts at noon.").made[0]
    outside_sources.revise_note(desk, note, "Counts at dusk.")
    told = number_of(desk, f"select count(*) from event_subjects where subject = '{register}'")

    assert told == 4
    assert checked(desk).ok


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("source_classes set class = 'social'", "Class of a source"),
        ("source_notes set written_by = 'x'", "Note on a source"),
        ("source_snapshots set archive_address = null", "Copy of a source"),
        ("quoted_places set start_at = start_at - 1", "are not those that"),
    ],
)
def test_what_is_changed_behind_the_desks_back_is_found(
    desk: Desk, link: LinkSource, register: str, change: str, told: str
) -> None:
    outside_sources.set_class(desk, register, SourceClass.OTHER)
    outside_sources.add_note(desk, register, "Counts at noon.")
    evidence_desk.link_source(desk, replace(link, quote="Ten wait for parts."))
    assert checked(desk).ok
    tamper(desk.database, f"update {change}")

    assert told in " ".join(finding.what for finding in checked(desk).findings)
