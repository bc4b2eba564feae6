"""What our SQL calls on a server: numbered files, applied in order, never edited once released.

A later file says `create or replace function`, names everything in full, and asks for no table:
on a new desk all of them come before the tables, which call them. One that gives a function of
stored columns (`vector`) another body also has each row of theirs made anew.
"""

from __future__ import annotations

from db.migrations import texts_in

FIRST = "functions 0001_as_in_sqlite"
"""Every desk has it, and one that was made before the files were numbered does not say so."""


def numbered() -> tuple[tuple[str, str], ...]:
    """Return (name, SQL text) of every file, in order; names are no migration's."""
    return tuple((f"functions {name}", sql) for name, sql in texts_in(__name__))
