"""A report held against the record: whether it is ours, what state it shows, what changed since.

A file is known by its digest when it left the desk as it is. Whatever its format, the digest in
its foot names an event; where the record still has that event, the state it shows can be rebuilt.
A report in JSON is rebuilt in full and compared byte for byte.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, Refusal
from db import claims_store, drafts_store, events_store, workflow_store
from db.digest import of_bytes
from desk.as_of import past
from desk.exports import PastExport, Scope, dossier_in, gather, past_export
from reports import wording
from reports.disclosure import disclosed
from reports.file_text import digests_in, text_of
from reports.registry import render, renderer
from reports.renderer import FORMAT
from reports.since import since

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.model import Claim
    from db.connection import Database
    from desk import Desk
    from review.dossier import ClaimRecord
    from review.model import Event

_CLAIM_ID = re.compile(r"\bclm_\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCheck:
    """What is known of a file. `export` is when it left the desk; None for bytes that never did.

    `published` is the publication whose dossier it is. `event` is the state that its foot names
    and the record still has; None when there is none. `rebuilt` says whether the record as of that
    event gives the same bytes; None where that cannot be tried. `changes` are sentences on what
    became of its claims since. `unplaced` says that claims of the desk changed and that the file
    does not tell by its words which claims it holds: then nobody can say that nothing changed.
    """

    digest: str
    export: PastExport | None
    published: str | None
    event: Event | None
    names_a_state: bool
    rebuilt: bool | None
    changes: tuple[str, ...]
    unplaced: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether the file is as this desk handed it out, or as it would."""
        return bool(self.export or self.published or self.rebuilt)


def check_report(desk: Desk, body: bytes) -> ReportCheck:
    """Hold a file against the record.

    Raises InvalidInput for what cannot be read as a report at all.
    """
    text = _text(body)
    name = of_bytes(body)
    database = desk.database
    with database.snapshot() as snapshot:
        row = drafts_store.export_of(snapshot, name)
        event = events_store.with_digest(snapshot, digests_in(text))
        published = workflow_store.with_dossier(snapshot, name)
        changed = events_store.claims_since(snapshot, event.seq) if event else []
    export = past_export(row) if row else None
    held = _Held(text=text, claims=export.claims if export else 1)
    then, unplaced = _then(database, event, changed, held) if event else ((), False)
    return ReportCheck(
        digest=name,
        export=export,
        published=published,
        event=event,
        names_a_state=bool(digests_in(text)),
        rebuilt=_rebuilt(database, event, body) if event else None,
        changes=_changes(desk, then),
        unplaced=unplaced,
    )


def _text(body: bytes) -> str:
    try:
        return text_of(body)
    except ValueError as error:
        msg = f"The file is {error}, so it is no report of this desk. Choose another one."
        raise InvalidInput(msg) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """What is known of a file's claims: its text, and how many claims it was handed out with."""

    text: str
    claims: int

    def of(self, claims: Sequence[Claim]) -> tuple[frozenset[str], bool]:
        """Return the ids of those of `claims` that stand in it, and whether that is all of them."""
        named = frozenset(_CLAIM_ID.findall(self.text))
        if named:
            return named, True
        whole = _letters(self.text)
        found = frozenset(one.id for one in claims if _letters(one.statement) in whole)
        return found, len(found) >= self.claims


def _then(
    database: Database, event: Event, changed: Sequence[str], held: _Held
) -> tuple[tuple[ClaimRecord, ...], bool]:
    """Return the claims of a report that something was done to since, as they stood then.

    And whether some of its claims were not found: those may be among them, too.
    """
    if not changed:
        return (), False
    with past(database, event.seq) as then:
        every = claims_store.several(then.snapshot, claims_store.all_ids(then.snapshot))
        found, all_found = held.of(every)
        touched = {one.id for one in every}.intersection(changed)
        known = tuple(one.id for one in every if one.id in touched and one.id in found)
        whole = dossier_in(then.snapshot, Scope(claims=known), now=event.at) if known else None
    return disclosed(whole).claims if whole else (), bool(touched) and not all_found


def _letters(words: str) -> str:
    """Leave out all but letters and digits.

    White space is left behind by marks in the middle of words when they go; Markdown puts strokes
    before signs; and a page may set a ligature or another quotation mark.
    """
    plain = unicodedata.normalize("NFKC", words)
    return "".join(one for one in plain if one.isalnum())


def _changes(desk: Desk, then: Sequence[ClaimRecord]) -> tuple[str, ...]:
    if not then:
        return ()
    whole = disclosed(gather(desk, Scope(claims=tuple(record.claim.id for record in then))))
    now = {record.claim.id: record for record in whole.claims}
    return tuple(told for one in then for told in since(one, now[one.claim.id]))


def _rebuilt(database: Database, event: Event, body: bytes) -> bool | None:
    """Whether the record as of an event gives exactly this JSON; None for another format."""
    try:
        whole = json.loads(body)
        if whole["format"] != FORMAT:
            return None
        claims = tuple(str(claim["id"]) for claim in whole["claims"])
    except (ValueError, KeyError, TypeError):
        return None
    if not claims:
        return None
    try:
        with past(database, event.seq) as then:
            dossier = dossier_in(then.snapshot, Scope(claims=claims), now=event.at)
            return render(dossier, "json") == body
    except Refusal:
        return False


def told(check: ReportCheck) -> tuple[tuple[bool | None, str], ...]:
    """Return what was found in sentences: True for proven, False for not, None for since then."""
    return (_origin(check), *_state(check), *((None, one) for one in check.changes))


def _origin(check: ReportCheck) -> tuple[bool, str]:
    if check.export is not None:
        one = check.export
        return True, (
            f"This file left the desk on {wording.moment(one.at)}, handed out by {one.by} as "
            f"“{renderer(one.format).label}” with {wording.count(one.claims, 'claim')} "
            f"({one.scope}). Not a byte of it was changed."
        )
    if check.published is not None:
        return True, f"This is what publication {check.published} rested on, as it was kept."
    if check.rebuilt:
        return True, "No such file was handed out, and the record gives exactly the same one."
    return False, (
        "No file with these bytes was handed out by this desk. It was changed since, saved anew by "
        "another program, or comes from elsewhere."
    )


def _state(check: ReportCheck) -> Iterator[tuple[bool, str]]:
    event = check.event
    if event is None:
        yield False, _FOREIGN if check.names_a_state else _NAMELESS
        return
    yield (
        True,
        (
            f"It shows the record at {wording.entry(event.seq)} of {wording.moment(event.at)}, and "
            "the record still has that entry with the fingerprint that the file names."
        ),
    )
    if check.rebuilt is False:
        yield False, "What it says differs from what the record held at that entry."
    if check.unplaced:
        yield False, _UNPLACED
    elif not check.changes and check.is_ours:
        yield True, "Nothing has changed since in what it says of its claims."


_UNPLACED = (
    "Claims of this desk have changed since, and the words of its claims were not all found in the "
    "file: whether it still says what the desk says cannot be told. Make the report anew and "
    "compare."
)
_FOREIGN = (
    "The fingerprint in its foot is of no entry in this record: the file comes from another desk, "
    "or the record was rewritten. “claimdesk verify” with that head tells which."
)
_NAMELESS = "It names no state of a record: no fingerprint of an entry stands in it."
