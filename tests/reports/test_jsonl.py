"""JSON Lines: a line is a whole claim, whatever stands in it."""

from __future__ import annotations

import json

import pytest

from reports import json_export
from reports.jsonl import render, stream
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import a_dossier
from tests.reports.payloads import PAYLOADS, everywhere


def test_each_line_is_one_claim_with_all_that_the_interchange_tells_of_it() -> None:
    lines = [json.loads(line) for line in render(the_affair()).splitlines()]
    whole = json.loads(json_export.render(the_affair()))

    beside = {"format", "documents", "relations", "head"}
    assert [{k: v for k, v in one.items() if k not in beside} for one in lines] == whole["claims"]
    assert {one["format"] for one in lines} == {"claimdesk/1"}
    assert all(one["head"] == whole["head"] for one in lines)


def test_a_line_carries_the_documents_it_points_to_and_no_others() -> None:
    lines = [json.loads(line) for line in stream(the_affair())]

    assert [[d["id"] for d in line["documents"]] for line in lines[:3]] == [
        ["doc-1", "doc-2"],
        ["doc-1", "doc-2"],
        ["doc-1"],
    ]


def test_a_relation_stands_with_both_of_its_claims() -> None:
    lines = [json.loads(line) for line in stream(the_affair())]

    assert [len(line["relations"]) for line in lines[:3]] == [3, 1, 1]


@pytest.mark.parametrize("text", [*PAYLOADS, "a\nb\r\nc\u2028d\x85e", "w" * 10_000])
def test_no_text_breaks_a_line(text: str) -> None:
    lines = list(stream(everywhere(the_affair(), text)))

    assert len(lines) == len(the_affair().claims)
    assert all(line.count(b"\n") == 1 and json.loads(line) for line in lines)


def test_a_report_without_claims_is_an_empty_line() -> None:
    assert render(a_dossier()) == b"\n"
