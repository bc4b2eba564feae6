"""What a sealed review says changes nothing that anybody else can read.

Two desks are made act by act alike, but for what Ben's sealed review says: its rating, confidence,
reason and what it rests on. Whatever Maya, an editor or an export is given must be the same at
both.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from claims.errors import Refusal
from db import events_store
from db.board_view import ClaimFilter
from desk import evidence, exports, history, inbox, search, stale, talk, verdicts
from desk.canonical import canonical_dossier
from desk.clearance import slips_of
from desk.exports import Scope
from desk.screens import (
    claim_screen,
    claims_screen,
    desk_screen,
    document_list,
    document_screen,
    latest_events,
    said_again_screen,
    settings_screen,
)
from desk.screens.archive import archive_screen
from desk.suggestions import suggest
from desk.verdicts import GiveReview
from reports.registry import RENDERERS
from review.model import Confidence, Layer
from tests.builders import (
    LEDGER,
    a_blind_desk,
    a_claim,
    a_colleague,
    a_desk,
    a_document,
    a_link,
    a_review,
    the_claim,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claims.model import Claim
    from desk import Desk

WORDS = "canary"
"""A word that only Ben's reason at the second desk holds; at the first it is another as long."""

_DIGEST = re.compile(
    r"\b[0-9a-f]{12}(?:[0-9a-f]{52})?\b|sha256-[A-Za-z0-9+/]{43}=|urn:uuid:[0-9a-f-]{36}"
)
"""Digests differ, as they must; from 256 bits over a reason in free words nobody reads it back."""


class World:
    """A desk where Ben's review of a claim is in and another is needed."""

    def __init__(self, folder: Path, *, false: bool) -> None:
        """Make it; `false` is how Ben judges."""
        folder.mkdir()
        self.maya = a_desk(folder)
        a_blind_desk(self.maya)
        self.ben, self.edith = (a_colleague(self.maya, name) for name in ("Ben", "Edith"))
        self.document = a_document(self.maya)
        self.claim: Claim = a_claim(self.maya, self.document, "Nobody has mended one since 2019")
        ledger = a_document(self.maya, LEDGER)
        self.pieces = [
            a_link(self.maya, self.claim, ledger, words)
            for words in ("Ten of the lamps", "Fourteen lamps")
        ]
        for reason in ("At first sight.", f"{WORDS if false else 'robins'} in the ledger"):
            a_review(
                self.ben,
                self.claim,
                rating="false" if false else "true",
                confidence=Confidence.HIGH if false else Confidence.LOW,
                rationale=reason,
                evidence_ids=(self.pieces[0],) if false else (self.pieces[1],),
            )


def two_worlds(folder: Path) -> tuple[World, World]:
    """Make two desks alike but for what Ben's review says."""
    return World(folder / "one", false=False), World(folder / "two", false=True)


@pytest.fixture(scope="module")
def read_only(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, World]:
    """Two desks that are only read."""
    return two_worlds(tmp_path_factory.mktemp("blind"))


@pytest.fixture
def worlds(tmp_path: Path) -> tuple[World, World]:
    """Two desks of one test's own."""
    return two_worlds(tmp_path)


def as_text(value: object) -> str:
    """Return a value in letters, without digests and without where its database lies."""
    words = _unpacked(value) if isinstance(value, bytes) else repr(value)
    return _DIGEST.sub("digest", re.sub(r"/\S*/(one|two)/", "/folder/", words))


def _unpacked(body: bytes) -> str:
    """Return a file's letters; of a packed one, those of its members."""
    if not body.startswith(b"PK"):
        return body.decode()
    with ZipFile(BytesIO(body)) as packed:
        return "\n".join(
            f"{one}: {packed.read(one).decode('utf-8', 'replace')}" for one in packed.namelist()
        )


def exported(world: World, key: str) -> object:
    return exports.preview(world.maya, Scope(), key).body


def refused(do: Callable[[], object]) -> str:
    """Return what a refusal says."""
    with pytest.raises(Refusal) as caught:
        do()
    return str(caught.value)


def stale_save(world: World) -> str:
    """Somebody sends a review of the claim as it was before it was reworked under their hands."""
    review = GiveReview(
        claim=world.claim.id, layer=Layer.SO, rating="unproven", rationale="I cannot say.",
        seen_revision=1,
    )  # fmt: skip
    return refused(lambda: verdicts.give(world.maya, review))


def in_snapshot(world: World, read: Callable[[Any], object]) -> object:
    with world.maya.database.snapshot() as snapshot:
        return read(snapshot)


def seen(desk: Desk, world: World) -> object:
    return claim_screen(desk, world.claim.id, chosen=ClaimFilter(), order="number")


READ: dict[str, Callable[[World], object]] = {
    "claim, by the other reviewer": lambda w: seen(w.maya, w),
    "claim, by an editor": lambda w: seen(w.edith, w),
    "list": lambda w: claims_screen(w.maya.database, ClaimFilter()),
    "list, changed last": lambda w: claims_screen(w.maya.database, ClaimFilter(), order="changed"),
    "list, by rating true": lambda w: claims_screen(
        w.maya.database, ClaimFilter(ratings=(f"{w.claim.scale}/true",))
    ),
    "list, by rating false": lambda w: claims_screen(
        w.maya.database, ClaimFilter(ratings=(f"{w.claim.scale}/false",))
    ),
    "list, of what Ben reviewed": lambda w: claims_screen(
        w.maya.database, ClaimFilter(reviewed_by=w.ben.actor)
    ),
    "list, of what is stale": lambda w: claims_screen(w.maya.database, ClaimFilter(stale=True)),
    "stale verdicts": lambda w: in_snapshot(w, stale.stale_in),
    "desk": lambda w: desk_screen(w.maya),
    "latest events": lambda w: latest_events(w.maya, most=100),
    "documents": lambda w: document_list(w.maya.database),
    "document": lambda w: document_screen(w.maya.database, w.document.id, viewer=w.maya.actor),
    "said again": lambda w: said_again_screen(w.maya.database),
    "settings": lambda w: settings_screen(w.maya.database),
    "earlier checks": lambda w: archive_screen(w.maya.database),
    "search for the reason": lambda w: search.everywhere(w.maya.database, WORDS),
    "search by rating": lambda w: search.everywhere(w.maya.database, "verdict:false lamps"),
    "inbox of the other": lambda w: inbox.inbox(w.maya),
    "inbox of an editor": lambda w: inbox.inbox(w.edith),
    "talk": lambda w: talk.claim_talk(w.maya, w.claim.id),
    "history of the claim": lambda w: history.history(w.maya.database, w.claim.id),
    "history of a piece": lambda w: history.history(w.maya.database, w.pieces[0]),
    "events": lambda w: in_snapshot(w, lambda s: events_store.history(s, w.claim.id)),
    "dossier kept": lambda w: in_snapshot(w, lambda s: canonical_dossier(s, w.claim.id)),
    "as it was then": lambda w: exports.gather(w.maya, Scope(), as_of=_head(w)),
    "suggestions": lambda w: in_snapshot(
        w, lambda s: suggest(s, the_claim(w.maya, w.claim.id), (), words=WORDS)
    ),
    "a refused save": stale_save,
    "confidential words": lambda w: slips_of(w.maya, w.claim.id, WORDS),
    **{
        f"report: {one.key}": (lambda w, key=one.key: exported(w, key))  # type: ignore[misc]
        for one in RENDERERS
        if one.key != "pdf"
    },
}
"""Everything that can be read at a desk or leaves it, by name; a PDF is made of what HTML says."""


def _head(world: World) -> int:
    return int(str(in_snapshot(world, lambda s: events_store.head(s).events)))


@pytest.mark.parametrize("name", READ)
def test_what_a_sealed_review_says_changes_nothing_that_others_read(
    read_only: tuple[World, World], name: str
) -> None:
    one, two = (as_text(READ[name](world)) for world in read_only)

    assert one == two
    assert WORDS not in two.replace(f"'{WORDS}'", "") or "search" in name


def test_its_own_reviewer_reads_it(read_only: tuple[World, World]) -> None:
    one, two = (as_text(seen(world.ben, world)) for world in read_only)

    assert one != two
    assert WORDS in two


def test_once_all_are_in_everybody_reads_it(worlds: tuple[World, World]) -> None:
    for world in worlds:
        a_review(world.maya, world.claim)
    one, two = (as_text(seen(world.edith, world)) for world in worlds)

    assert one != two
    assert WORDS in two


def test_retracting_what_it_rests_on_tells_nothing_either(worlds: tuple[World, World]) -> None:
    for world in worlds:
        for piece in world.pieces:
            evidence.retract(world.maya, piece, because="Of another pier.")
    for name in ("claim, by the other reviewer", "list, of what is stale", "stale verdicts"):
        one, two = (as_text(READ[name](world)) for world in worlds)
        assert one == two
