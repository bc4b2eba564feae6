"""Unfinished forms, kept so that a reload or a crash loses no words. Not part of the record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db import drafts_store
from db.digest import canonical
from db.rows import stamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk import Desk


def keep(desk: Desk, form: str, fields: Mapping[str, str]) -> None:
    """Keep the fields of the actor's form as they stand now; all blank forgets them."""
    with desk.database.write() as writing:
        if any(value.strip() for value in fields.values()):
            drafts_store.save(
                writing,
                person=desk.actor,
                form=form,
                body=canonical(dict(fields)),
                saved_at=stamp(desk.clock()),
            )
        else:
            drafts_store.discard(writing, person=desk.actor, form=form)


def kept(desk: Desk, form: str) -> dict[str, str]:
    """Return the fields of the actor's form as they were left; nothing where none were kept."""
    with desk.database.snapshot() as snapshot:
        body = drafts_store.load(snapshot, person=desk.actor, form=form)
    return {} if body is None else dict(json.loads(body))


def forget(desk: Desk, form: str) -> None:
    """Forget the actor's form: it was sent."""
    with desk.database.write() as writing:
        drafts_store.discard(writing, person=desk.actor, form=form)
