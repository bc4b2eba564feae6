"""Strands that lean on one origin count once, unknown ones never, and each reason is said."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from claims.lineage import Outlet, Strand, strand
from claims.model import Attribution, Mode, SpeakerRole
from review.independence import Counted, Independence, Shared, independence, strand_of_source
from review.model import OutsideSource, SourceKind
from review.sources import SourceClass

WORDS = "Fourteen lamps were taken down from the pier for repair in March"


def outlet(publisher: str | None = "Saltmarsh Post", document: str = "doc_1") -> Outlet:
    return Outlet(document=document, title=f"Page {document}", publisher=publisher)


def said(
    piece: str, speaker: str, where: Outlet, role: SpeakerRole = SpeakerRole.PERSON, *via: str
) -> Strand:
    told = Attribution(speaker=speaker, role=role, mode=Mode.INDIRECT, via=via)
    return strand(piece, f"{piece} says something else.", told, where)


def written(piece: str, where: Outlet, words: str = "") -> Strand:
    return strand(piece, words or f"{piece} has words of its own.", None, where)


def own(one: Strand) -> Strand:
    return replace(one, is_own=True)


def outside(
    piece: str, kind: SourceKind, said: SourceClass | None, address: str | None = None
) -> Strand:
    source = OutsideSource(id=f"src_{piece}", kind=kind, title=f"Thing {piece}", address=address)
    return strand_of_source(piece, f"{piece} holds words.", source, said)


def told(found: Independence) -> str:
    return " ".join(reason for origin in found.origins for reason in origin.reasons)


def test_two_outlets_that_saw_for_themselves_are_two_sources() -> None:
    found = independence([
        written("a", outlet()), written("b", outlet("Harbour Herald", "doc_2"))
    ])  # fmt: skip

    assert (found.pieces, found.sources, told(found)) == (2, 2, "")


def test_one_person_in_two_papers_is_one_source() -> None:
    found = independence([
        said("a", "Ada Quill", outlet()), said("b", "Quill", outlet("Harbour Herald", "doc_2"))
    ])  # fmt: skip

    assert (found.sources, told(found)) == (1, "Both are what Ada Quill says.")


def test_two_articles_of_one_outlet_are_one_source() -> None:
    found = independence([written("a", outlet()), written("b", outlet(document="doc_2"))])

    assert (found.sources, told(found)) == (1, "Both are Saltmarsh Post's own reporting.")


def test_a_paper_that_repeats_another_adds_no_source() -> None:
    herald = outlet("Harbour Herald", "doc_2")
    retold = said("b", "a source", outlet(), SpeakerRole.UNNAMED, "the Harbour Herald")
    found = independence([written("a", herald), retold])

    assert (found.sources, told(found)) == (1, "Both go back to Harbour Herald.")


def test_one_unnamed_source_in_two_papers_is_never_counted() -> None:
    first = said("a", "a source", outlet("Harbour Herald"), SpeakerRole.UNNAMED)
    retold = said("b", "a source", outlet(), SpeakerRole.UNNAMED, "Harbour Herald")
    found = independence([first, retold])

    assert (found.sources, found.not_counted(Counted.UNKNOWN)) == (0, 2)
    assert "Both go back to an unnamed source of Harbour Herald." in told(found)
    assert "Origin not known, not counted: it goes back to a source, not named." in told(found)


def test_copied_words_are_one_source_whoever_prints_them() -> None:
    found = independence([
        written("a", outlet(), WORDS + "."),
        written("b", outlet("Harbour Herald", "doc_2"), f"It said: {WORDS}, as before."),
    ])  # fmt: skip

    assert found.sources == 1
    assert "one was copied from the other" in told(found)


def test_nearly_the_same_words_with_another_number_are_not_copied() -> None:
    other = WORDS.replace("Fourteen", "14").replace("March", "May 12")
    found = independence([
        written("a", outlet(), WORDS), written("b", outlet("Harbour Herald", "doc_2"), other)
    ])  # fmt: skip

    assert found.sources == 2


LONG = (
    "The harbour office wrote in its yearly account that 14 lamps were taken down from the old "
    "pier for repair, that the keeper had asked for new ones since the storm, and that the town "
    "would pay for half of them once the ferries ran again in the spring of the following year"
)


@pytest.mark.parametrize(
    ("other", "sources"), [(LONG, 1), (LONG.replace("14 lamps", "41 lamps"), 2)]
)
def test_one_number_sets_apart_what_is_otherwise_word_for_word_the_same(
    other: str, sources: int
) -> None:
    found = independence([
        written("a", outlet(), LONG), written("b", outlet("Harbour Herald", "doc_2"), other)
    ])  # fmt: skip

    assert found.sources == sources


def test_a_few_words_that_are_the_same_are_met_by_chance() -> None:
    found = independence([
        written("a", outlet(), "The pier is open."),
        written("b", outlet("Harbour Herald", "doc_2"), "The pier is open."),
    ])  # fmt: skip

    assert found.sources == 2


def test_what_cites_a_document_that_is_evidence_itself_leans_on_it() -> None:
    ledger = Outlet(document="doc_2", title="Works ledger", publisher="Harbour office")
    citing = said("b", "the works ledger", outlet(), SpeakerRole.DOCUMENT)
    found = independence([written("a", ledger), citing])

    assert (found.sources, told(found)) == (1, "Both go back to “Works ledger”.")


def test_what_leans_on_the_claims_own_source_is_not_counted() -> None:
    claim = own(said("occ_1", "Ada Quill", outlet()))
    found = independence([claim, said("a", "Ada Quill", outlet("Harbour Herald", "doc_2")),
                          written("b", outlet("Harbour Herald", "doc_2"))])  # fmt: skip

    assert (found.pieces, found.sources, found.not_counted(Counted.OWN)) == (2, 1, 1)
    assert [origin.pieces for origin in found.origins] == [("b",), ("a",)]


def test_an_origin_that_is_not_known_is_said_and_not_counted() -> None:
    found = independence([written("a", outlet(None)), written("b", outlet("Herald", "doc_2"))])

    assert (found.sources, found.not_counted(Counted.UNKNOWN)) == (1, 1)
    assert told(found) == (
        "Origin not known, not counted: who published “Page doc_1” is not known."
    )


def test_two_passages_in_a_writers_words_of_one_document_are_one_source() -> None:
    found = independence([written("a", outlet(None)), written("b", outlet(None))])

    assert len(found.origins) == 1
    assert "the writer's own words in “Page doc_1”" in told(found)


def test_what_a_person_said_joins_what_no_rule_would() -> None:
    shared = Shared(left="a", right="b", because="one agency wrote both", said_by="Maya")
    strands = [written("a", outlet()), written("b", outlet("Herald", "doc_2"))]

    assert independence(strands).sources == 2
    found = independence(strands, [shared])
    assert found.sources == 1
    assert told(found) == ("Maya says that both lean on the same origin: one agency wrote both.")


@pytest.mark.parametrize(
    ("kind", "said", "sources"),
    [
        (SourceKind.RECORD, None, 1), (SourceKind.INTERVIEW, None, 1), (SourceKind.WEB, None, 0),
        (SourceKind.FILE, None, 0), (SourceKind.WEB, SourceClass.PRIMARY_RECORD, 1),
        (SourceKind.WEB, SourceClass.OTHER, 1), (SourceKind.INTERVIEW, SourceClass.ANONYMOUS, 0),
        (SourceKind.WEB, SourceClass.SOCIAL, 1), (SourceKind.WEB, SourceClass.REPORTING, 1),
    ],
)  # fmt: skip
def test_an_outside_source_counts_once_it_is_known_what_it_is(
    kind: SourceKind, said: SourceClass | None, sources: int
) -> None:
    found = independence([outside("a", kind, said)])

    assert found.sources == sources
    assert ("not counted" in told(found)) == (not sources)


def test_two_places_in_one_source_are_one_source() -> None:
    one = outside("a", SourceKind.RECORD, None)
    found = independence([one, replace(one, id="b", words="Another table of it.")])

    assert (found.sources, told(found)) == (1, "Both are the same source, “Thing a”.")


def test_two_records_of_one_title_are_one_source() -> None:
    one = outside("a", SourceKind.RECORD, None)
    found = independence([one, replace(one, id="b", source="src_b", words="Another table.")])

    assert (found.sources, told(found)) == (1, "Both go back to Thing a.")


def test_two_pages_of_one_outlet_outside_are_one_source() -> None:
    pages = [
        outside(name, SourceKind.WEB, SourceClass.REPORTING, address=f"https://{host}/{name}")
        for name, host in (("a", "www.herald.example"), ("b", "herald.example"))
    ]

    assert told(independence(pages)) == "Both are herald.example's own reporting."
    assert independence(pages).sources == 1
    assert pages[0].chain == ("herald.example", "Thing a")


def test_no_evidence_has_no_source() -> None:
    assert independence([own(written("occ_1", outlet()))]) == Independence()


SPEAKERS = some.sampled_from(["Ada Quill", "Tom Beck", "Quill"])
OUTLETS = some.sampled_from(["Saltmarsh Post", "Harbour Herald", None])


@settings(deadline=None, max_examples=60)
@given(some.lists(some.tuples(SPEAKERS | some.none(), OUTLETS), max_size=5))
def test_the_order_of_the_pieces_changes_nothing_and_each_is_counted_once(
    made: list[tuple[str | None, str | None]],
) -> None:
    strands = [
        said(str(n), speaker, outlet(publisher, f"doc_{n}"))
        if speaker
        else written(str(n), outlet(publisher, f"doc_{n}"))
        for n, (speaker, publisher) in enumerate(made)
    ]
    found = independence(strands)

    assert sorted(p for origin in found.origins for p in origin.pieces) == sorted(
        one.id for one in strands
    )
    assert {independence(order).sources for order in list(permutations(strands))[:6]} <= {
        found.sources
    }
