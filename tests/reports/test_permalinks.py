"""Addresses of verdicts: stable, harmless, and names that machines accept."""

from __future__ import annotations

import re

import pytest

from reports.permalinks import name, page_of, within
from tests.reports.payloads import PAYLOADS


def test_an_ordinary_id_is_its_own_page() -> None:
    assert page_of("clm_01hqz3k9v7m2c4x8n1ya") == "claims/clm_01hqz3k9v7m2c4x8n1ya.html"


@pytest.mark.parametrize("claim_id", ["", "..", "a/b", "x" * 65, "é", "\ud800", *PAYLOADS])
def test_no_id_however_odd_leads_out_of_the_folder(claim_id: str) -> None:
    assert re.fullmatch(r"claims/[A-Za-z0-9_-]{1,64}\.html", page_of(claim_id), re.ASCII)


def test_a_page_has_an_address_only_where_the_site_has_one() -> None:
    assert within("https://facts.example/", "a.html") == "https://facts.example/a.html"
    assert within("", "a.html") == ""
    assert within("javascript:alert(1)", "a.html") == ""


def test_names_are_uuids_of_the_free_form_and_differ_by_kind() -> None:
    free = r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"

    assert re.fullmatch(free, name("claim", "clm_1"))
    assert len({name("claim", "clm_1"), name("claim", "clm_2"), name("place", "clm_1")}) == 3
