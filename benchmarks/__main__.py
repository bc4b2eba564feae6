"""Run every table of figures, or those that are named: `python -m benchmarks [desk_speed …]`.

Each table is one script with a `main()`, run in a process of its own, so that none warms up the
next. A table whose data are not here says so itself and the others go on.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

TABLES = (
    "sentences",
    "times",
    "quantities",
    "quotations",
    "checkworthiness",
    "evidence_search",
    "passages",
    "earlier_checks",
    "near_duplicates",
    "relations",
    "reading_speed",
    "desk_speed",
    "pages",
)
"""In this order; one that is not there yet is passed over."""


def present() -> tuple[str, ...]:
    """Return the tables whose scripts are here."""
    here = Path(__file__).parent
    return tuple(table for table in TABLES if (here / f"{table}.py").exists())


def run(table: str) -> bool:
    """Run one table; whether it came to its end."""
    print(f"\n== {table}\n", flush=True)
    done = subprocess.run([sys.executable, "-m", f"benchmarks.{table}"], check=False)
    return done.returncode == 0


def main() -> int:
    """Run the tables; 1 when one did not come to its end."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("tables", nargs="*", metavar="table", help=", ".join(present()))
    chosen = parser.parse_args().tables or present()
    unknown = sorted(set(chosen) - set(present()))
    if unknown:
        parser.error(f"There is no table {', '.join(unknown)}; there are {', '.join(present())}.")
    ended = [run(table) for table in chosen]
    return 0 if all(ended) else 1


if __name__ == "__main__":
    sys.exit(main())
