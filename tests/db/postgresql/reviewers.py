"""One app server's work without its pages: several people at once in one program.

    python -m tests.db.postgresql.reviewers ADDRESS CLAIM OTHER NAME…

Says “ready”, waits for a line, then lets everybody reword the one claim and review the other. Says
at the end how many rewordings were accepted, and how many refused because somebody was quicker.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from claims.errors import Conflict
from db.opening import open_database
from desk import presence, triage
from desk.act import claim_of
from desk.team import sit_down
from tests.builders import a_review, the_claim

REWORDINGS = 4


def work(address: str, claim: str, other: str, name: str) -> Counter[str]:
    """Open a claim, reword it some times as it then stands, and review the other one."""
    desk = sit_down(open_database(address), name)
    presence.come(desk, claim)
    done: Counter[str] = Counter()
    while done["accepted"] < REWORDINGS:
        with desk.database.snapshot() as snapshot:
            seen = claim_of(snapshot, claim).revision
        words = f"{name} says so for time {done.total()}."
        try:
            triage.edit(desk, triage.Rewording(claim=claim, statement=words, seen_revision=seen))
            done["accepted"] += 1
        except Conflict:
            done["refused"] += 1
    a_review(desk, the_claim(desk, other), rationale=f"{name} could not say.")
    return done


def main(address: str, claim: str, other: str, *names: str) -> None:
    """Let everybody work at once."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    with ThreadPoolExecutor(len(names)) as people:
        done = people.map(lambda name: work(address, claim, other, name), names)
        sys.stdout.write(json.dumps(sum(done, Counter())) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
