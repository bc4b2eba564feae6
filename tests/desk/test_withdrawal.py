"""A withdrawn text is gone from tables, pages, reports and bytes; the record proves itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed
from db.board_view import ClaimFilter
from db.driver import driver
from desk import drafts, evidence, exports, search, triage, upkeep, withdrawal
from desk.screens import claim_screen, claims_screen, document_screen
from desk.screens.sources import source_screen
from desk.withdrawal import Withdraw
from reports.registry import RENDERERS
from review.model import SourceKind, Stance
from tests.builders import (
    PIER,
    a_claim,
    a_document,
    a_link,
    a_review,
    checked,
    number_of,
    the_claim,
    the_document,
)
from tests.reports.reading_back import text_of

if TYPE_CHECKING:
    from claims.model import Claim, Document
    from desk import Desk
    from reports.renderer import Renderer

CANARY = "quillwort"
"""A word that stands in the document alone."""
TEXT = f"""\
A letter from the harbour

The harbour lost 14 of its 40 {CANARY} lamps in March. "Nobody mended a {CANARY} lamp since 2019," \
said Ada Quill, who repairs {CANARY} nets at the pier every day of the year.
"""
WORDS = f"The harbour lost 14 of its 40 {CANARY} lamps in March."
BECAUSE = "a court said so"
PUBLISHING = {"claimreview", "site"}
"""Formats that hold published verdicts only."""


@pytest.fixture
def document(desk: Desk) -> Document:
    """A text with a claim in it, and evidence for another claim."""
    return a_document(desk, TEXT)


@pytest.fixture
def claim(desk: Desk, document: Document) -> Claim:
    """A claim whose words stand in the document, judged."""
    made = a_claim(desk, document, WORDS)
    a_review(desk, made, rationale="Counted on the spot.")
    return made


def withdraw(desk: Desk, document: Document, *, statements: bool = False) -> withdrawal.Withdrawn:
    asked = Withdraw(document=document.id, because=BECAUSE, statements=statements)
    return withdrawal.withdraw(desk, asked)


def bytes_of(desk: Desk) -> bytes:
    """Everything that lies on the disk: the database, its journals, and a fresh backup."""
    folder = desk.database.path.parent
    upkeep.backup(desk, folder / f"copy-{number_of(desk, 'select count(*) from events')}.db")
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file())


def test_no_byte_of_it_is_left_in_the_file_its_journal_or_a_new_backup(
    desk: Desk, document: Document, claim: Claim
) -> None:
    drafts.keep(desk, f"review {claim.id}", {"rationale": f"They say: {WORDS}"})
    assert CANARY.encode() in bytes_of(desk)
    for old in desk.database.path.parent.glob("copy-*"):
        old.unlink()

    done = withdraw(desk, document)

    assert done.is_scrubbed
    assert CANARY.encode() not in bytes_of(desk)
    assert number_of(desk, "select count(*) from drafts") == 0


def test_the_record_still_proves_itself_and_lists_what_was_withdrawn(
    desk: Desk, document: Document, claim: Claim
) -> None:
    withdraw(desk, document)

    found = checked(desk)
    assert found.findings == ()
    assert len(found.withdrawals) == 1
    assert BECAUSE in found.withdrawals[0]


def test_where_the_words_were_it_says_when_and_why(
    desk: Desk, document: Document, claim: Claim
) -> None:
    withdraw(desk, document)

    notice = f"[withdrawn on 2026-03-09: {BECAUSE}]"
    now = the_claim(desk, claim.id)
    assert now.statement == notice
    assert now.occurrences[0].span.quote == notice
    assert the_document(desk, document.id).withdrawn == notice
    assert the_document(desk, document.id).text == ""


def test_verdicts_and_reasons_stay(desk: Desk, document: Document, claim: Claim) -> None:
    withdraw(desk, document)

    screen = claim_screen(desk, claim.id, chosen=ClaimFilter(), order="number")
    assert screen.reviews[0].rationale == "Counted on the spot."
    assert screen.standing


def test_a_wording_that_a_person_wrote_stays_unless_it_is_asked_for(
    desk: Desk, document: Document, claim: Claim
) -> None:
    other = a_claim(desk, document, f"Nobody mended a {CANARY} lamp since 2019")
    triage.edit(desk, triage.Rewording(claim=other.id, statement="No lamp was mended since 2019."))

    going = withdrawal.foresee(desk, Withdraw(document=document.id, because=BECAUSE))
    assert other.id in going.worded
    withdraw(desk, document)

    assert the_claim(desk, other.id).statement == "No lamp was mended since 2019."
    assert CANARY.encode() not in bytes_of(desk)


def test_ticked_it_goes_too(desk: Desk, document: Document) -> None:
    other = a_claim(desk, document, WORDS)
    triage.edit(desk, triage.Rewording(claim=other.id, statement="Lamps were lost by some."))
    withdraw(desk, document, statements=True)

    assert the_claim(desk, other.id).statement.startswith("[withdrawn")
    assert b"Lamps were lost by some." not in bytes_of(desk)


def test_words_that_another_document_holds_stay_there(desk: Desk) -> None:
    one = a_document(desk, PIER)
    two = a_document(desk, PIER.replace("Harbour pier goes dark", "The pier, a day later"))
    kept = a_claim(desk, two, "The pier at Saltmarsh has lost 14 of its 40 lamps")
    a_claim(desk, one, "The pier at Saltmarsh has lost 14 of its 40 lamps")

    done = withdraw(desk, one)

    assert done.going.kept
    assert the_claim(desk, kept.id).occurrences[0].span.quote.startswith("The pier at Saltmarsh")
    assert the_document(desk, two.id).text == two.text
    assert checked(desk).findings == ()


def test_evidence_that_pointed_there_says_so(desk: Desk, document: Document) -> None:
    claim = a_claim(desk, a_document(desk, PIER), "14 of its 40 lamps")
    a_link(desk, claim, document, WORDS)
    withdraw(desk, document)

    (piece,) = claim_screen(desk, claim.id, chosen=ClaimFilter(), order="number").evidence
    assert piece.span is not None
    assert "withdrawn" in piece.span.quote


def test_nobody_finds_it_and_no_list_stumbles(desk: Desk, document: Document, claim: Claim) -> None:
    withdraw(desk, document)

    assert all(one.total == 0 for one in search.everywhere(desk.database, CANARY).sections)
    assert CANARY not in repr(claims_screen(desk.database, ClaimFilter()))
    assert CANARY not in repr(document_screen(desk.database, document.id))


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda one: one.key)
def test_every_report_says_so_and_none_fails(
    desk: Desk, document: Document, claim: Claim, renderer: Renderer
) -> None:
    withdraw(desk, document)

    text = text_of(exports.preview(desk, exports.Scope(), renderer.key).body)

    assert CANARY not in text
    assert BECAUSE in text or renderer.key in PUBLISHING


def test_a_copy_of_a_source_is_withdrawn_and_the_source_stays(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk, PIER), "14 of its 40 lamps")
    link = evidence.LinkSource(
        claim=claim.id,
        kind=SourceKind.FILE,
        title="A letter",
        stance=Stance.SUPPORTS,
        quote=WORDS,
        attachment=("letter.txt", TEXT.encode()),
    )
    made = evidence.link_source(desk, link).made
    (copy,) = source_screen(desk.database, made[1]).copies

    withdrawal.withdraw(desk, Withdraw(copy=copy.copy.id, because=BECAUSE))

    (after,) = source_screen(desk.database, made[1]).copies
    assert after.copy.text is None
    assert BECAUSE in after.copy.withdrawn
    assert CANARY.encode() not in bytes_of(desk)
    assert checked(desk).findings == ()


def test_what_was_withdrawn_does_not_come_back_by_typing_it(
    desk: Desk, document: Document, claim: Claim
) -> None:
    withdraw(desk, document)

    with pytest.raises(InvalidInput, match="were withdrawn from this desk"):
        a_review(desk, claim, rationale=WORDS)


def test_a_withdrawal_needs_a_reason_and_happens_once(desk: Desk, document: Document) -> None:
    with pytest.raises(InvalidInput, match="needs a reason"):
        withdrawal.withdraw(desk, Withdraw(document=document.id, because=" "))
    withdraw(desk, document)
    with pytest.raises(NotAllowed, match="withdrawn already"):
        withdraw(desk, document)


@pytest.mark.parametrize(
    "sql",
    [
        "update texts set body = null, purged_at = '2026', purged_because = 'a slip'",
        "update originals set body = null, purged_at = '2026', purged_because = 'a slip'",
        "delete from texts",
        "delete from originals",
        "delete from documents",
        "delete from withdrawals",
        "update withdrawals set withdrawn_at = '2026'",
    ],
)
def test_nothing_but_a_withdrawal_takes_words_out(
    desk: Desk, document: Document, claim: Claim, sql: str
) -> None:
    if "withdrawals" in sql:
        withdraw(desk, document)

    with desk.database.connect() as connection, pytest.raises(driver.IntegrityError):
        connection.conn.execute(sql)
