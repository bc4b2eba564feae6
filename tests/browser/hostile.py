"""A desk whose every word tries to break out: titles, claims, notes, sources, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.opening import open_database
from desk import evidence, intake, team, triage, verdicts
from desk.intake import About
from review.model import Layer, SourceKind, Stance

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(2)>"
MARKDOWN = "![x](https://evil.example/x.png) [y](javascript:alert(3)) :red[z] $a$ **b**"
TURNED = "\u202egnorw\u202c"
EVIL = f"{SCRIPT}{IMAGE}{MARKDOWN}{TURNED}"


def a_hostile_desk(path: Path) -> None:
    """Make the database: a document in two versions and another, a claim with all it can have."""
    desk = team.sit_down(open_database(path), f"Mal {IMAGE}")
    text = f"The pier cost 3 million pounds. {EVIL}\n\n“{EVIL},” said Ann Lee."
    about = About(title=f"Title {EVIL}", publisher=f"Paper {EVIL}", author=EVIL)
    first = intake.take_in_pasted(desk, text, about).document or ""
    other = f"The pier cost 4 million pounds, the record says. {EVIL}"
    second = intake.take_in_pasted(desk, other, About(title=f"Other {EVIL}")).document or ""
    claim = triage.make_claim(desk, first, 0, text.index("\n\n")).made[0]
    passage = evidence.LinkPassage(
        claim=claim, document=second, start=0, end=len(other), stance=Stance.REFUTES, note=EVIL
    )
    linked = evidence.link_passage(desk, passage).made[0]
    source = evidence.LinkSource(
        claim=claim,
        kind=SourceKind.WEB,
        title=f"Source {EVIL}",
        stance=Stance.SUPPORTS,
        address="https://evil.example/?<script>alert(4)</script>",
        quote=EVIL,
        note=EVIL,
        locator=EVIL,
    )
    evidence.link_source(desk, source)
    review = verdicts.GiveReview(
        claim=claim, layer=Layer.SO, rating="false", rationale=EVIL, evidence_ids=(linked,)
    )
    verdicts.give(desk, review)
    newer = About(title=f"Newer {EVIL}", version_of=second)
    intake.take_in_pasted(desk, other.replace("4 million", "5 million"), newer)
