"""Every word that the pairs show by themselves."""

from __future__ import annotations

WORDS = {
    "label": "Pairs of claims",
    "help": (
        "j and k go to the next pair and the one before. On a pair: y confirms it, n rejects it, "
        "c makes a caveat of it."
    ),
    "claim": "Claim {n}",
    "confirm": "Confirm",
    "reject": "Reject",
    "caveat": "Make a caveat",
}
