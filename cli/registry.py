"""The commands of the program, in the order in which help lists them.

To add one, write a `Command` in the module of its group and add it here; tests/cli then checks
that it has help, an example that parses, and its place in docs/cli.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli import (
    about,
    aliases,
    archive,
    claim_work,
    cross_check,
    evidence,
    exporting,
    intake,
    listing,
    quotation_check,
    reading,
    search,
    search_refusals,
    serving,
    showing,
    triage,
    upkeep,
    verdicts,
    versions,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cli.command import Command

GROUPS: Mapping[str, str] = {
    "aliases": "names that mean the same: list, add, refuse, read in documents",
    "archive": "keep fact-checks that others published, and find them again",
    "claim": "make a claim of words, or reword, trim, split, merge or reopen one",
    "cross-check": "compare claims across documents, and decide on what is found",
    "evidence": "link, retract or suggest evidence, set suggestions aside",
    "reading": "correct how a document was read, and read it again",
    "verdict": "give or withdraw a review",
    "place": "say where quoted words stand in a newer version",
}
"""Words that begin several commands, and what these are about."""

COMMANDS: tuple[Command, ...] = (
    intake.TAKE_IN,
    intake.CORRECT,
    versions.ADD,
    versions.VERSIONS,
    versions.LINK,
    versions.CONFIRM,
    versions.GONE,
    listing.DOCUMENTS,
    listing.CLAIMS,
    search.SEARCH,
    showing.SHOW,
    quotation_check.CHECK,
    triage.ACCEPT,
    triage.DISMISS,
    triage.RESTORE,
    claim_work.MAKE,
    claim_work.EDIT,
    claim_work.TRIM,
    claim_work.SPLIT,
    claim_work.MERGE,
    claim_work.REOPEN,
    reading.PROPOSE,
    reading.APPLY,
    reading.BLOCK,
    reading.SPEAKER,
    reading.FIGURES,
    evidence.SUGGEST,
    evidence.LINK,
    evidence.RETRACT,
    search_refusals.SET_ASIDE,
    search_refusals.RESTORE,
    cross_check.LIST,
    cross_check.PROPOSE,
    cross_check.CONFIRM,
    cross_check.REJECT,
    cross_check.CAVEAT,
    archive.MATCH,
    archive.IMPORT,
    archive.STATUS,
    archive.REBUILD,
    archive.ANSWER,
    aliases.LIST,
    aliases.PROPOSE,
    aliases.ADD,
    aliases.REFUSE,
    about.SCALES_COMMAND,
    verdicts.GIVE,
    verdicts.WITHDRAW,
    versions.STALE,
    versions.HOLDS,
    exporting.EXPORT,
    upkeep.VERIFY,
    upkeep.BACKUP,
    upkeep.MIGRATE,
    serving.SERVE,
    about.VERSION,
)
