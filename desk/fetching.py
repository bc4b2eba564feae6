"""Fetching pages by their address: as documents, and as copies of outside sources.

It is off until somebody turns it on, because a desk that fetches tells other hosts what it is
working on. What may be fetched at all, and how, is `sources.fetch`'s; the desk's own switch does
not widen it. Turning it on is for the person who runs the desk: an administrator, with accounts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, NotAllowed
from db import settings_store
from desk.act import Act, Done, Told, carry_out
from desk.authority import Role, needs
from desk.fields import web_address
from desk.intake import About, take_in
from desk.outside_sources import Kept, keep, source_of
from review.sources import Way
from sources import fetch
from sources.snapshot import copy_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.transaction import Snapshot
    from desk import Desk
    from desk.intake import TakenIn

    Fetch = Callable[[str], fetch.Fetched]

KEY = "fetching pages"
OFF = (
    "Fetching pages by address is off at this desk, so nothing was fetched. The person who runs "
    "the desk can turn it on under Settings (or: claimdesk fetching on). Until then, save the page "
    "in a browser and take the file in."
)


def is_on(snapshot: Snapshot) -> bool:
    """Whether this desk fetches pages; no, until somebody turned it on."""
    return settings_store.value(snapshot, KEY) is True


@needs(Role.ADMINISTRATOR)
def switch(desk: Desk, *, on: bool, command_id: str | None = None) -> Done:
    """Turn fetching on or off for the whole desk."""

    def do(act: Act) -> Told:
        settings_store.put(act.writing, KEY, on, at=act.at)
        action = f"turned fetching pages {'on' if on else 'off'}"
        return Told(action=action, subject=KEY, details={"on": on})

    return carry_out(desk, command_id, do)


@needs(Role.CHECKER)
def take_in_page(
    desk: Desk,
    address: str,
    about: About | None = None,
    *,
    get: Fetch | None = None,
    command_id: str | None = None,
) -> TakenIn:
    """Fetch a page and take it in as a document; the same page again gives the one that is here.

    `get` is how it is fetched. Raises NotAllowed while fetching is off, UnreadableSource when the
    page cannot be had or read.
    """
    page = _page(desk, address, get)
    told = replace(about or About(), url=page.address)
    return take_in(desk, page.body, page.name, told, command_id=command_id)


@needs(Role.CHECKER)
def fetch_copy(
    desk: Desk,
    source_id: str,
    *,
    archive_address: str | None = None,
    get: Fetch | None = None,
    command_id: str | None = None,
) -> Done:
    """Fetch the page that a source is, and keep it as a further copy, read today."""
    with desk.database.snapshot() as snapshot:
        source = source_of(snapshot, source_id)
    if source.address is None:
        msg = f"“{source.title}” has no address. Nothing was fetched. Attach a copy as a file."
        raise InvalidInput(msg)
    archived = web_address(archive_address)
    page = _page(desk, source.address, get)
    kept = Kept(
        copy=copy_of(page.body, page.name),
        way=Way.FETCHED,
        address=page.address,
        archive_address=archived,
    )
    return keep(desk, source_id, kept, command_id)


def _page(desk: Desk, address: str, get: Fetch | None) -> fetch.Fetched:
    with desk.database.snapshot() as snapshot:
        if not is_on(snapshot):
            raise NotAllowed(OFF)
    # Looked up at each call, so that a test can put a fetch with its own host in its place.
    return (get or fetch.fetch)(address)
