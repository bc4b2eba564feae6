"""publish-site: a folder that only ever says what is published."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from db.opening import open_database
from desk import exports, publishing
from desk.team import sit_down
from tests.builders import a_sign_off, nobody_need_be_asked

if TYPE_CHECKING:
    from desk import Desk
    from tests.cli.conftest import Terminal


@pytest.fixture
def decided(terminal: Terminal) -> Terminal:
    """The terminal after claim 1 was decided."""
    terminal(
        *("evidence", "link", "1", "--document", "2", "--words", "1,512 people"),
        *("--stance", "refutes"),
    )
    given = ("verdict", "give", "1", "--rating", "false", "--evidence", "all")
    assert terminal(*given, "--rationale", "The register counts 1,512.").code == 0
    return terminal


def desk_of(terminal: Terminal) -> Desk:
    return sit_down(open_database(terminal.folder / "var" / "claimdesk.db"), "Maya Lind")


def claim_one(terminal: Terminal) -> str:
    return str(loads(terminal("show", "1", "--json").out)["id"])


def published(terminal: Terminal) -> str:
    """Publish claim 1 and return the name of its page."""
    desk, claim = desk_of(terminal), claim_one(terminal)
    nobody_need_be_asked(desk, claim)
    a_sign_off(desk, claim)
    publishing.publish(desk, claim)
    return f"public/claims/{claim}.html"


def tree(terminal: Terminal) -> dict[str, tuple[bytes, int]]:
    folder = terminal.folder / "public"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(p.relative_to(folder)): (p.read_bytes(), p.stat().st_mtime_ns) for p in files}


def test_a_published_verdict_has_a_page_and_the_file_is_logged(decided: Terminal) -> None:
    page = published(decided)

    done = decided("publish-site", "public")

    assert "public: 1 page, " in done.out
    assert "The register counts 1,512." in (decided.folder / page).read_text("utf-8")
    assert [one.format for one in exports.past(desk_of(decided))] == ["site"]


def test_nothing_is_handed_out_before_it_is_published(decided: Terminal) -> None:
    decided("publish-site", "public")

    assert not (decided.folder / "public" / "claims").exists()
    assert "No verdict has been published yet." in (
        decided.folder / "public" / "index.html"
    ).read_text("utf-8")


def test_a_preview_shows_what_is_decided_and_says_so(decided: Terminal) -> None:
    done = decided("publish-site", "public", "--preview", "--json")

    page = decided.folder / "public" / "claims" / f"{claim_one(decided)}.html"
    assert loads(done.out)["pages"] == 1
    assert "Preview." in page.read_text("utf-8")


def test_publishing_again_writes_nothing_that_did_not_change(decided: Terminal) -> None:
    published(decided)
    decided("publish-site", "public")
    before = tree(decided)

    done = decided("publish-site", "public", "--json")

    assert tree(decided) == before
    assert loads(done.out)["written"] == 0


def test_a_verdict_taken_back_leaves_a_notice_at_its_address(decided: Terminal) -> None:
    page = published(decided)
    decided("publish-site", "public")
    publishing.retract(desk_of(decided), claim_one(decided), because="It was another bridge.")

    decided("publish-site", "public")

    told = (decided.folder / page).read_text("utf-8")
    assert "It was another bridge." in told
    assert "1,512" not in told


def test_a_page_of_a_preview_becomes_a_notice_when_the_site_is_published(decided: Terminal) -> None:
    decided("publish-site", "public", "--preview")

    decided("publish-site", "public")

    page = decided.folder / "public" / "claims" / f"{claim_one(decided)}.html"
    assert "no longer stands" in page.read_text("utf-8")


def test_a_folder_that_holds_something_else_is_refused_and_left_alone(decided: Terminal) -> None:
    decided.file("public/index.html", "<title>Front page</title>")

    done = decided("publish-site", "public")

    assert done.code == 1
    assert "no site of this desk is in it. Nothing was written." in done.err
    assert (decided.folder / "public" / "index.html").read_text() == "<title>Front page</title>"


@pytest.mark.parametrize("where", ["statements.csv", "statements.csv/inside", "a\0b"])
def test_a_place_that_can_be_no_folder_is_refused(decided: Terminal, where: str) -> None:
    assert decided("publish-site", where).code == 1


def test_what_stands_beside_our_files_is_left_alone(decided: Terminal) -> None:
    decided("publish-site", "public")
    decided.file("public/robots.txt", "User-agent: *")

    assert decided("publish-site", "public").code == 0
    assert (decided.folder / "public" / "robots.txt").exists()


def test_with_an_address_the_pages_carry_their_claimreview(decided: Terminal) -> None:
    page = published(decided)
    without = decided("publish-site", "public")
    given = ("--address", "https://facts.example.org/", "--name", "The Ledger")

    done = decided("publish-site", "public", *given)

    told = (decided.folder / page).read_text("utf-8")
    assert "No ClaimReview is in the pages" in without.err
    assert done.err == ""
    assert f'"url": "https://facts.example.org/{page.removeprefix("public/")}"' in told
    assert '"name": "The Ledger"' in told


def test_what_is_no_address_is_refused_before_anything_is_written(decided: Terminal) -> None:
    done = decided("publish-site", "public", "--address", "javascript:alert(1)")

    assert (done.code, (decided.folder / "public").exists()) == (1, False)
    assert "is no web address. Nothing was written." in done.err
