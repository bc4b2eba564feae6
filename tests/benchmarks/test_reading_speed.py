"""The tables of the reading's speed are drawn, whatever data are here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks import reading_speed
from benchmarks.hostile_texts import PIECES, hostile

if TYPE_CHECKING:
    from pathlib import Path


def printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str
) -> str:
    """Run the script and return what it printed."""
    monkeypatch.setattr(sys, "argv", ["reading_speed", *arguments])
    reading_speed.main()
    return capsys.readouterr().out


@pytest.mark.parametrize("name", PIECES)
def test_a_hostile_text_has_the_length_it_is_wanted_in(name: str) -> None:
    text = hostile(name, 1_000)

    assert len(text) == 1_000
    assert text.startswith(PIECES[name])


def test_without_the_public_data_invented_articles_are_read(tmp_path: Path) -> None:
    texts = reading_speed.articles(tmp_path, 3)

    assert len(set(texts)) == 3
    assert all(len(text.split()) > 150 for text in texts)


def test_the_steps_of_a_reading_are_measured_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("--only", "speed", "--data", str(tmp_path), "--runs", "1", "--articles", "2")

    table = printed(capsys, monkeypatch, *arguments)

    assert "| numbers and times |" in table
    assert "| who says what |" in table
    assert "articles a second |" in table


def test_the_growth_of_every_hostile_text_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("--only", "growth", "--data", str(tmp_path), "--size", "500", "--articles", "1")

    table = printed(capsys, monkeypatch, *arguments)

    assert all(f"| {name} |" in table for name in PIECES)
