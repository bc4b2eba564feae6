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


def test_the_version_names_what_matters_in_a_report_of_a_fault(blank: Terminal) -> None:
    assert list(loads(blank("version", "--json").out)) == [
        "claimdesk",
        "python",
        "sqlite",
        "schema",
    ]
    assert blank("version").out.startswith("claimdesk  ")
