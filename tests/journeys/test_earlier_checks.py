"""Earlier checks on a claim's page and in Settings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from db import archive_index
from desk import team
from desk.archive_answers import earlier_screen
from tests.builders import a_claim, a_document
from tests.earlier import FERRY, LAMPS, imported

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from claims.model import Claim
    from db.connection import Database
    from desk import Desk


@pytest.fixture
def maya(own: Database) -> Desk:
    """Maya at her own desk."""
    return team.sit_down(own, "Maya")


@pytest.fixture
def claim(maya: Desk) -> Claim:
    """A claim that an earlier check may answer."""
    imported(maya, LAMPS, FERRY)
    archive_index.catch_up(maya.database)
    return a_claim(maya, a_document(maya), "lost 14 of its 40 lamps")


def test_a_check_that_answers_is_said_to_with_one_click(
    maya: Desk, claim: Claim, visit: Callable[..., AppTest]
) -> None:
    app = visit("claim", claim=str(claim.number))
    assert any("Half right" in one.value for one in app.markdown)

    app.button(key=f"earlier {claim.id} 1 answers").click().run()

    assert not app.exception
    assert [one.check.number for one in earlier_screen(maya, claim.id).answers] == [1]
    assert any("Answers this claim" in one.value for one in app.markdown)
    app.button(key=f"earlier {claim.id} 1 open").click().run()
    assert earlier_screen(maya, claim.id).answers == ()


def test_a_check_set_aside_leaves_the_page(claim: Claim, visit: Callable[..., AppTest]) -> None:
    app = visit("claim", claim=str(claim.number))

    app.button(key=f"earlier {claim.id} 1 does_not_answer").click().run()

    assert not any("Half right" in one.value for one in app.markdown)


def test_without_an_archive_the_page_says_nothing_of_it(
    maya: Desk, visit: Callable[..., AppTest]
) -> None:
    claim = a_claim(maya, a_document(maya), "lost 14 of its 40 lamps")

    app = visit("claim", claim=str(claim.number))

    assert "Earlier checks" not in [one.value for one in app.header]


def test_a_file_is_imported_in_settings(maya: Desk, visit: Callable[..., AppTest]) -> None:
    app = visit("settings")
    body = json.dumps(LAMPS) + "\n" + json.dumps({"claim": ""}) + "\n"

    files = next(one for one in app.file_uploader if one.label == "A file of earlier checks")
    files.set_value([("checks.jsonl", body.encode(), "application/jsonl")])
    next(one for one in app.button if one.label == "Import").click().run()

    assert not app.exception
    app.run()
    said = " ".join(one.value for one in app.markdown)
    assert "1 check in the archive" in said
    assert "1 kept out" in said
