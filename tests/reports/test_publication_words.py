"""Every report tells when a verdict went out, and carries the notice of each correction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reports.publication_words import lines
from reports.registry import RENDERERS, render
from review.publication import Publication, PublicationKind
from tests.reports.brambleford import the_affair
from tests.reports.reading_back import text_of

if TYPE_CHECKING:
    from review.dossier import Dossier

NOTICE = "We had counted the wrong quarter"
OTHERWISE = {"annotations", "claimreview", "site"}
"""Two have no place for it; the site shows it its own way (`reports.site_views`)."""


def out(kind: PublicationKind, day: int, because: str = "") -> Publication:
    return Publication(
        id=f"pub_{day}",
        kind=kind,
        verdict_ids=(),
        events=day,
        published_at=datetime(2018, 2, day, 9, 0, tzinfo=UTC),
        because=because,
    )


def corrected() -> Dossier:
    """The affair, its first claim published and corrected."""
    first, *others = the_affair().claims
    lines_out = (out(PublicationKind.FIRST, 1), out(PublicationKind.CORRECTION, 3, NOTICE))
    return replace(the_affair(), claims=(replace(first, publications=lines_out), *others))


def test_each_publication_is_a_sentence_with_its_day_and_reason() -> None:
    assert lines(corrected().claims[0]) == (
        "Published 1 February 2018.",
        f"Corrected 3 February 2018: {NOTICE}",
    )


@pytest.mark.parametrize("key", [one.key for one in RENDERERS if one.key not in OTHERWISE])
def test_every_report_carries_the_notice_of_a_correction(key: str) -> None:
    said = " ".join(text_of(render(corrected(), key)).split())

    assert NOTICE in said, f"“{key}” leaves out `ClaimView.published`."


@pytest.mark.parametrize("key", [one.key for one in RENDERERS if one.key not in OTHERWISE])
def test_a_claim_that_never_went_out_says_nothing_of_it(key: str) -> None:
    assert "Corrected 3" not in text_of(render(the_affair(), key))
