"""`publish-site`: the public site of verdicts, written into a folder."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from cli.answers import GOOD
from cli.command import OK, Command
from cli.safe_text import one_line
from db.digest import of_bytes
from desk import exports
from reports import static_site
from reports.claim_places import web_address
from reports.publisher import publisher_of
from reports.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping

    from cli.command import Call
    from reports.publisher import Publisher
    from review.dossier import Dossier

_LARGEST = 50_000_000
"""Bytes of a manifest. A line has some 130, so that is more pages than a folder should hold."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", help="where it is written; made if needed")
    parser.add_argument(
        "--preview",
        action="store_true",
        help="show decided verdicts that were never published, marked so on each page",
    )
    parser.add_argument(
        "--address", metavar="ADDRESS", help="where the folder will stand (else the desk's own)"
    )
    parser.add_argument("--name", metavar="NAME", help="who publishes (else the desk's own name)")


def _publish(call: Call) -> int:
    folder = Path(call.arguments.folder)
    before = _pages_before(folder)
    desk, preview = call.seat.desk(), call.arguments.preview
    scope = exports.Scope(words="decided verdicts") if preview else exports.all_out(desk)
    dossier = exports.gather(desk, scope)
    publisher = _publisher(call.arguments, dossier)
    made = static_site.files(dossier, gone=before, preview=preview, publisher=publisher)
    written = _write(folder, made)
    manifest = made[static_site.MANIFEST]
    whole = exports.Export(
        file=folder.name,
        body=manifest,
        media_type="text/html",
        digest=of_bytes(manifest),
        claims=static_site.verdicts_of(made),
        events=dossier.head.events,
    )
    exports.log(desk, scope, static_site.RENDERER.key, whole)
    _tell(call, whole, written, len(made))
    if not publisher.site:
        call.console.note("No ClaimReview is in the pages: say where they will stand (--address).")
    return OK


def _publisher(given: Namespace, dossier: Dossier) -> Publisher:
    """Return who publishes and where: as given, else as the desk has it."""
    known = publisher_of(dossier)
    if given.address and not web_address(given.address):
        raise InvalidInput(
            f"“{one_line(given.address)}” is no web address. Nothing was written. Give one such as "
            "https://facts.example.org."
        )
    return replace(known, name=given.name or known.name, site=given.address or known.site)


def _tell(call: Call, made: exports.Export, written: int, files: int) -> None:
    where = call.arguments.folder
    if call.console.as_json:
        call.console.json(
            {"folder": where, "pages": made.claims, "files": files, "written": written}
        )
        return
    told = f"{count(made.claims, 'page')}, {written:,} of {count(files, 'file')} written"
    call.console.line(f"{call.console.paint(GOOD, 'good')} {one_line(where)}: {told}")


def _pages_before(folder: Path) -> tuple[str, ...]:
    """Return the pages that stand there; refuses a folder that holds something else."""
    try:
        if not folder.exists():
            return ()
        if not folder.is_dir() or (folder / "claims").is_symlink():
            raise InvalidInput(_not_ours(folder))
        manifest = folder / static_site.MANIFEST
        found = manifest.is_file() and manifest.stat().st_size <= _LARGEST
        pages = static_site.pages_of(manifest.read_bytes()) if found else None
        if pages is None and any(folder.iterdir()):
            raise InvalidInput(_not_ours(folder))
    except (OSError, ValueError) as error:
        raise InvalidInput(_unusable(folder, error)) from error
    return pages or ()


def _write(folder: Path, made: Mapping[str, bytes]) -> int:
    """Write what changed, the manifest last, and return how many files that were.

    Each file is whole or as it was; what stands there besides is left alone.
    """
    changed = [path for path, body in made.items() if not _is(folder / path, body)]
    try:
        for path in sorted(changed, key=lambda one: one == static_site.MANIFEST):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f".{target.name}.part")
            part.write_bytes(made[path])
            part.replace(target)
    except OSError as error:
        raise InvalidInput(_unusable(folder, error)) from error
    return len(changed)


def _is(file: Path, body: bytes) -> bool:
    try:
        return not file.is_symlink() and file.read_bytes() == body
    except OSError:
        return False


def _not_ours(folder: Path) -> str:
    return (
        f"“{one_line(str(folder))}” is there already, and no site of this desk is in it. Nothing "
        "was written. Name a new or an empty folder."
    )


def _unusable(folder: Path, error: OSError | ValueError) -> str:
    why = os.strerror(error.errno or 0) if isinstance(error, OSError) else str(error)
    return (
        f"“{one_line(str(folder))}” cannot be written ({why}). The site may be there in part. "
        "Choose a folder that you may write to, and run this again: it writes what is missing."
    )


PUBLISH_SITE = Command(
    words="publish-site",
    help="write the public site of published verdicts into a folder",
    details=(
        "Write a page for each published verdict with its ClaimReview, an index, the corrections "
        "and an Atom feed, ready for any web server. Run again, it writes only what changed; a "
        "verdict that was taken back leaves a notice at its address."
    ),
    examples=(
        "claimdesk publish-site public --address https://facts.example.org",
        "claimdesk publish-site draft --preview",
    ),
    arguments=_arguments,
    run=_publish,
    writes=True,
)
