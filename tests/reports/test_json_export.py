"""The interchange `claimdesk/1`: its members, its schema, and the page that explains it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from claims.model import (
    Checkability,
    ClaimState,
    Comparator,
    Kind,
    Mode,
    RelationKind,
    RelationState,
    SpeakerRole,
)
from reports.json_export import render
from reports.wording import VOCABULARY
from review.model import Basis, Confidence, Confidentiality, Layer, Shown, SourceKind, Stance
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import a_document
from tests.reports.payloads import PAYLOADS, everywhere
from tests.reports.published import the_published_affair

if TYPE_CHECKING:
    from review.dossier import Dossier

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "reports" / "claimdesk-1.schema.json").read_text("utf-8"))
PAGE = (ROOT / "docs" / "json-export.md").read_text("utf-8")

CODES = {
    "kind": ("`kind` of a claim", Kind),
    "checkability": ("`checkability` of a claim", Checkability),
    "claim_state": ("`state` of a claim", ClaimState),
    "mode": ("`mode` of an occurrence", Mode),
    "role": ("`role` of an occurrence", SpeakerRole),
    "comparator": ("`comparator` of a quantity", Comparator),
    "relation_kind": ("`kind` of a relation", RelationKind),
    "relation_state": ("`state` of a relation", RelationState),
    "stance": ("`stance` of evidence", Stance),
    "confidentiality": ("`confidentiality` of evidence", Confidentiality),
    "shown": ("`released` of evidence", Shown),
    "source_kind": ("`kind` of a source", SourceKind),
    "layer": ("`layer` of a review or verdict", Layer),
    "basis": ("`basis` of a verdict", Basis),
    "confidence": ("`confidence` of a review", Confidence),
}

LATER = {
    "earlier_checks", "independence", "publications", "released", "reply_requests", "reply_waivers",
    "sign_offs",
}  # fmt: skip
"""Members that came later: only there where there is something to say, so that older readers of the
format meet them no sooner than a desk uses what they are for."""

SECTIONS = {
    "document": "A document",
    "claim": "A claim",
    "occurrence": "An occurrence",
    "evidence": "A piece of evidence",
    "source": "A source",
    "review": "A review",
    "verdict": "A verdict",
    "reply_request": "Asking for an answer",
    "reply": "A reply",
    "reply_waiver": "Why nobody was asked",
    "earlier_check": "An earlier check",
    "independence": "Independence",
    "origin": "An origin",
    "relation": "A relation",
}


def exported(dossier: Dossier) -> Any:
    return json.loads(render(dossier), parse_float=Decimal)


def faults(value: object) -> list[str]:
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    return [f"{e.json_path}: {e.message}" for e in validator.iter_errors(value)]


def section(title: str) -> str:
    """Return the text under a heading of the page."""
    found = re.search(rf"^### {re.escape(title)}\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, title
    return found[1]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_an_export_follows_the_schema() -> None:
    assert faults(json.loads(render(the_affair()))) == []
    assert faults(json.loads(render(the_published_affair()))) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_export_follows_the_schema_whatever_its_texts_say(payload: str) -> None:
    assert faults(json.loads(render(everywhere(the_affair(), payload)))) == []


@pytest.mark.parametrize("path", [(), ("claims", 0), ("claims", 0, "evidence", 0), ("head",)])
def test_a_member_nobody_named_makes_it_something_else(path: tuple[str | int, ...]) -> None:
    whole = json.loads(render(the_affair()))
    part = whole
    for step in path:
        part = part[step]
    part["colour"] = "red"

    assert any("colour" in fault for fault in faults(whole))


def test_every_object_of_the_schema_is_closed_and_complete() -> None:
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            assert part["required"] == [name for name in part["properties"] if name not in LATER]


@pytest.mark.parametrize("key", CODES)
def test_the_schema_knows_exactly_the_codes_of_the_program(key: str) -> None:
    assert SCHEMA["$defs"][key] == {"enum": [member.value for member in CODES[key][1]]}


@pytest.mark.parametrize("key", CODES)
def test_the_page_explains_exactly_the_codes_of_the_program(key: str) -> None:
    title, codes = CODES[key]
    rows = re.findall(r"^\| `(.+?)` \| (.+?) \| (.+?) \|$", section(title), re.MULTILINE)

    words = VOCABULARY[codes]
    assert rows == [(code.value, words[code].label, words[code].meaning) for code in codes]


def test_every_code_of_the_vocabulary_is_in_the_export() -> None:
    assert set(VOCABULARY) == {codes for _, codes in CODES.values()}


@pytest.mark.parametrize("part", SECTIONS)
def test_the_page_explains_exactly_the_members_of_the_schema(part: str) -> None:
    cells = re.findall(r"^\| (`.+?) \|", section(SECTIONS[part]), re.MULTILINE)
    named = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]

    assert sorted(named) == sorted(SCHEMA["$defs"][part]["properties"])


def test_the_members_stand_as_promised() -> None:
    whole = exported(the_affair())
    claim = whole["claims"][0]

    assert list(whole) == ["format", "documents", "claims", "relations", "head"]
    assert whole["format"] == "claimdesk/1"
    assert list(claim) == [
        "id", "statement", "kind", "checkability", "state", "score", "reasons", "occurrences",
        "evidence", "reviews", "verdicts", "independence",
    ]  # fmt: skip
    assert list(claim["occurrences"][0]) == [
        "document_id", "start", "end", "quote", "speaker", "role", "mode", "via", "quantities",
        "times",
    ]  # fmt: skip
    assert whole["head"] == {"events": 1204, "digest": "9c41" * 16}


def test_a_number_is_exported_with_its_phrase_and_bounds() -> None:
    claim = exported(the_affair())["claims"][0]

    assert claim["occurrences"][0]["quantities"] == [
        {
            "phrase": "more than 1,500 passengers",
            "low": 1500,
            "high": None,
            "comparator": ">",
            "unit": "passengers",
            "approximate": False,
        }
    ]


def test_two_thirds_keep_their_digits() -> None:
    dossier = the_affair()
    record = dossier.claims[0]
    place = record.claim.occurrences[0]
    exact = Decimal(200) / Decimal(3)
    changed = replace(place, quantities=(replace(place.quantities[0], low=exact),))
    claim = replace(record.claim, occurrences=(changed,))

    whole = exported(replace(dossier, claims=(replace(record, claim=claim),)))

    assert whole["claims"][0]["occurrences"][0]["quantities"][0]["low"] == exact


def test_offsets_cut_the_quotation_out_of_the_document() -> None:
    for claim in exported(the_affair())["claims"]:
        for place in claim["occurrences"]:
            if place["document_id"] == "doc-1":
                assert a_document().text[place["start"] : place["end"]] == place["quote"]


def test_without_its_document_a_phrase_is_cut_from_the_quotation() -> None:
    place = exported(replace(the_affair(), documents=()))["claims"][0]["occurrences"][0]

    assert [t["phrase"] for t in place["times"]] == ["October"]


def test_off_the_record_keeps_id_and_stance_and_nothing_that_tells() -> None:
    piece = next(e for e in exported(the_affair())["claims"][0]["evidence"] if e["id"] == "ev-5")

    assert (piece["stance"], piece["confidentiality"]) == ("supports", "off_the_record")
    withheld = ("span", "source", "locator", "quote", "note", "retracted_because")
    assert [piece[member] for member in withheld] == [None] * 6


def test_background_keeps_the_words_and_drops_the_source() -> None:
    piece = next(e for e in exported(the_affair())["claims"][0]["evidence"] if e["id"] == "ev-4")

    assert piece["quote"] == "School classes ride free and are never counted."
    assert (piece["source"], piece["span"], piece["locator"]) == (None, None, "")


def test_the_schema_refuses_a_file_that_tells_what_was_off_the_record() -> None:
    whole = json.loads(render(the_affair()))
    piece = next(e for e in whole["claims"][0]["evidence"] if e["id"] == "ev-5")
    piece["note"] = "Told by the harbour master's cousin."

    assert faults(whole)


def test_moments_are_utc_and_people_have_names() -> None:
    review = exported(the_affair())["claims"][0]["reviews"][1]

    assert review["given_at"] == "2018-01-18T14:03:00Z"
    assert (review["given_by"], review["label"]) == ("Maya Ferris", "Mostly false")
    assert review["supersedes"] == "rev-0"
