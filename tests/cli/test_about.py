"""scales and version."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

from review.scales import SCALES

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def test_every_scale_and_rating_is_explained(blank: Terminal) -> None:
    shown = " ".join(blank("scales").out.split())

    for scale in SCALES.values():
        assert scale.reference in shown
        assert all(rating.meaning in shown for rating in scale.ratings)


def test_programs_learn_which_scale_is_usual(blank: Terminal) -> None:
    scales = loads(blank("scales", "--json").out)["scales"]

    assert [scale["reference"] for scale in scales if scale["default"]] == ["five-steps@1"]


def test_the_scale_of_claims_to_come_and_of_one_claim_is_chosen(blank: Terminal) -> None:
    blank("take-in", blank.file("pier.txt", "Fourteen lamps were taken down from the pier."))
    assert "three-steps@1" in blank("scales", "--for-new-claims", "three-steps@1").out
    blank("take-in", blank.file("quay.txt", "Nine boats were built at the quay in March."))

    scales = [loads(blank("show", n, "--json").out)["scale"] for n in ("1", "2")]
    assert scales == ["five-steps@1", "three-steps@1"]

    blank("claim", "scale", "1", "evidence@1")

    assert loads(blank("show", "1", "--json").out)["scale"] == "evidence@1"


def test_the_version_names_what_matters_in_a_report_of_a_fault(blank: Terminal) -> None:
    assert list(loads(blank("version", "--json").out)) == [
        "claimdesk",
        "python",
        "sqlite",
        "schema",
    ]
    assert blank("version").out.startswith("claimdesk  ")
