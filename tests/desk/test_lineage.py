"""A claim's evidence is traced to its origins, and people may join two of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotFound
from claims.lineage import OriginKind
from db.driver import driver
from desk import evidence as evidence_desk
from desk import lineage as lineage_desk
from desk import outside_sources
from desk.evidence import LinkSource
from desk.lineage import ShareOrigin, lineage_screen
from reports.lineage_words import not_counted, summary
from review.independence import Counted
from review.model import SourceKind, Stance
from review.sources import SourceClass
from tests.builders import LEDGER, a_claim, a_document, a_link, checked, number_of

if TYPE_CHECKING:
    from claims.model import Claim
    from desk import Desk

HERALD = """Lamps counted again

"Twenty lamps were out when I walked by on Sunday," said Ada Quill, who repairs nets. \
The Herald counted the lamps on Monday and found 21 of them dark.
"""


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """What the harbour office said, in the Saltmarsh Post."""
    document = a_document(desk, publisher="Saltmarsh Post")
    return a_claim(desk, document, "The pier at Saltmarsh has lost 14 of its 40 lamps")


def herald(desk: Desk, claim: Claim, words: str) -> str:
    return a_link(desk, claim, a_document(desk, HERALD, publisher="Harbour Herald"), words)


def shown(desk: Desk, claim: Claim) -> tuple[str, ...]:
    found = lineage_screen(desk, claim.id).independence
    return (summary(found), *not_counted(found))


def test_the_claims_own_chain_comes_first(desk: Desk, claim: Claim) -> None:
    own = lineage_screen(desk, claim.id).strands[0]

    assert own.is_own
    assert own.chain[-1] == "Saltmarsh Post"
    assert shown(desk, claim) == ("",)


def test_a_passage_has_the_speaker_that_was_read_there(desk: Desk, claim: Claim) -> None:
    herald(desk, claim, "Twenty lamps were out when I walked by on Sunday")
    strand = lineage_screen(desk, claim.id).strands[-1]

    assert strand.chain == ("Ada Quill", "Harbour Herald")
    assert strand.kind is OriginKind.SPEAKER


def test_a_passage_in_the_writers_words_is_the_outlets(desk: Desk, claim: Claim) -> None:
    herald(desk, claim, "The Herald counted the lamps on Monday and found 21 of them dark.")

    assert lineage_screen(desk, claim.id).strands[-1].name == "Harbour Herald"
    assert shown(desk, claim) == ("1 piece, 1 independent source",)


def test_two_pieces_are_two_sources_until_a_person_knows_better(desk: Desk, claim: Claim) -> None:
    one = herald(desk, claim, "The Herald counted the lamps on Monday and found 21 of them dark.")
    other = a_link(
        desk, claim, a_document(desk, LEDGER, publisher="Saltmarsh Works"), "Fourteen lamps"
    )
    assert shown(desk, claim) == ("2 pieces, 2 independent sources",)

    said = ShareOrigin(claim=claim.id, left=other, right=one, because="the Herald used the ledger")
    made = lineage_desk.share_origin(desk, said).made[0]
    assert shown(desk, claim) == ("2 pieces, 1 independent source",)
    (origin,) = lineage_screen(desk, claim.id).independence.origins
    assert origin.reasons == (
        "Maya says that both lean on the same origin: the Herald used the ledger.",
    )

    with pytest.raises(InvalidInput, match="said already"):
        lineage_desk.share_origin(desk, said)
    lineage_desk.part_origins(desk, made, because="it did not")
    assert shown(desk, claim) == ("2 pieces, 2 independent sources",)
    lineage_desk.share_origin(desk, said)
    assert checked(desk).ok


def test_what_was_taken_back_is_not_taken_back_twice(desk: Desk, claim: Claim) -> None:
    one = herald(desk, claim, "The Herald counted the lamps on Monday")
    own = claim.occurrences[0].id
    said = ShareOrigin(claim=claim.id, left=one, right=own, because="")
    made = lineage_desk.share_origin(desk, said).made[0]
    assert shown(desk, claim)[1] == "1 piece leans on the claim's own source: not counted"

    with pytest.raises(InvalidInput, match="needs a reason"):
        lineage_desk.part_origins(desk, made, because=" ")
    lineage_desk.part_origins(desk, made, because="misread")
    with pytest.raises(NotFound, match="holds any more"):
        lineage_desk.part_origins(desk, made, because="misread")


def test_only_two_pieces_of_the_claim_can_be_joined(desk: Desk, claim: Claim) -> None:
    one = herald(desk, claim, "The Herald counted the lamps on Monday")

    for left, right in ((one, one), (one, "evd_none"), ("", one)):
        with pytest.raises(InvalidInput, match="Choose two pieces"):
            lineage_desk.share_origin(
                desk, ShareOrigin(claim=claim.id, left=left, right=right, because="x")
            )
    assert number_of(desk, "select count(*) from shared_origins") == 0


def test_evidence_that_was_retracted_is_no_source(desk: Desk, claim: Claim) -> None:
    one = herald(desk, claim, "The Herald counted the lamps on Monday")
    evidence_desk.retract(desk, one, because="wrong month")

    assert shown(desk, claim) == ("",)


def test_an_outside_source_counts_once_somebody_has_classed_it(desk: Desk, claim: Claim) -> None:
    link = LinkSource(
        claim=claim.id,
        kind=SourceKind.WEB,
        title="Lamp register",
        stance=Stance.SUPPORTS,
        address="https://harbour.example/lamps",
    )
    source = evidence_desk.link_source(desk, link).made[1]
    evidence_desk.link_source(desk, replace(link, locator="page 2", stance=Stance.CONTEXT))
    assert shown(desk, claim) == (
        "2 pieces, no independent source known",
        "2 pieces lean on an origin that is not known: not counted",
    )

    outside_sources.set_class(desk, source, SourceClass.PRIMARY_RECORD)
    assert shown(desk, claim) == ("2 pieces, 1 independent source",)


def test_a_document_without_a_publisher_is_no_known_origin(desk: Desk, claim: Claim) -> None:
    a_link(desk, claim, a_document(desk, LEDGER), "Fourteen lamps were taken down")
    (origin,) = lineage_screen(desk, claim.id).independence.origins

    assert origin.counted is Counted.UNKNOWN
    assert "who published “" in origin.reasons[0]


def test_that_two_pieces_share_an_origin_is_never_edited(desk: Desk, claim: Claim) -> None:
    one = herald(desk, claim, "The Herald counted the lamps on Monday")
    said = ShareOrigin(claim=claim.id, left=one, right=claim.occurrences[0].id, because="")
    lineage_desk.share_origin(desk, said)

    for change in ("update shared_origins set claim_id = 'x'", "delete from shared_origins"):
        with (
            pytest.raises(driver.IntegrityError, match="never"),
            desk.database.write() as writing,
        ):
            writing.execute(change)
