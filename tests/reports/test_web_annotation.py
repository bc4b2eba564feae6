"""Web Annotations: they keep the model's rules, and select what the desk selected."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text import Extent, span_of
from reports.web_annotation import render
from tests.reports.annotation_rules import broken
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import (
    ARTICLE,
    CANARY,
    a_claim,
    a_document,
    a_dossier,
    a_record,
    an_occurrence,
)
from tests.reports.payloads import PAYLOADS, everywhere

if TYPE_CHECKING:
    from review.dossier import Dossier


def page_of(dossier: Dossier) -> dict[str, Any]:
    return json.loads(render(dossier))  # type: ignore[no-any-return]


def test_every_rule_of_the_model_is_kept() -> None:
    assert list(broken(page_of(the_affair()))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("id",), "no iri at all"),
        (("motivation",), "guessing"),
        (("created",), "2018-01-18"),
        (("body", 0, "purpose"), "guessing"),
        (("target", "source"), ""),
        (("target", "selector", 1, "end"), 3),
    ],
)
def test_the_rules_see_what_is_broken(path: tuple[str | int, ...], value: object) -> None:
    page = page_of(the_affair())
    holder = page["items"][0]
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value

    assert list(broken(page))


def test_both_selectors_lead_to_the_exact_words() -> None:
    for item in page_of(the_affair())["items"][:6]:
        quote, position = item["target"]["selector"]
        text = ARTICLE

        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])


def test_bodies_are_wording_verdict_reason_and_links_to_open_evidence() -> None:
    first = page_of(the_affair())["items"][0]
    told = [(body["purpose"], body.get("value") or body["source"]) for body in first["body"]]

    assert first["motivation"] == "assessing"
    assert ("assessing", "That it is so: Mostly false") in told
    assert ("commenting", "The company's notice and the register agree on 1,212.") in told
    assert [v for purpose, v in told if purpose == "linking"] == [
        "https://register.example/2017"
    ] * 2
    assert CANARY not in json.dumps(told)


def test_a_place_keeps_its_name_whatever_else_changes() -> None:
    before = page_of(the_affair())["items"][1]["id"]
    after = page_of(replace(the_affair(), claims=the_affair().claims[1:2]))["items"][0]["id"]

    assert before == after


def test_a_document_without_an_address_is_named_and_dated() -> None:
    target = page_of(the_affair())["items"][6]["target"]

    assert target["source"].startswith("urn:uuid:")
    assert target["state"] == {"type": "TimeState", "sourceDate": "2018-01-18T08:00:00Z"}


@settings(deadline=None, max_examples=60)
@given(
    text=st.text(st.sampled_from("aé\U0001f980\u202e\n "), min_size=2, max_size=40), cut=st.data()
)
def test_positions_count_code_points_whatever_the_text(text: str, cut: st.DataObject) -> None:
    start = cut.draw(st.integers(0, len(text) - 1))
    end = cut.draw(st.integers(start + 1, len(text)))
    span = span_of("doc-1", text, Extent(start=start, end=end))
    claim = a_claim("x", replace(an_occurrence("Mill Lane ferry"), span=span))
    page = page_of(a_dossier(a_record(claim), documents=(a_document(text=text),)))

    assert list(broken(page)) == []
    position = page["items"][0]["target"]["selector"][1]
    assert text[position["start"] : position["end"]] == span.quote


@pytest.mark.parametrize("text", [*PAYLOADS, "w" * 10_000])
def test_no_text_becomes_an_address(text: str) -> None:
    for item in page_of(everywhere(the_affair(), text))["items"]:
        sources = [item["target"]["source"]]
        sources += [body["source"] for body in item["body"] if "source" in body]

        assert all(one.startswith(("urn:uuid:", "https://", "http://")) for one in sources)
