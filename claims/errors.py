"""Everything that can go wrong, in two families.

    ClaimdeskError
    ├── Refusal               a person can act on it; the sentence says what, why, what next
    │   ├── UnreadableSource      a file or page that cannot be taken in
    │   ├── InvalidInput          a field that cannot be as it was given
    │   ├── NotFound              the thing asked for is not on this desk
    │   ├── NotAllowed            the actor may not do this
    │   ├── EvidenceMissing       a rating that needs evidence came without
    │   ├── Conflict              somebody changed it since it was read
    │   ├── Stale                 the text under an anchor is no longer the same
    │   └── DatabaseUnfit         the database, its place or its engine cannot be used
    └── Defect                ours: shown with an incident number, details in the log

A refusal never leaves anything half done: whoever raises it has written nothing.
"""

from __future__ import annotations


class ClaimdeskError(Exception):
    """The root, so that one clause can tell our errors from everybody else's."""


class Refusal(ClaimdeskError):
    """Something a person asked for and can mend. `str()` is the sentence to show."""


class UnreadableSource(Refusal):
    """A file, page or text that cannot become a document."""


class InvalidInput(Refusal):
    """A field that cannot be as it was given."""


class NotFound(Refusal):
    """The document, claim, evidence or person asked for is not on this desk."""


class NotAllowed(Refusal):
    """The actor, or the state of the claim, does not permit this."""


class EvidenceMissing(Refusal):
    """The rating needs evidence, and none that still stands was given."""


class Conflict(Refusal):
    """Somebody else changed the claim since it was read; nothing was saved."""


class Stale(Refusal):
    """The words under an anchor differ from those it was made for."""


class DatabaseUnfit(Refusal):
    """The database file, its place or the SQLite in use cannot carry a desk."""


class Defect(ClaimdeskError):
    """A fault of ours. People see an incident number; the log has the rest."""
