"""Every word that the evidence component shows by itself."""

from __future__ import annotations

WORDS = {
    "linked": "Linked evidence",
    "suggested": "Suggested passages",
    "suggested_help": (
        "Ranked by what they share with the claim. With a passage focused: s supports, "
        "r refutes, q qualifies, c context, x not this one."
    ),
    "more": "Show {n} more",
    "none_linked": (
        "Nothing is linked yet. Link a suggested passage, search for one, or add an outside source."
    ),
    "none_here": "Nothing is linked.",
    "retract": "Retract",
    "retracted": "Retracted: {reason}",
    "open": "Open",
    "outside": "opens elsewhere",
    "as": "Link as",
    "refuse": "Not this one",
}
