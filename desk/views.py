"""Saved views: the filter and the order of the list of claims under a name.

A view is its maker's own, or shared with the team; a shared one is also an editor's to change.
What it asks is kept as it stands in an address, so a view opens what a link would open, and a
value that has no meaning any more is left out there as it is in any address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from claims.errors import InvalidInput, NotAllowed, NotFound
from db import views_store
from desk.act import Act, Done, Told, carry_out
from desk.authority import Role, needs
from desk.fields import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.rows import Row
    from desk import Desk

LONGEST_NAME = 60
LONGEST_ASKS = 4_000
"""Characters of an address that every browser and server takes."""


@needs(Role.READER)
def save(
    desk: Desk,
    name: str,
    asks: Iterable[tuple[str, str]],
    *,
    shared: bool = False,
    command_id: str | None = None,
) -> Done:
    """Keep (parameter, value) pairs of an address under a name; return with the view's id made."""
    pairs = list(asks)

    def do(act: Act) -> Told:
        row: dict[str, str | int] = {
            "id": act.new("viw"),
            "name": _free(act, name),
            "asks": _address(pairs),
            "is_shared": int(shared),
            "made_by": act.actor,
            "made_at": act.at,
        }
        act.writing.insert("saved_views", row)
        return Told(action="saved a view", subject=str(row["id"]), made=(str(row["id"]),))

    return carry_out(desk, command_id, do)


@needs(Role.READER)
def change(
    desk: Desk,
    view_id: str,
    *,
    name: str | None = None,
    asks: Iterable[tuple[str, str]] | None = None,
    shared: bool | None = None,
    command_id: str | None = None,
) -> Done:
    """Give a view another name, have it ask something else, or share it or no longer."""
    pairs = None if asks is None else list(asks)

    def do(act: Act) -> Told:
        view = _mine(act, view_id)
        changes: dict[str, str | int] = {}
        if name is not None and name.strip() != view["name"]:
            changes["name"] = _free(act, name, apart_from=view_id)
        if pairs is not None:
            changes["asks"] = _address(pairs)
        if shared is not None:
            changes["is_shared"] = int(shared)
        if not changes:
            msg = "Nothing was changed, so nothing was saved. Write another name."
            raise InvalidInput(msg)
        act.writing.update("saved_views", view_id, changes)
        details = {"fields": sorted(changes)}
        return Told(action="changed a view", subject=view_id, details=details)

    return carry_out(desk, command_id, do)


@needs(Role.READER)
def remove(desk: Desk, view_id: str, *, command_id: str | None = None) -> Done:
    """Take a view out of the rail; the claims that it showed stay as they are."""

    def do(act: Act) -> Told:
        _mine(act, view_id)
        ended = {"ended_at": act.at, "ended_by": act.actor}
        act.writing.update("saved_views", view_id, ended)
        return Told(action="removed a view", subject=view_id)

    return carry_out(desk, command_id, do)


def asks_of(row: Row) -> Sequence[tuple[str, str]]:
    """Return the (parameter, value) pairs that a stored view asks."""
    return parse_qsl(row["asks"])


def _mine(act: Act, view_id: str) -> Row:
    """Return a view that the actor may change, or refuse."""
    view = views_store.get(act.writing, view_id)
    if view is None or (view["made_by"] != act.actor and not view["is_shared"]):
        msg = "There is no such view any more. Nothing was saved. Look at the list of views."
        raise NotFound(msg)
    editor = act.role is not None and act.role.rank >= Role.EDITOR.rank
    if view["made_by"] != act.actor and not editor:
        msg = (
            f"“{view['name']}” is {view['made_by_name']}'s. Nothing was saved. Ask them or an "
            "editor, or save a view of your own."
        )
        raise NotAllowed(msg)
    return view


def _free(act: Act, name: str, *, apart_from: str = "") -> str:
    """Return a tidied name that the actor sees no other view under, or refuse."""
    clean = line(name, "name")
    if not any(character.isalnum() for character in clean) or len(clean) > LONGEST_NAME:
        msg = (
            f"A view needs a name of 1 to {LONGEST_NAME} characters. Nothing was saved. "
            "Write what it shows."
        )
        raise InvalidInput(msg)
    other = views_store.called(act.writing, clean, person=act.actor)
    if other is not None and other["id"] != apart_from:
        msg = f"There is a view “{other['name']}” already. Nothing was saved. Choose another name."
        raise InvalidInput(msg)
    return clean


def _address(pairs: list[tuple[str, str]]) -> str:
    asks = urlencode(pairs)
    if len(asks) > LONGEST_ASKS:
        msg = (
            "This filter is too long to be kept as a view. Nothing was saved. Choose fewer "
            "documents or speakers."
        )
        raise InvalidInput(msg)
    return asks
