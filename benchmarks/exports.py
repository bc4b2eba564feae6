"""How long each report format takes for many claims, how large it is, and how much memory it needs.

    python -m benchmarks.exports [--claims 1000] [--only html pdf …]

The desk is made by the desk's own use-cases from invented articles. Each format is written by a
process of its own, which gathers the dossier first and says its peak before and after writing, so
that no format leans on the memory of another; a PDF is set by a process that this one starts.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.desks import PERSON, build
from db import idle
from db.opening import open_database
from desk.exports import Scope, gather
from desk.team import sit_down
from reports.registry import RENDERERS, render


def peak() -> float:
    """Return the most memory that this process, or one it started, has held so far, in MiB."""
    most = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return most / 1024


def measure(path: Path, key: str) -> dict[str, float]:
    """Gather and write one format in this process; return seconds, MiB and bytes."""
    began = perf_counter()
    dossier = gather(sit_down(open_database(path), PERSON), Scope())
    gathered, before = perf_counter(), peak()
    spent = process_time()
    body = render(dossier, key)
    return {
        "claims": len(dossier.claims),
        "gathering": gathered - began,
        "writing": perf_counter() - gathered,
        "processor": process_time() - spent,
        "before": before,
        "peak": peak(),
        "bytes": len(body),
    }


def main() -> None:
    """Print a row a format."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exports", description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000)
    parser.add_argument("--only", nargs="*", choices=[one.key for one in RENDERERS])
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print(json.dumps(measure(Path(given.child[0]), given.child[1])))
        return
    print("| format | gathering s | writing s (processor) | MiB before → peak | MB |")
    print("|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        build(path, claims=given.claims)
        idle.let_go(path)
        for key in given.only or [one.key for one in RENDERERS]:
            print(_row(key, path), flush=True)


def _row(key: str, path: Path) -> str:
    command = [sys.executable, "-m", "benchmarks.exports", "--child", str(path), key]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    return (
        f"| {key} | {found['gathering']:.2f} | {found['writing']:.2f} ({found['processor']:.2f}) "
        f"| {found['before']:.0f} → {found['peak']:.0f} | {found['bytes'] / 1e6:.2f} |"
    )


if __name__ == "__main__":
    main()
