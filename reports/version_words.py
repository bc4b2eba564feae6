"""What is said of newer versions and of verdicts to look at again, on a page and on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.wording import count, listed
from sources.reanchor import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

OUTCOMES: Mapping[str, str] = {
    Outcome.KEPT: "stands as before",
    Outcome.MOVED: "stands elsewhere",
    Outcome.CHANGED: "reads differently",
    Outcome.AMBIGUOUS: "may stand at several places",
    Outcome.ORPHANED: "stands there no more",
    "retracted": "was retracted",
}
KINDS: Mapping[str, str] = {
    "occurrence": "the claim's own words",
    "evidence": "evidence",
    "caveat": "a caveat's passage",
}
DECISIONS: Mapping[str, str] = {"confirmed": "confirmed", "gone": "said to be gone"}
NO_VERSIONS = "This document has no other version here."
NOTHING_STALE = "No verdict waits to be looked at again: what they rest on stands as it was."


def told(outcomes: Mapping[str, int]) -> str:
    """Return what became of the places of a document: "3 stand as before, 1 reads differently"."""
    known = [(outcomes[key], words) for key, words in OUTCOMES.items() if outcomes.get(key)]
    if not known:
        return "nothing in the earlier version was quoted"
    return listed(tuple(f"{number} {_plural(words, number)}" for number, words in known))


def cause(outcome: str, *, of_claim: bool, newer: int | None) -> str:
    """Return why a verdict is stale: "evidence reads differently in document 5"."""
    where = f" in document {newer}" if newer is not None else ""
    subject = KINDS["occurrence" if of_claim else "evidence"]
    return f"{subject} {_plural(OUTCOMES[outcome], 2 if of_claim else 1)}{where}"


def doubt(rating: str, outcome: str, of_claim: bool) -> str:
    """Return a report's sentence on a verdict that should be looked at again."""
    why = cause(outcome, of_claim=of_claim, newer=None)
    where = "" if outcome == "retracted" else " in a newer version of its document"
    return f"The verdict “{rating}” waits to be looked at again: {why}{where}."


def waiting(number: int, people: tuple[str, ...]) -> str:
    """Return how many verdicts wait to be looked at again, and for whom."""
    who = f", given by {listed(people)}" if people else ""
    verb = "rests" if number == 1 else "rest"
    return f"{count(number, 'verdict')} {verb} on words that changed or vanished{who}."


def _plural(words: str, number: int) -> str:
    verb, _, rest = words.partition(" ")
    return words if number == 1 else f"{_VERBS.get(verb, verb)} {rest}"


_VERBS = {"stands": "stand", "reads": "read", "was": "were"}
