"""Named reports: a choice of claims under a name, to be run again by one person or the team.

A report is its maker's own, or shared; a shared one is also an editor's to change. An editor can
make one public: the read API then hands it out, of each reader's part of the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed, NotFound
from db import named_reports_store
from desk.act import Act, Told, carry_out
from desk.authority import Role, needs, role_of
from desk.fields import line
from desk.reading_out import NOT_HERE
from desk.report_choice import Choice, restored, stored

if TYPE_CHECKING:
    from db.rows import Row
    from db.transaction import Snapshot
    from desk import Desk
    from desk.act import Done

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedReport:
    """A report under a name, and what whoever looks may do with it."""

    id: str
    name: str
    choice: Choice
    is_shared: bool
    is_public: bool
    is_mine: bool
    made_by: str
    may_change: bool


def reports(desk: Desk) -> tuple[NamedReport, ...]:
    """Return the reports that the actor sees, by name."""
    with desk.database.snapshot() as snapshot:
        held = role_of(snapshot, desk.actor)
        found = named_reports_store.seen_by(snapshot, desk.actor)
    edits = held is not None and held.rank >= Role.EDITOR.rank
    return tuple(_report(row, desk.actor, edits=edits) for row in found)


def named(desk: Desk, name: str) -> NamedReport:
    """Return the report that the actor sees under a name, in any case, or by id."""
    for one in reports(desk):
        if name in {one.id, one.name} or one.name.casefold() == " ".join(name.split()).casefold():
            return one
    msg = "There is no report of this name. Nothing was done. See: claimdesk report list"
    raise NotFound(msg)


@needs(Role.READER)
def save(
    desk: Desk, name: str, choice: Choice, *, shared: bool = False, command_id: str | None = None
) -> Done:
    """Keep a choice under a name; `made` is its id."""
    kept = stored(choice)

    def do(act: Act) -> Told:
        row: dict[str, str | int] = {
            "id": act.new("rpt"),
            "name": _free(act, name),
            "choice": kept,
            "is_shared": int(shared),
            "is_public": 0,
            "made_by": act.actor,
            "made_at": act.at,
        }
        act.writing.insert("named_reports", row)
        return Told(action="saved a report", subject=str(row["id"]), made=(str(row["id"]),))

    return carry_out(desk, command_id, do)


@needs(Role.READER)
def change(
    desk: Desk,
    report_id: str,
    *,
    name: str | None = None,
    choice: Choice | None = None,
    shared: bool | None = None,
    command_id: str | None = None,
) -> Done:
    """Rename a report, have it ask for something else, or share it or no longer."""
    kept = None if choice is None else stored(choice)

    def do(act: Act) -> Told:
        row = _mine(act, report_id)
        changes: dict[str, str | int] = {}
        if name is not None and name.strip() != row["name"]:
            changes["name"] = _free(act, name, apart_from=report_id)
        if kept is not None and kept != row["choice"]:
            _check_editor_of_public(act, row)
            changes["choice"] = kept
        if shared is not None:
            changes["is_shared"] = int(shared)
        if not changes:
            msg = "Nothing was changed, so nothing was saved. Write another name."
            raise InvalidInput(msg)
        act.writing.update("named_reports", report_id, changes)
        told = {"fields": sorted(changes)}
        return Told(action="changed a report", subject=report_id, details=told)

    return carry_out(desk, command_id, do)


@needs(Role.EDITOR)
def make_public(desk: Desk, report_id: str, *, on: bool, command_id: str | None = None) -> Done:
    """Have the read API hand a report out, or no longer; the team sees it from then on."""

    def do(act: Act) -> Told:
        _mine(act, report_id)
        changes = {"is_public": int(on), **({"is_shared": 1} if on else {})}
        act.writing.update("named_reports", report_id, changes)
        told = "made a report public" if on else "made a report public no longer"
        return Told(action=told, subject=report_id)

    return carry_out(desk, command_id, do)


@needs(Role.READER)
def remove(desk: Desk, report_id: str, *, command_id: str | None = None) -> Done:
    """Take a report out of the list; files that it made stay what they are."""

    def do(act: Act) -> Told:
        _mine(act, report_id)
        ended = {"ended_at": act.at, "ended_by": act.actor}
        act.writing.update("named_reports", report_id, ended)
        return Told(action="removed a report", subject=report_id)

    return carry_out(desk, command_id, do)


def public(snapshot: Snapshot, report_id: str) -> Choice:
    """Return what a public report asks for. Raises NotFound for any other."""
    row = named_reports_store.get(snapshot, report_id)
    if row is None or not row["is_public"]:
        raise NotFound(NOT_HERE)
    return restored(row["choice"])


def _report(row: Row, actor: str, *, edits: bool) -> NamedReport:
    mine = row["made_by"] == actor
    return NamedReport(
        id=row["id"],
        name=row["name"],
        choice=restored(row["choice"]),
        is_shared=bool(row["is_shared"]),
        is_public=bool(row["is_public"]),
        is_mine=mine,
        made_by=row["made_by_name"],
        may_change=mine or edits,
    )


def _edits(act: Act) -> bool:
    return act.role is not None and act.role.rank >= Role.EDITOR.rank


def _mine(act: Act, report_id: str) -> Row:
    """Return a report that the actor may change, or refuse."""
    row = named_reports_store.get(act.writing, report_id)
    if row is None or (row["made_by"] != act.actor and not row["is_shared"]):
        msg = "There is no such report any more. Nothing was saved. Look at the list of reports."
        raise NotFound(msg)
    if row["made_by"] != act.actor and not _edits(act):
        msg = (
            f"“{row['name']}” is {row['made_by_name']}'s. Nothing was saved. Ask them or an "
            "editor, or save a report of your own."
        )
        raise NotAllowed(msg)
    return row


def _check_editor_of_public(act: Act, row: Row) -> None:
    """What an editor let out is not changed into something else by anybody below."""
    if row["is_public"] and not _edits(act):
        msg = (
            "An editor made this report public, so only an editor changes what it asks for. "
            "Nothing was saved. Save another report under a name of its own."
        )
        raise NotAllowed(msg)


def _free(act: Act, name: str, *, apart_from: str = "") -> str:
    """Return a tidied name that the actor sees no other report under, or refuse."""
    clean = line(name, "name")
    if not any(character.isalnum() for character in clean) or len(clean) > LONGEST_NAME:
        msg = (
            f"A report needs a name of 1 to {LONGEST_NAME} characters. Nothing was saved. "
            "Write what it shows."
        )
        raise InvalidInput(msg)
    for other in named_reports_store.seen_by(act.writing, act.actor):
        if other["name"].casefold() == clean.casefold() and other["id"] != apart_from:
            msg = (
                f"There is a report “{other['name']}” already. Nothing was saved. Choose another "
                "name."
            )
            raise InvalidInput(msg)
    return clean
