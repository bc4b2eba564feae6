"""What the tables of a report call its parts; the pages spell the same words in their templates."""

from __future__ import annotations

REPORT = "Fact-checking report"
PUBLISHED = "Published and corrected"
CAVEATS = "Caveats"
EARLIER_CHECKS = "Earlier checks"
SIGNED = "Who answers for it"
REPLIES = "Asked for an answer"
EVIDENCE = "Evidence"
ORIGINS = "Where the evidence comes from"
BEARINGS = "Beside other claims"
HISTORY = "History"
LEFT_OUT = "Left out of this report"
MEANINGS = "What the ratings mean"
