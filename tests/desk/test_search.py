"""One field finds claims, quotations, passages and documents; reviews are never searched."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from claims.query import FIELDS
from desk import bulk, intake, tags, triage
from desk.bulk import Asked, Bulk
from desk.search import PAGE, everywhere, unread
from tests.builders import LEDGER, PIER, a_claim, a_desk, a_document, a_review, the_claim

if TYPE_CHECKING:
    from desk import Desk
    from desk.search import Hit, Section


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two documents and a decided claim, which these tests only read."""
    desk = a_desk(tmp_path_factory.mktemp("everywhere"))
    pier = a_document(desk, PIER, title="Harbour pier goes dark", published_on=date(2026, 3, 3))
    a_document(desk, LEDGER, title="Works ledger", published_on=date(2026, 3, 9))
    claim = a_claim(desk, pier, "has lost 14 of its 40 lamps")
    a_review(desk, claim, rationale="The submarine surveyor could not say.")
    return desk


def hits(desk: Desk, text: str, section: Section) -> tuple[Hit, ...]:
    found = everywhere(desk.database, text).sections
    return next((one.hits for one in found if one.section == section), ())


def written(hit: Hit) -> str:
    return "".join(words for words, _ in hit.words)


def matched(hit: Hit) -> list[str]:
    return [words for words, is_match in hit.words if is_match]


def test_every_section_answers_with_what_matched_marked(quay: Desk) -> None:
    assert any("lamps" in matched(hit) for hit in hits(quay, "lamp", "claims"))
    assert any("lamps" in matched(hit) for hit in hits(quay, "lamp", "passages"))
    assert [written(hit) for hit in hits(quay, "ledger", "documents")] == ["Works ledger"]
    (said,) = hits(quay, "mended", "quotations")
    assert (said.speaker, matched(said)) == ("Ada Quill", ["mended"])


def test_a_passage_opens_at_its_place(quay: Desk) -> None:
    (hit,) = hits(quay, '"ten of the lamps"', "passages")

    assert hit.document == 2
    assert LEDGER[hit.at :].startswith(written(hit))


def test_a_phrase_wants_its_words_in_a_row_and_a_star_goes_on(quay: Desk) -> None:
    assert not hits(quay, '"lamps ten"', "passages")
    assert hits(quay, "led*", "documents")
    assert not hits(quay, "led", "documents")


@pytest.mark.parametrize(
    ("text", "some_"),
    [
        ("speaker:quill", True),
        ('speaker:"ada quill" mended', True),
        ("speaker:roe mended", False),
        ("document:1 mended", True),
        ("document:pier mended", True),
        ("document:2 mended", False),
        ("mended before:2026-04", True),
        ("mended before:2026-03", False),
        ("mended after:2026-02", True),
        ("mended after:2026-03", False),
        ("state:candidate mended", True),
        ("state:dismissed mended", False),
    ],
)
def test_fields_narrow_what_is_found(quay: Desk, text: str, some_: bool) -> None:
    assert bool(hits(quay, text, "quotations")) is some_


def test_a_verdict_narrows_claims_and_the_passages_that_hold_them(quay: Desk) -> None:
    (claim,) = hits(quay, "lamps verdict:unproven", "claims")
    (passage,) = hits(quay, "lamps verdict:unproven", "passages")

    assert "14 of its 40" in written(claim)
    assert "14 of its 40" in written(passage)
    assert not hits(quay, "lamps verdict:true", "claims")


def test_words_of_reviews_are_found_nowhere(quay: Desk) -> None:
    assert everywhere(quay.database, "submarine").total == 0


def test_a_field_alone_lists_what_it_leaves(quay: Desk) -> None:
    assert [hit.document for hit in hits(quay, "document:2", "documents")] == [2]
    assert hits(quay, "verdict:unproven", "claims")
    assert everywhere(quay.database, " ?! ").sections == ()


def test_one_section_is_read_page_by_page(desk: Desk) -> None:
    a_document(desk, "\n\n".join(f"Buoy number {n} was painted." for n in range(2 * PAGE + 3)))
    pages = [
        everywhere(desk.database, "buoy", only="passages", page=page).sections for page in (1, 2, 3)
    ]
    (first, second, third) = (
        next(one for one in page if one.section == "passages") for page in pages
    )

    assert first.total == 2 * PAGE + 3
    assert len({hit.at for one in (first, second, third) for hit in one.hits}) == first.total
    assert len(third.hits) == 3


def test_a_renamed_document_is_found_by_its_new_title(desk: Desk) -> None:
    document = a_document(desk)
    intake.correct(desk, document.id, {"title": "The lamp affair"})

    assert hits(desk, "document:affair pier", "passages")
    assert not hits(desk, "document:dark pier", "passages")


def test_a_dismissed_claim_is_found_and_says_so(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    triage.dismiss(desk, [claim.id], because="trivial")
    found = [hit for hit in hits(desk, "open day", "claims") if hit.claim == claim.number]

    assert [hit.state for hit in found] == [the_claim(desk, claim.id).state]


pieces = some.sampled_from(
    ["AND", "OR", "NOT", "NEAR(", '"', "'", "*", "^", ":", ")", "{", "-", "lamps", "🦀", "\ud800",
     "\ufdd0", "before:2026-02-30", "state:x", *(f"{field}:2026" for field in FIELDS)]
)  # fmt: skip
anything = some.text(max_size=120) | some.lists(pieces, max_size=12).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(text=anything)
def test_no_text_whatever_makes_a_search_fail(quay: Desk, text: str) -> None:
    everywhere(quay.database, text)
    everywhere(quay.database, text, only="passages", page=3)


def test_claims_and_documents_are_found_by_tag_in_any_case(desk: Desk) -> None:
    document = a_document(desk)
    claim = a_claim(desk, document, "14 of its 40 lamps")
    asked = Asked(action=Bulk.TAG, claims=(claim.id,), tag="Harbour budget")
    bulk.carry(desk, asked)
    tags.tag_documents(desk, [document.id], "harbour budget")
    found = everywhere(desk.database, 'tag:"HARBOUR budget"')

    assert {one.section: one.total for one in found.sections if one.total} == {
        "claims": 1,
        "documents": 1,
    }
    assert everywhere(desk.database, "tag:nothing").total == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("by:quill lamps", "there is no field “by”"),
        ("state:candidat_x", "that is no state; there are candidate, "),
        ("speaker: quill", "“speaker:” asks for nothing"),
        ("before:Tuesday", "that is no day; write 2024"),
        ('verdict:"rather odd"', "that is no rating"),
        ("https://example.org lamps", ""),
        ("speaker:quill lamps", ""),
        ("lamps", ""),
    ],
)
def test_what_was_written_like_a_field_and_is_none_is_said(
    desk: Desk, text: str, said: str
) -> None:
    told = unread(everywhere(desk.database, text).query)

    assert len(told) == bool(said)
    assert not said or said in told[0]
