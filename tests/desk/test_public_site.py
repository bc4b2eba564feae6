"""What would be on the public site, and what keeps a verdict from travelling as ClaimReview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk import exports, house_style, public_site
from desk.publishing import publish, retract
from review.house import HouseStyle
from tests.builders import (
    a_claim,
    a_desk,
    a_document,
    a_review,
    a_sign_off,
    nobody_need_be_asked,
)

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from desk import Desk


def a_desk_that_published(folder: Path) -> Desk:
    desk = a_desk(folder)
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    a_review(desk, claim)
    nobody_need_be_asked(desk, claim.id)
    a_sign_off(desk, claim.id)
    publish(desk, claim.id)
    return desk


def test_it_is_said_what_a_claimreview_lacks_and_of_which_claim(tmp_path: Path) -> None:
    desk = a_desk_that_published(tmp_path)

    found = public_site.outlook(desk)

    assert (found.verdicts, found.corrections, found.taken_back) == (1, 0, 0)
    assert (found.has_name, found.has_address) == (False, False)
    (told,) = found.without_claimreview
    assert told.endswith(": url is missing (the desk's site address)")


def test_with_a_name_and_an_address_every_published_verdict_gives_a_claimreview(
    tmp_path: Path,
) -> None:
    desk = a_desk_that_published(tmp_path)
    house_style.set_house(desk, HouseStyle(name="The Post", site="https://post.example"))

    found = public_site.outlook(desk)
    written = public_site.publish(desk, tmp_path / "site")

    assert found.without_claimreview == ()
    assert (written.pages, written.changed, written.has_address) == (1, written.files, True)
    assert public_site.publish(desk, tmp_path / "site").changed == 0


def test_it_is_said_when_the_folder_does_not_show_a_correction_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, folder = a_desk_that_published(tmp_path), tmp_path / "site"
    assert public_site.outlook(desk).waiting == 0, "there is no folder"
    monkeypatch.setenv(public_site.VARIABLE, str(folder))
    assert public_site.outlook(desk).waiting == 1
    public_site.publish(desk, folder)
    assert public_site.outlook(desk).waiting == 0

    retract(desk, exports.all_out(desk).claims[0], because="It was another pier.")

    assert public_site.outlook(desk).waiting == 1
    public_site.publish(desk, folder)
    assert public_site.outlook(desk).waiting == 0


def test_no_folder_is_written_into_from_the_app_unless_the_machine_names_one() -> None:
    assert public_site.folder() is None
