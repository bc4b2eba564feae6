"""Reports tell how many independent sources there are, and never whose a confidential piece is."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.lineage import OriginKind, Strand
from reports.disclosure import disclosed
from reports.lineage_words import CLASSES, heading, not_counted, summary, told
from reports.registry import RENDERERS, render
from review.independence import Counted, Independence, Origin
from review.sources import SourceClass
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import CANARY
from tests.reports.reading_back import text_of

if TYPE_CHECKING:
    from review.dossier import ClaimRecord


@pytest.fixture
def passengers() -> ClaimRecord:
    """The first claim of the affair as it may leave the desk."""
    return disclosed(the_affair()).claims[0]


def origin(counted: Counted, *pieces: str, name: str = "Somebody") -> Origin:
    return Origin(name=name, pieces=pieces, counted=counted, reasons=())


def test_the_count_is_told_in_a_line() -> None:
    two = Independence(origins=(origin(Counted.YES, "a", "b"), origin(Counted.YES, "c")))
    none = Independence(origins=(origin(Counted.OWN, "a"), origin(Counted.UNKNOWN, "b", "c")))

    assert summary(two) == "3 pieces, 2 independent sources"
    assert summary(none) == "3 pieces, no independent source known"
    assert summary(Independence()) == ""
    assert not_counted(none) == (
        "1 piece leans on the claim's own source: not counted",
        "2 pieces lean on an origin that is not known: not counted",
    )


def test_an_origin_is_called_by_its_name_and_its_standing() -> None:
    assert heading(origin(Counted.OWN, "a")) == "Somebody (the claim's own source)"
    assert heading(origin(Counted.UNKNOWN, "a", name="")) == "Origin not known"


def test_a_report_tells_the_count_and_each_reason(passengers: ClaimRecord) -> None:
    assert tuple(told(passengers)) == (
        "3 pieces, 1 independent source",
        "2 pieces not on the record and left out of this count",
        (
            "Harbour register: p-jon says that both lean on the same origin: one register. "
            "Both are what The ferry company says."
        ),
    )


@pytest.mark.parametrize("key", [one.key for one in RENDERERS])
def test_no_format_has_a_word_of_a_confidential_origin(key: str) -> None:
    assert CANARY not in text_of(render(the_affair(), key))


ELSEWHERE = {"annotations", "claimreview", "site"}
"""The vocabulary of two has no place for a count of sources; a site holds what was published."""


@pytest.mark.parametrize("key", [one.key for one in RENDERERS if one.key not in ELSEWHERE])
def test_every_format_for_people_has_the_count_of_independent_sources(key: str) -> None:
    said = text_of(render(the_affair(), key))

    assert "independent" in said, f"“{key}” leaves out `ClaimView.origins`."


def test_the_interchange_names_the_pieces_of_each_origin() -> None:
    first = json.loads(render(the_affair(), "json"))["claims"][0]["independence"]

    assert (first["pieces"], first["independent_sources"]) == (3, 1)
    assert first["origins"][0]["evidence_ids"] == ["ev-1", "ev-2", "ev-6"]


def test_a_claim_without_strands_has_nothing_to_tell(passengers: ClaimRecord) -> None:
    bare = replace(passengers, strands=(), shared=())

    assert tuple(told(bare)) == ()


def test_every_class_of_source_has_a_label_and_a_meaning() -> None:
    assert list(CLASSES) == list(SourceClass)
    assert all(word.meaning.endswith(".") for word in CLASSES.values())


def test_that_an_origin_is_not_known_is_said_once(passengers: ClaimRecord) -> None:
    missing = "nobody has said what class of source “Final account” is"
    one = Strand(id="ev-1", kind=OriginKind.UNKNOWN, name="", chain=(), words="", missing=missing)

    (*_, line) = told(replace(passengers, strands=(one,), shared=()))

    assert line == f"Origin not known, not counted: {missing}."
