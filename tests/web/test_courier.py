"""The server tells webhooks by itself, ends with the server, and survives what goes wrong."""

from __future__ import annotations

from threading import Event
from threading import enumerate as threads
from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit
from desk import webhooks
from web import courier as module
from web.courier import courier

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PATIENCE = 30


def test_webhooks_are_told_while_the_server_runs_and_after_trouble_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_DATABASE", str(tmp_path / "desk.db"))
    monkeypatch.setattr(module, "EVERY", 0.01)
    again, servers = Event(), set()

    def due(_database: object, *, server: str) -> int:
        if server in servers:
            again.set()
            return 0
        servers.add(server)
        msg = "The disk is full. Nothing was saved."
        raise DatabaseUnfit(msg)

    monkeypatch.setattr(webhooks, "deliver_due", due)
    with courier():
        assert again.wait(PATIENCE)

    assert "courier" not in {thread.name for thread in threads()}
    assert len(servers) == 1
