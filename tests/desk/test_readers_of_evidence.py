"""Whoever shows evidence to people reads it as they may see it, and not as it is stored."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]

AS_STORED = {
    "desk/clearance.py": "cuts it for whoever looks",
    "desk/canonical.py": "proves what a publication rested on, and shows no words",
    "desk/exports.py": "hands it to renderers, which cut it",
    "desk/outside_sources.py": "stores sources",
    "desk/screens/sources.py": "takes the pieces that may be seen, by id",
    "desk/talk.py": "asks whether a piece is there",
    "desk/triage.py": "asks whether a piece is there",
    "desk/verdicts.py": "asks which pieces stand",
    "desk/evidence.py": "links and retracts",
    "cli/evidence.py": "says back what its own command linked",
}
"""Who may call the store for evidence, and why."""


def test_evidence_is_read_past_the_clearance_only_where_it_is_said_why() -> None:
    asked = re.compile(r"evidence_store\.(get|of_claims|of_document)\(")
    files = (one for room in ("desk", "ui", "cli", "web") for one in (ROOT / room).rglob("*.py"))
    found = {str(one.relative_to(ROOT)) for one in files if asked.search(one.read_text("utf-8"))}

    assert found <= AS_STORED.keys()
