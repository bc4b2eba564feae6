"""What watches a server is told whether it can work and how much it does, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from db.connection import Database
from desk import accounts, address, readiness
from desk.intake import About, take_in_pasted
from desk.team import sit_down
from tests.builders import PIER
from web import monitoring
from web.gate import GATE
from web.headers import HEADERS
from web.monitoring import COUNTED, MONITORING_ROUTES
from web.openmetrics import CONTENT_TYPE, counter, exposition
from web.routes import ROUTES

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

KEY = "a key of more than sixteen letters"


@pytest.fixture
def maya(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with accounts and one document; Maya administers it."""
    path = tmp_path / "desk.db"
    monkeypatch.setenv("CLAIMDESK_DATABASE", str(path))
    monkeypatch.delenv("CLAIMDESK_METRICS", raising=False)
    desk = sit_down(address.opened(path), "Maya Lind")
    take_in_pasted(desk, PIER, About(publisher="Gazette"))
    accounts.turn_on(desk, "four lamps on the pier")
    return desk


@pytest.fixture
def watcher(maya: Desk, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A program that asks without having signed in."""
    monkeypatch.setattr(monitoring, "TRAFFIC", monitoring.Traffic())
    routes = [*ROUTES, *MONITORING_ROUTES]
    app = Starlette(routes=routes, middleware=[COUNTED, HEADERS, GATE])
    return TestClient(app, base_url="http://localhost:8501", follow_redirects=False)


def test_a_desk_that_can_be_worked_at_is_ready(watcher: TestClient) -> None:
    answer = watcher.get("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})


def test_a_desk_without_its_database_is_not_ready_and_none_is_made(
    watcher: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_DATABASE", str(tmp_path / "secret place" / "desk.db"))
    answer = watcher.get("/readyz")

    assert (answer.status_code, answer.json()["lacking"]) == (503, ["database"])
    assert "secret place" not in answer.text
    assert not (tmp_path / "secret place").exists()


def test_a_damaged_database_is_not_ready(watcher: TestClient, maya: Desk) -> None:
    maya.database.path.write_bytes(b"ruins of a database " * 400)

    assert watcher.get("/readyz").json()["lacking"] == ["database"]


def test_a_database_of_another_version_is_not_ready_and_stays_as_it_is(tmp_path: Path) -> None:
    older = Database(tmp_path / "older.db")
    with older.connect() as connection:
        connection.conn.execute("create table notes (words text)")
    before = older.path.read_bytes()

    assert readiness.lacking(older.path) == ("schema",)
    assert older.path.read_bytes() == before


def test_a_full_disk_is_told_before_it_is_full(
    watcher: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness, "FLOOR", 2**80)

    assert watcher.get("/readyz").json()["lacking"] == ["disk"]


def test_there_are_no_metrics_unless_somebody_turns_them_on(
    watcher: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for wanted in ("", "0", "no", "too short a key"):
        monkeypatch.setenv("CLAIMDESK_METRICS", wanted)
        assert watcher.get("/metrics").status_code == 404


def test_metrics_with_a_key_are_for_whoever_shows_it(
    watcher: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_METRICS", KEY)

    assert watcher.get("/metrics").status_code == 401
    assert watcher.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 401
    shown = watcher.get("/metrics", headers={"Authorization": f"Bearer {KEY}"})
    assert (shown.status_code, shown.headers["content-type"]) == (200, CONTENT_TYPE)


def _read(text: str) -> dict[str, float]:
    """Read samples back, refusing every line that OpenMetrics does not have."""
    *lines, end = text.splitlines()
    assert end == "# EOF"
    read, kinds = {}, {}
    for line in lines:
        if line.startswith("# TYPE "):
            _, _, name, kinds[name] = line.split(" ")
        elif not line.startswith("# HELP "):
            found = re.fullmatch(r'([a-z_]+)(\{(?:[a-z]+="[^"\\]*",?)+\})? ([0-9.e+-]+)', line)
            assert found is not None, line
            read[f"{found[1]}{found[2] or ''}"] = float(found[3])
    assert kinds["claimdesk_acts"] == "counter"
    return read


def test_metrics_count_requests_acts_and_bytes(
    watcher: TestClient, maya: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_METRICS", "1")
    watcher.get("/nowhere")
    watcher.get("/healthz")
    found = _read(watcher.get("/metrics").text)

    assert found['claimdesk_http_requests_total{method="GET",status="200"}'] == 1
    assert found["claimdesk_events"] == sum(
        value for name, value in found.items() if name.startswith("claimdesk_acts_total")
    )
    assert found["claimdesk_database_bytes"] == maya.database.path.stat().st_size
    buckets = [value for name, value in found.items() if "_bucket" in name]
    assert buckets == sorted(buckets)
    assert found["claimdesk_act_seconds_count"] == buckets[-1] >= 2


def test_no_name_and_no_word_of_a_document_is_among_the_metrics(
    watcher: TestClient, maya: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_METRICS", "1")
    text = watcher.get("/metrics").text.lower()

    for word in ("maya", "lind", "gazette", "pier", "lamps", str(maya.database.path.parent)):
        assert word not in text


def test_a_method_that_somebody_made_up_is_counted_as_another(watcher: TestClient) -> None:
    watcher.request("LAMPS", "/healthz")

    assert [method for method, _ in monitoring.TRAFFIC.requests] == ["other"]


def test_labels_cannot_break_out_of_their_line() -> None:
    text = exposition([counter("acts", "What.", [({"kind": 'a"b\\c\nd'}, 1)])])

    assert 'acts_total{kind="a\\"b\\\\c\\nd"} 1\n' in text
