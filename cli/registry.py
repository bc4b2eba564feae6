"""The commands of the program, in the order in which help lists them.

To add one, write a `Command` in the module of its group and add it here; tests/cli then checks
that it has help, an example that parses, and its place in docs/cli.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli import (
    about,
    cross_check,
    evidence,
    exporting,
    intake,
    listing,
    quotation_check,
    serving,
    showing,
    triage,
    upkeep,
    verdicts,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cli.command import Command

GROUPS: Mapping[str, str] = {
    "cross-check": "compare claims across documents, and decide on what is found",
    "evidence": "link, retract or suggest evidence",
    "verdict": "give or withdraw a review",
}
"""Words that begin several commands, and what these are about."""

COMMANDS: tuple[Command, ...] = (
    intake.TAKE_IN,
    intake.CORRECT,
    listing.DOCUMENTS,
    listing.CLAIMS,
    listing.SEARCH,
    showing.SHOW,
    quotation_check.CHECK,
    triage.ACCEPT,
    triage.DISMISS,
    triage.RESTORE,
    evidence.SUGGEST,
    evidence.LINK,
    evidence.RETRACT,
    cross_check.LIST,
    cross_check.PROPOSE,
    cross_check.CONFIRM,
    cross_check.REJECT,
    cross_check.CAVEAT,
    about.SCALES_COMMAND,
    verdicts.GIVE,
    verdicts.WITHDRAW,
    exporting.EXPORT,
    upkeep.VERIFY,
    upkeep.BACKUP,
    upkeep.MIGRATE,
    serving.SERVE,
    about.VERSION,
)
