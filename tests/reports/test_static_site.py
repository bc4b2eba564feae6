"""The public site: only what was published, at addresses that never die, the same bytes again."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from lxml import etree
from lxml import html as lxml_html

from claims.model import ClaimState
from reports.claimreview_rules import problems
from reports.static_site import files, pages_of, render
from review.publication import Publication
from tests.reports.atom_rules import ATOM, broken
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import CANARY, a_piece, a_review, a_verdict, at
from tests.reports.payloads import PAYLOADS, everywhere, mapped
from tests.reports.published import DESK, SITE, the_published_affair
from tests.reports.test_html import ACTIVE, LOADING

if TYPE_CHECKING:
    from review.dossier import Dossier

PAGES = ("claims/claim-a.html", "claims/claim-b.html", "claims/claim-d.html")
TAKEN_BACK = "claims/claim-e.html"
ODD = (*PAYLOADS, "\u202e\u2066evil", "w" * 10_000, "\x00\x1b\ud800", "=1+1", "</script><script>")
ALLOWED = {"link", "input", "script"}
"""Of what a report may not have: our style sheet, the choice on the index, ClaimReview."""


def site(dossier: Dossier | None = None, **choice: object) -> dict[str, bytes]:
    return files(dossier or the_published_affair(), publisher=DESK, **choice)  # type: ignore[arg-type]


def page(path: str, made: dict[str, bytes] | None = None) -> lxml_html.HtmlElement:
    return lxml_html.fromstring((made or site())[path])


def words(path: str, made: dict[str, bytes] | None = None) -> str:
    return " ".join(page(path, made).find(".//body").text_content().split())


def hostile(payload: str) -> Dossier:
    """The affair with the payload in every text but the ids, so that pages stay apart."""
    ids = re.compile(r"(claim|ver|rev|pub|ev|doc|occ|p)-\w+|five-steps@?1?")
    return mapped(the_published_affair(), lambda text: text if ids.fullmatch(text) else payload)


def markup(made: dict[str, bytes]) -> list[str]:
    return [path for path in made if path.endswith(".html")]


def test_each_published_verdict_has_a_page_and_nothing_else_has_one() -> None:
    made = site()

    assert sorted(p for p in made if p.startswith("claims/")) == sorted((*PAGES, TAKEN_BACK))
    assert "Mostly false" in words(PAGES[0])
    assert "lay off nearly half" not in b"".join(made.values()).decode()


def test_a_desk_that_published_nothing_has_a_site_that_says_so() -> None:
    made = site(the_affair())

    assert "No verdict has been published yet." in words("index.html", made)
    assert not [path for path in made if path.startswith("claims/")]
    assert list(broken(etree.fromstring(made["feed.xml"]), site=SITE)) == []


def test_a_page_carries_its_claimreview_as_it_leaves_for_archives() -> None:
    [script] = page(PAGES[1]).findall(".//script")
    review = json.loads(script.text)

    assert script.get("type") == "application/ld+json"
    assert problems(review) == ()
    assert review["url"] == f"{SITE}/{PAGES[1]}"
    assert page(PAGES[1]).find(".//link[@rel='canonical']").get("href") == review["url"]


def test_nothing_added_since_is_told_before_it_is_published() -> None:
    dossier = the_published_affair()
    later = a_piece(id="ev-late", quote="never-yet-told", added_at=at(9, day=30))
    judged = a_review(id="rev-late", claim_id="claim-b", rationale="never-yet-told", rating="true")
    decided = a_verdict(id="ver-late", rating="true", review_ids=("rev-late",))
    record = dossier.claims[1]
    changed = replace(
        record,
        claim=replace(record.claim, state=ClaimState.IN_REVIEW),
        evidence=(*record.evidence, later),
        reviews=(*record.reviews, judged),
        verdicts=(*record.verdicts, decided),
    )
    claims = (dossier.claims[0], changed, *dossier.claims[2:])

    assert site(replace(dossier, claims=claims))[PAGES[1]] == site()[PAGES[1]]


def test_a_correction_carries_date_and_reason_and_the_old_words_stay_readable() -> None:
    told = words(PAGES[0])

    assert "Corrected 22 January 2018. We had overlooked the register" in told
    assert "What stood here before That it is so: False The figure is made up." in told
    assert "We had overlooked the register" in words("corrections.html")
    assert "The figure is made up." in words("corrections.html")
    assert DESK.corrections in words("corrections.html")


def test_a_retracted_verdict_leaves_a_notice_that_repeats_nothing() -> None:
    told = words(TAKEN_BACK)

    assert "Taken back 25 January 2018. The minutes we relied on were of another meeting." in told
    assert "voted 7 to 2" not in b"".join(site().values()).decode()


def test_a_page_that_is_no_longer_handed_out_becomes_a_notice() -> None:
    made = site(gone=("claims/old.html", "../etc/passwd", "claims/../x.html", PAGES[0]))

    assert "no longer stands" in words("claims/old.html", made)
    assert not [path for path in made if ".." in path]
    assert made[PAGES[0]] == site()[PAGES[0]]


def test_what_happens_elsewhere_on_the_record_changes_no_page() -> None:
    dossier = the_published_affair()
    head = replace(dossier.head, events=9_999, digest="77" * 32)
    before, after = site(dossier), site(replace(dossier, head=head, title="Another title"))

    assert {path for path in before if before[path] != after[path]} == {"site.json"}


def test_the_order_of_the_claims_changes_nothing_but_the_style_of_none() -> None:
    dossier = the_published_affair()

    assert site(replace(dossier, claims=dossier.claims[::-1])) == site(dossier)


def test_the_manifest_names_every_file_and_what_was_a_page() -> None:
    made = site()
    manifest = json.loads(made["site.json"])

    assert set(manifest["files"]) == set(made) - {"site.json"}
    assert pages_of(made["site.json"]) == tuple(sorted((*PAGES, TAKEN_BACK)))


def test_the_first_bytes_of_a_packed_site_say_whose_it_is() -> None:
    assert b"claimdesk/1" in render(the_published_affair())[:2_000]


@pytest.mark.parametrize(
    "manifest", [b"", b"[]", b"{}", b'{"format": "other"}', b"\xff", b"[" * 100_000]
)
def test_a_manifest_that_is_none_of_ours_is_known(manifest: bytes) -> None:
    assert pages_of(manifest) is None


def test_every_link_within_the_site_leads_somewhere() -> None:
    made = site(gone=("claims/old.html",))

    for path in markup(made):
        for element in page(path, made).iter("a", "link"):
            target = urljoin(f"https://site.example/{path}", element.get("href"))
            if target.startswith("https://site.example/"):
                local = target.removeprefix("https://site.example/").partition("#")[0]
                assert local in made


def test_the_feed_keeps_the_rules_of_atom_and_its_days_are_those_of_the_record() -> None:
    feed = etree.fromstring(site()["feed.xml"])

    assert list(broken(feed, site=SITE)) == []
    assert feed.findtext(f"{ATOM}updated") == "2018-01-25T08:00:00Z"
    updated = [entry.findtext(f"{ATOM}updated") for entry in feed.iter(f"{ATOM}entry")]
    assert updated == ["2018-01-22T11:00:00Z", "2018-01-20T07:00:00Z", "2018-01-19T09:00:00Z"]


def test_the_index_can_be_narrowed_to_each_verdict_without_a_script() -> None:
    made = site()
    index = page("index.html", made)
    choices = index.findall(".//input")

    assert [one.get("type") for one in choices] == ["radio"] * 4
    assert index.findall(".//script") == []
    style = made["style.css"].decode()
    for number in range(1, 4):
        assert index.find_class(f"choice-{number}")
        assert f"#choice-{number}:checked" in style
        assert index.xpath(f"//label[@for='choice-{number}']")


def test_a_preview_says_so_on_every_page_and_carries_no_claimreview() -> None:
    record = the_affair().claims[1]
    made = site(replace(the_affair(), claims=(record,)), preview=True)

    assert "claims/claim-b.html" in made
    assert all("Preview." in words(path, made) for path in markup(made))
    assert not [path for path in markup(made) if page(path, made).findall(".//script")]


def test_nobody_of_the_desk_and_nothing_confidential_is_named() -> None:
    whole = b"".join(site().values()).decode()

    assert "Maya" not in whole
    assert "Jon Adeyemi" not in whole
    assert CANARY not in whole


@pytest.mark.parametrize("path", ["index.html", "corrections.html", *PAGES, TAKEN_BACK])
def test_a_page_can_be_walked_by_its_landmarks_and_headings(path: str) -> None:
    whole = page(path)
    levels = [int(e.tag[1]) for e in whole.iter("h1", "h2", "h3", "h4")]

    assert whole.get("lang") == "en"
    assert [len(whole.findall(f".//{tag}")) for tag in ("main", "h1", "nav", "footer")] == [1] * 4
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert whole.find(".//body")[0].get("href") == "#content"
    assert whole.get_element_by_id("content").tag == "main"
    assert all(len(whole.xpath(f"//*[@id='{i}']")) == 1 for i in whole.xpath("//@id"))


@pytest.mark.parametrize("payload", ODD)
def test_no_text_becomes_script_handler_or_remote_source(payload: str) -> None:
    made = site(hostile(payload))

    for path in markup(made):
        whole = page(path, made)
        for element in whole.iter():
            tag = str(element.tag).lower()
            assert tag not in ACTIVE - ALLOWED
            assert tag != "script" or element.get("type") == "application/ld+json"
            for name, value in element.attrib.items():
                assert not name.lower().startswith("on")
                assert name.lower() not in LOADING
                if name.lower() == "href":
                    assert re.match(r"https?://|(\.\./)?[a-z-]+[./]|#content$", value)
        assert len(whole.findall(".//link")) == 3
    assert list(broken(etree.fromstring(made["feed.xml"]), site=SITE)) == []


@pytest.mark.parametrize("payload", ODD)
def test_hostile_words_stay_words_within_the_claimreview(payload: str) -> None:
    dossier = the_published_affair()
    record = dossier.claims[1]
    claim = replace(record.claim, statement=f"It says {payload} here")
    made = site(replace(dossier, claims=(replace(record, claim=claim),)))
    [script] = page(PAGES[1], made).findall(".//script")

    assert json.loads(script.text)["claimReviewed"] == " ".join(claim.statement.split())


def test_every_payload_was_put_into_publications_too() -> None:
    changed = everywhere(the_published_affair(), "x").claims[0].publications

    assert [type(one) for one in changed] == [Publication, Publication]
    assert changed[1].because == "x"
