"""The printed page: complete, calm, and inert whatever it is fed."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html

from reports.html import CONTENTS_FROM, css_string, render
from reports.layout import content_security_policy
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import a_claim, a_document, a_dossier, a_record, an_occurrence
from tests.reports.payloads import ADDRESSES, PAYLOADS, everywhere

if TYPE_CHECKING:
    from review.dossier import Dossier

ACTIVE = {
    "script", "iframe", "frame", "object", "embed", "applet", "base", "form", "input", "button",
    "img", "image", "video", "audio", "source", "track", "link", "use", "animate", "foreignobject",
    "template", "noscript", "textarea", "math",
}  # fmt: skip
LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "style"}


def parsed(dossier: Dossier) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(render(dossier))


def text_of(dossier: Dossier) -> str:
    return " ".join(parsed(dossier).text_content().split())


def shape(page: lxml_html.HtmlElement) -> list[str]:
    """Every element but links, which come and go with the address."""
    return [str(element.tag) for element in page.iter() if element.tag != "a"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_script_handler_or_remote_source(payload: str) -> None:
    page = parsed(everywhere(the_affair(), payload))

    for element in page.iter():
        assert str(element.tag).lower() not in ACTIVE
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert name.lower() not in LOADING
            if name.lower().endswith("href"):
                assert re.match(r"https?://|#claim-\d+$", value)
    assert len(page.findall(".//style")) == 1
    assert len(page.findall(".//meta")) == 6


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_page_has_the_same_elements_whatever_its_texts_say(payload: str) -> None:
    line = f"x{payload}".replace("\n", " ")
    harmless = "x" * len(line)

    assert shape(parsed(everywhere(the_affair(), line))) == shape(
        parsed(everywhere(the_affair(), harmless))
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_a_clean_web_address_becomes_a_link(address: str) -> None:
    claim = a_claim("The ferry closes.", an_occurrence("Mill Lane ferry"))
    page = parsed(a_dossier(a_record(claim), documents=(a_document(url=address),)))

    assert page.findall(".//a") == []


def test_a_web_address_is_linked_as_it_was_given_and_tells_nobody_where_from() -> None:
    link = parsed(the_affair()).find(".//cite/a")

    assert link is not None
    assert link.get("href") == "https://courier.example/2018/ferry?page=1&print=yes"
    assert link.get("rel") == "noopener noreferrer nofollow"


def test_the_policy_lets_exactly_the_pages_own_style_sheet_apply() -> None:
    page = parsed(the_affair())
    style = page.find(".//style").text
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")

    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'"
    assert policy == content_security_policy(style)


def test_the_style_sheet_loads_nothing() -> None:
    style = parsed(the_affair()).find(".//style").text

    assert not re.search(r"@import|url\(|expression|//", style)


@pytest.mark.parametrize("text", ['"; } body { display: none', "</style><b>", "a\\", "é\n“"])
def test_a_title_cannot_leave_its_string_in_the_style_sheet(text: str) -> None:
    quoted = css_string(text)

    assert re.fullmatch(r'"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*"', quoted)


def test_the_exact_words_carry_their_numbers_and_dates_as_marks() -> None:
    marks = parsed(the_affair()).findall(".//article[1]//blockquote/span")

    assert [(m.get("class"), m.text) for m in marks] == [
        ("mark mark-number", "more than 1,500 passengers"),
        ("mark mark-date", "October"),
    ]


def test_a_statement_that_is_the_exact_words_is_printed_once() -> None:
    second = parsed(the_affair()).findall(".//article")[1]

    assert second.findall(".//blockquote") == []
    assert "".join(second.find(".//h2").itertext()).strip() == (
        "No one has been hurt on this ferry in at least a decade"
    )


@pytest.mark.parametrize(
    "words",
    [
        "Ottilie Marsh, harbour master · Quoted directly",
        "a source → The Courier → Weir Courier",
        "Not settled; possibly Ottilie Marsh or Ambrose Tull",
        "Weir Courier · 17 January 2018 · paragraph 2, characters 167–218",
        "“nearly half” is read as about 50%",
        "“neither” is not resolved, needs the publication date.",
        "Mostly false A grain of truth in it; its main point is contradicted.",
        "Maya Ferris, 18 January 2018, 14:03 UTC · High confidence · rests on 1 piece of evidence",
        "Adjudicated · Jon Adeyemi",
        "That it is so: False dissent A figure that is off by a quarter is simply wrong.",
        "That it is so: False superseded First reading.",
        "Verdict withdrawn",
        "Retracted 18 January 2018, 12:00 UTC: that was October 2016",
        "read on 18 January 2018 · fingerprint 0badc0ffee0b…",
        "1 confidential piece withheld (ev-5)",
        "A source on background",
        "It is qualified by claim 2",
        "It contradicts a claim outside this report",
        "Check-worthiness 82 of 100: has number (+1.20), opinion (−0.40)",
        "3 candidates that nobody has triaged",
        "entry 1,204 of the desk's record",
        "claimdesk/1",
        "Scale: Five steps, version 1 (five-steps@1)",
    ],
)
def test_a_report_says(words: str) -> None:
    assert words in text_of(the_affair())


def test_what_a_person_rejected_is_not_printed() -> None:
    assert "never-printed" not in text_of(the_affair())


def test_check_worthiness_is_printed_for_candidates_only() -> None:
    assert text_of(the_affair()).count("Check-worthiness") == 1


def test_retracted_evidence_is_struck_and_says_so_in_words() -> None:
    struck = parsed(the_affair()).find(".//del")

    assert "October was our best month yet." in struck.text_content()
    assert struck.getprevious().text_content().startswith("Retracted")


def test_line_breaks_of_a_rationale_survive() -> None:
    rationale = parsed(the_affair()).find(".//p[@class='rationale lines']")

    assert rationale.text.splitlines()[1:] == ["", "The article is off by almost 300."]


@pytest.mark.parametrize(("claims", "listed"), [(CONTENTS_FROM - 1, False), (CONTENTS_FROM, True)])
def test_more_than_eight_claims_get_a_list_of_contents(claims: int, *, listed: bool) -> None:
    record = a_record(a_claim("The ferry closes.", an_occurrence("Mill Lane ferry")))
    page = parsed(a_dossier(*[record] * claims))

    assert bool(page.findall(".//nav")) is listed
    targets = {article.get("id") for article in page.findall(".//article")}
    assert len(targets) == claims
    assert {a.get("href")[1:] for a in page.findall(".//nav//a")} <= targets


def test_the_bar_is_whole_and_every_colour_has_its_words() -> None:
    page = parsed(the_affair())
    figure = page.find(".//section[@class='summary']/figure")
    widths = [float(r.get("width")[:-1]) for r in figure.findall("svg/rect[@class='pattern']")]

    assert sum(widths) == pytest.approx(100, abs=0.05)
    assert [li.text_content().split()[-1] for li in figure.findall("ul/li")] == list("11113")
    for chip in page.find_class("swatch"):
        assert chip.getparent().text_content().strip()


def test_a_claim_with_much_to_show_may_break_across_pages() -> None:
    articles = parsed(the_affair()).findall(".//article")

    assert articles[0].get("class") == "claim"
    assert articles[2].get("class") == "claim short"


def test_a_tone_the_style_sheet_does_not_know_stays_neutral() -> None:
    dossier = the_affair()
    ratings = tuple(replace(r, colour='x" onload="alert(1)') for r in dossier.scales[0].ratings)
    scale = replace(dossier.scales[0], ratings=ratings)
    page = parsed(replace(dossier, scales=(scale,)))

    classes = {rect.get("class") for rect in page.findall(".//dl//rect")}
    assert classes == {"fill t-outside", "pattern"}
