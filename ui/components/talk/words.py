"""Every word that the talk component shows by itself."""

from __future__ import annotations

WORDS = {
    "nothing": "Nobody has said anything here yet.",
    "hidden": (
        "Something here is kept back until the reviews that the claim needs are in: it is a "
        "reviewer’s, and would tell how they judge."
    ),
    "write": "Write a remark",
    "about": "About",
    "answer": "Answer",
    "say": "Say it",
    "send": "Send",
    "cancel": "Cancel",
    "reword": "Reword",
    "reword_label": "Reword what you said",
    "withdraw": "Withdraw",
    "withdraw_sure": "Withdraw it: it stays readable, struck through",
    "withdrawn": "withdrawn by its author {when}",
    "save": "Save the new version",
    "resolve": "Resolve",
    "reopen": "Open again",
    "older": "{n} older version",
    "olders": "{n} older versions",
    "reworded": "reworded {when}",
    "names": "People you can name",
    "help": "@ names somebody, who finds it in their inbox. Ctrl + Enter sends.",
    "sending": "Sending …",
    "orphaned": "These words were not found in this version.",
}
