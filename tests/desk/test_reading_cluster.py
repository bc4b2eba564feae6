"""A Dask cluster reads what the plain loop reads, also when one of its workers is killed."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput
from desk.reading_cluster import cluster
from desk.reading_workers import Here
from tests.desk.test_many import FILES, desk_at, digest_of, outcomes

if TYPE_CHECKING:
    from pathlib import Path

    from desk.many import Outcome

# Dask's own start and end, not ours, are what warns.
pytestmark = pytest.mark.filterwarnings("ignore")


def test_a_cluster_that_loses_a_worker_gives_what_the_plain_loop_gives(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra “dask” is not installed")
    files = FILES[:60]
    here = desk_at(tmp_path / "here.db")
    plain = digest_of(here, list(outcomes(here, Here(), files)))
    desk = desk_at(tmp_path / "there.db")
    settings = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}

    with (
        distributed.LocalCluster(processes=True, **settings) as local,
        cluster(local.scheduler_address) as readers,
    ):
        found: list[Outcome] = []
        for one in outcomes(desk, readers, files):
            if not found:
                os.kill(next(iter(local.workers.values())).pid, signal.SIGKILL)
            found.append(one)

    assert digest_of(desk, found) == plain


def test_a_scheduler_that_does_not_answer_is_refused_with_a_sentence() -> None:
    with (
        pytest.raises(InvalidInput, match="No Dask scheduler answers"),
        cluster("nonsense://127.0.0.1:9"),
    ):
        pass
