"""The public site in a folder: a whole site the first time, then what changed.

Which folder is for whoever runs the machine to say, on the command line or in CLAIMDESK_SITE:
nobody names a path from a browser. A folder that holds something else is refused.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from db import events_store
from db.digest import of_bytes
from desk import exports
from desk.authority import Role, needs
from reports import claimreview, static_site
from reports.publisher import publisher_of
from reports.site_views import site_view

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desk import Desk
    from reports.publisher import Publisher
    from review.dossier import Dossier

VARIABLE = "CLAIMDESK_SITE"
"""Environment variable that names the folder which the app writes the site into."""

_LARGEST = 50_000_000
"""Bytes of a manifest. A line has some 130, so that is more pages than a folder should hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What came of writing: pages under a claim's address, files of the site, those that changed.

    `has_address` is False where the pages carry no ClaimReview for want of one.
    """

    export: exports.Export
    files: int
    changed: int
    has_address: bool

    @property
    def pages(self) -> int:
        """Return how many claims have a page, notices included."""
        return self.export.claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What the site would hold now, and a sentence for each claim that gives no ClaimReview.

    `events` is the state of the record that this was read from. `waiting` is how many claims have a
    verdict, a correction or a retraction out that the folder does not show; 0 without a folder.
    """

    events: int
    verdicts: int
    corrections: int
    taken_back: int
    waiting: int
    has_name: bool
    has_address: bool
    without_claimreview: tuple[str, ...]


def folder() -> Path | None:
    """Return the folder that the app writes the site into, or None while there is none."""
    named = os.environ.get(VARIABLE, "").strip()
    return Path(named).expanduser() if named else None


def outlook(desk: Desk) -> Outlook:
    """Return what would be on the site if it were written now."""
    dossier = exports.gather(desk, exports.all_out(desk))
    view, publisher = site_view(dossier), publisher_of(dossier)
    return Outlook(
        events=dossier.head.events,
        verdicts=len(view.pages),
        corrections=len(view.notices) - len(view.retractions),
        taken_back=len(view.retractions),
        waiting=_waiting(desk, dossier),
        has_name=bool(publisher.name),
        has_address=bool(publisher.site),
        without_claimreview=claimreview.leaves_out(dossier),
    )


def _waiting(desk: Desk, dossier: Dossier) -> int:
    """Count the claims of which something went out after the folder was written."""
    into = folder()
    if into is None:
        return 0
    shown = static_site.event_of(_manifest_in(into)) or 0
    with desk.database.snapshot() as snapshot:
        event = events_store.numbered(snapshot, shown)
    return sum(
        any(
            event is None or one.events >= event.seq or one.out_at > event.at
            for one in record.publications
        )
        for record in dossier.claims
    )


def _manifest_in(into: Path) -> bytes:
    """Return the manifest that stands in a folder, b"" where none can be read."""
    manifest = into / static_site.MANIFEST
    try:
        return manifest.read_bytes() if manifest.stat().st_size <= _LARGEST else b""
    except OSError:
        return b""


@needs(Role.EDITOR)
def publish(
    desk: Desk,
    into: Path,
    *,
    preview: bool = False,
    as_publisher: Callable[[Publisher], Publisher] = lambda known: known,
) -> Written:
    """Write the site of all that was published into a folder, and log that it left the desk.

    With `preview` also what is decided and was never published, each page marked so. Raises
    InvalidInput for a folder that is no site of ours or cannot be written.
    """
    before = _pages_before(into)
    scope = exports.Scope(words="decided verdicts") if preview else exports.all_out(desk)
    dossier = exports.gather(desk, scope)
    publisher = as_publisher(publisher_of(dossier))
    made = static_site.files(dossier, gone=before, preview=preview, publisher=publisher)
    changed = _write(into, made)
    export = _export(into, made, dossier)
    exports.log(desk, scope, static_site.RENDERER.key, export)
    return Written(
        export=export, files=len(made), changed=changed, has_address=bool(publisher.site)
    )


def _export(into: Path, made: Mapping[str, bytes], dossier: Dossier) -> exports.Export:
    manifest = made[static_site.MANIFEST]
    return exports.Export(
        file=into.name,
        body=manifest,
        media_type="text/html",
        digest=of_bytes(manifest),
        claims=static_site.verdicts_of(made),
        events=dossier.head.events,
    )


def _pages_before(into: Path) -> tuple[str, ...]:
    """Return the pages that stand there; refuses a folder that holds something else."""
    try:
        if not into.exists():
            return ()
        if not into.is_dir() or (into / "claims").is_symlink():
            raise InvalidInput(_not_ours(into))
        manifest = into / static_site.MANIFEST
        found = manifest.is_file() and manifest.stat().st_size <= _LARGEST
        pages = static_site.pages_of(manifest.read_bytes()) if found else None
        if pages is None and any(into.iterdir()):
            raise InvalidInput(_not_ours(into))
    except (OSError, ValueError) as error:
        raise InvalidInput(_unusable(into, error)) from error
    return pages or ()


def _write(into: Path, made: Mapping[str, bytes]) -> int:
    """Write what changed, the manifest last, and return how many files that were.

    Each file is whole or as it was; what stands there besides is left alone.
    """
    changed = [path for path, body in made.items() if not _is(into / path, body)]
    try:
        for path in sorted(changed, key=lambda one: one == static_site.MANIFEST):
            target = into / path
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f".{target.name}.part")
            part.write_bytes(made[path])
            part.replace(target)
    except OSError as error:
        raise InvalidInput(_unusable(into, error)) from error
    return len(changed)


def _is(file: Path, body: bytes) -> bool:
    try:
        return not file.is_symlink() and file.read_bytes() == body
    except OSError:
        return False


def _named(into: Path) -> str:
    """Return a path as it can be printed on one line."""
    return "".join(one if one.isprintable() else "\ufffd" for one in str(into))


def _not_ours(into: Path) -> str:
    return (
        f"“{_named(into)}” is there already, and no site of this desk is in it. Nothing "
        "was written. Name a new or an empty folder."
    )


def _unusable(into: Path, error: OSError | ValueError) -> str:
    why = os.strerror(error.errno or 0) if isinstance(error, OSError) else str(error)
    return (
        f"“{_named(into)}” cannot be written ({why}). The site may be there in part. "
        "Choose a folder that you may write to, and run this again: it writes what is missing."
    )
