"""Every word that the two components show: the one place to translate them.

The scripts hold no sentences. `{n}` and its like are filled in the browser.
"""

from __future__ import annotations

LIST_WORDS: dict[str, str] = {
    "label": "Claims",
    "claim": "Claim",
    "worth": "Worth a check",
    "evidence": "Evidence",
    "verdict": "Verdict",
    "who": "Assigned, changed",
    "changed": "Changed",
    "pick": "Select claim {n}",
    "pick_all": "Select all claims on this page",
    "worth_of": "Check-worthiness {n} of 100",
    "because": "Because it has:",
    "no_reasons": "No reason was recorded.",
    "supports": "{n} supporting",
    "refutes": "{n} refuting",
    "qualifies": "{n} qualifying",
    "context": "{n} for context",
    "no_evidence": "No evidence",
    "no_verdict": "No verdict",
    "range": "{from}–{to} of {total}",
    "selected": "{n} selected",
    "elsewhere": "{n} of them out of sight",
    "everything": "Take all {n} of this filter",
    "everything_on": "All {n} of this filter are taken",
    "clear": "Clear",
    "undo": "Undo",
    "here": "{name} has it open",
    "tagged": "Tagged:",
    "previous": "Previous",
    "next": "Next",
    "keys": "Keys",
    "keys_title": "Keys for this list",
    "close": "Close",
}

LIST_KEYS: tuple[tuple[str, str, bool], ...] = (
    ("j  ↓", "Next claim", False),
    ("k  ↑", "Previous claim", False),
    ("Enter", "Open the claim", False),
    ("x", "Select or leave out", True),
    ("Shift + x", "Select from the last one to here", True),
    ("*", "Select all on this page; once more: all of this filter", True),
    ("Esc", "Clear the selection", True),
    ("z", "Undo what was done to many at once", True),
    ("g", "Give me the next claim that waits", True),
    ("n", "Next page", False),
    ("p", "Previous page", False),
    ("/", "Go to the search field", False),
    ("?", "Show these keys", False),
)
"""Key, what it does, and whether only people who may act have it."""

LIST_ACTIONS: dict[str, tuple[str, str, str]] = {
    "accept": ("Accept", "a", "Accept the selection, or the claim you are on"),
    "dismiss": ("Dismiss", "d", "Dismiss the selection, or the claim you are on"),
    "restore": ("Restore", "r", "Bring the selection back to triage, or the claim you are on"),
    "assign": ("Assign", "w", "Assign the selection, or the claim you are on"),
    "tag": ("Tag", "t", "Tag the selection, or the claim you are on"),
    "untag": ("Untag", "u", "Take a tag off the selection, or the claim you are on"),
}
"""What can be done to claims: label, key, and what the key does."""

LIST_ACTIONS_AFTER = "Esc"
"""The key after which those of the actions are told."""

READER_WORDS: dict[str, str] = {
    "claim": "Claim {n}",
    "sentences": "Select by keyboard",
    "legend": "What the marks mean",
    "marks": "{n} claims marked",
    "one_mark": "1 claim marked",
    "no_marks": "No claims marked",
    "no_verdict": "No verdict",
    "chosen": "What to do with the selected words",
    "several": "Several claims stand here",
    "overlap": "These words belong to several claims",
    "mode_help": (
        "Select words by keyboard: up and down arrows move by sentence, with Shift they extend; "
        "left and right arrows move the beginning by a word, with Shift the end; "
        "Enter shows what can be done, Escape leaves."
    ),
    "as_read": "Show how it was read",
    "as_read_help": (
        "Shows what each block of the text was taken for, who says what, and how numbers and "
        "dates were understood. Press a label to correct it."
    ),
    "block": "Read as {kind}. Correct it",
    "block_by_hand": "{kind}, as somebody said. Correct it",
    "block_is": "What is this?",
    "block_as_read": "As it was read",
    "who": "Said by {who}. Correct it",
    "nobody": "who?",
    "mode_hint": "↑ ↓ sentence · Shift ↑ ↓ more or less · ← → start · Shift ← → end · Enter · Esc",
}

BLOCK_WORDS: dict[str, str] = {
    "headline": "headline",
    "metadata": "metadata",
    "dateline": "dateline",
    "byline": "byline",
    "body": "body",
    "list": "list",
    "caption": "caption",
}
"""What a block of a text can be, in the order in which it is offered."""

STATE_WORDS: dict[str, str] = {
    "candidate": "to triage",
    "triaged": "accepted",
    "in_review": "in review",
    "ready": "decided",
    "published": "published",
    "dismissed": "dismissed",
}
"""Labels of the states in the reader, in the order of its legend."""
