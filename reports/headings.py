"""The headings of a report for people: the same above the same parts in every format."""

from __future__ import annotations

REPORT = "Fact-checking report"
OVERVIEW = "The verdicts"
DOCUMENTS = "The documents"
CONTENTS = "The claims"
VERDICT = "Verdict"
CAVEATS = "Caveats"
EARLIER_CHECKS = "Earlier checks"
PLACES = "Where it is made"
EVIDENCE = "Evidence"
ORIGINS = "Where the evidence comes from"
BEARINGS = "Beside other claims"
OTHER_REVIEWS = "Other reviews"
HISTORY = "History"
LEFT_OUT = "Left out of this report"
MEANINGS = "What the ratings mean"


def claim(number: int) -> str:
    """Return what a claim is called: "Claim 12"."""
    return f"Claim {number}"
