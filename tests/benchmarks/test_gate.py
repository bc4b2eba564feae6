"""The gate holds figures to their pinned floors; the figures here are made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import gate as gate_module
from benchmarks.gate import PINNED, TABLES, Table, floors_of, load, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a data file."""
    (tmp_path / "lines.jsonl").write_text("{}\n", "utf-8")
    return tmp_path


def gate(desk: Path, figures: dict[str, float], *arguments: str) -> int:
    """Run the gate on a table with these figures."""
    table = Table(file="lines.jsonl", measure=lambda _: figures)
    given = ["--data", str(desk), *arguments]
    return run(given, {"boats": table}, desk / "pinned.json")


def floors(desk: Path) -> dict[str, float]:
    """What is pinned now."""
    return load(desk / "pinned.json")["boats"]["floors"]


def test_a_figure_below_its_floor_fails(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gate(desk, {"f1": 0.8, "coverage": 0.9}, "--pin")

    assert gate(desk, {"f1": 0.8, "coverage": 0.9}) == 0
    assert gate(desk, {"f1": 0.796, "coverage": 0.95}) == 0
    assert gate(desk, {"f1": 0.79, "coverage": 0.95}) == 1
    assert "MISSED: boats: f1 0.790 is below its floor 0.795" in capsys.readouterr().out


def test_a_figure_that_is_no_longer_measured_fails(desk: Path) -> None:
    gate(desk, {"f1": 0.8, "coverage": 0.9}, "--pin")

    assert gate(desk, {"f1": 0.8}) == 1


def test_pinning_raises_a_floor_and_never_lowers_one_by_itself(desk: Path) -> None:
    gate(desk, {"f1": 0.8, "coverage": 0.9}, "--pin")

    assert gate(desk, {"f1": 0.85, "coverage": 0.9}, "--pin") == 0
    assert floors(desk) == {"f1": 0.845, "coverage": 0.895}
    assert gate(desk, {"f1": 0.847, "coverage": 0.9}, "--pin") == 0
    assert floors(desk) == {"f1": 0.845, "coverage": 0.895}
    assert gate(desk, {"f1": 0.80, "coverage": 0.9}, "--pin") == 2
    assert floors(desk) == {"f1": 0.845, "coverage": 0.895}


def test_a_floor_that_would_go_is_refused_and_nothing_is_written(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gate(desk, {"f1": 0.8, "coverage": 0.9}, "--pin")

    assert gate(desk, {"f1": 0.9}, "--pin") == 2
    assert floors(desk) == {"f1": 0.795, "coverage": 0.895}
    assert "coverage would be lowered" in capsys.readouterr().out


def test_a_floor_is_lowered_only_with_a_reason_which_is_kept(desk: Path) -> None:
    gate(desk, {"f1": 0.8}, "--pin")

    assert gate(desk, {"f1": 0.7}, "--pin", "--lower-floor", "counted wrongly before") == 0
    pinned = load(desk / "pinned.json")["boats"]
    assert pinned["floors"] == {"f1": 0.695}
    assert pinned["lowered"] == [
        {"measure": "f1", "was": 0.795, "now": 0.695, "reason": "counted wrongly before"}
    ]


def test_figures_on_other_data_are_not_compared(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gate(desk, {"f1": 0.8}, "--pin")
    (desk / "lines.jsonl").write_text("{}\n{}\n", "utf-8")

    assert gate(desk, {"f1": 0.9}) == 2
    assert "is not the file that the floors" in capsys.readouterr().out


def test_a_lower_figure_on_other_data_needs_a_reason_too(desk: Path) -> None:
    gate(desk, {"f1": 0.8}, "--pin")
    (desk / "lines.jsonl").write_text("{}\n{}\n", "utf-8")

    assert gate(desk, {"f1": 0.7}, "--pin") == 2
    assert gate(desk, {"f1": 0.7}, "--pin", "--lower-floor", "a harder file") == 0


def test_missing_data_are_named(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gate(desk, {"f1": 0.8}, "--pin")
    (desk / "lines.jsonl").unlink()

    assert gate(desk, {"f1": 0.8}) == 2
    assert "--data" in capsys.readouterr().out


def test_without_the_public_data_the_gate_says_what_it_did_not_check_and_checks_the_rest(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "gold").mkdir()
    (desk / "gold" / "own.jsonl").write_text("{}\n", "utf-8")
    monkeypatch.setattr(gate_module, "GOLD", desk / "gold")
    monkeypatch.setattr(gate_module, "PUBLIC", desk / "nowhere")
    tables = {
        "boats": Table(file="lines.jsonl", measure=lambda _: {"f1": 0.1}),
        "oars": Table(file="own.jsonl", measure=lambda _: {"f1": 0.7}, ours=True),
    }
    pinned = desk / "pinned.json"

    assert run(["--pin"], tables, pinned) == 0
    assert run([], tables, pinned) == 0
    assert "NOT CHECKED: boats. There is no" in capsys.readouterr().out
    tables["oars"] = Table(file="own.jsonl", measure=lambda _: {"f1": 0.6}, ours=True)
    assert run([], tables, pinned) == 1


def test_one_table_can_be_pinned_and_the_others_keep_their_floors(desk: Path) -> None:
    figures = {"f1": 0.8}
    tables = {
        name: Table(file="lines.jsonl", measure=lambda _: figures) for name in ("boats", "oars")
    }
    given = ["--data", str(desk), "--pin"]
    run(given, tables, desk / "pinned.json")
    figures["f1"] = 0.9

    assert run([*given, "oars"], tables, desk / "pinned.json") == 0
    after = load(desk / "pinned.json")
    assert [after[name]["floors"]["f1"] for name in ("boats", "oars")] == [0.795, 0.895]


def test_a_table_that_the_gate_does_not_have_is_refused_by_name(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        gate(desk, {"f1": 0.8}, "weather")

    assert "There is no table weather; there are boats" in capsys.readouterr().err


def test_floors_are_rounded_down() -> None:
    assert floors_of({"f1": 0.8049, "all": 1.0}) == {"f1": 0.799, "all": 0.995}


def test_what_is_pinned_here_names_every_table_and_its_file() -> None:
    pinned = json.loads(PINNED.read_text("utf-8"))

    assert {name: each["file"] for name, each in pinned.items()} == {
        name: table.file for name, table in TABLES.items()
    }
    assert all(len(each["digest"]) == 64 and each["floors"] for each in pinned.values())
