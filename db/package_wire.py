"""How a package that was taken apart comes from the child process to the desk: as JSON."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict
from typing import Any, cast

from claims.errors import InvalidInput
from db.package_file import Content, Manifest, Package
from db.package_rows import PackedRow

NO_MEMORY = 3
"""The child's exit status when the package needed more memory than it may have."""


def answer(package: Package) -> dict[str, object]:
    """Return a package as plain values."""
    held = package.content
    return {
        "manifest": asdict(package.manifest),
        "rows": [[one.relation, one.row_id, dict(one.body), one.base] for one in held.rows],
        "texts": dict(held.texts),
        "originals": {name: b64encode(body).decode() for name, body in held.originals.items()},
        "events": [dict(one) for one in held.events],
        "changes": [list(one) for one in held.changes],
    }


def package_from(found: object) -> Package:
    """Return the package of an answer; InvalidInput with the child's own sentence if it refused."""
    told = cast("dict[str, Any]", found)
    if "refused" in told:
        raise InvalidInput(str(told["refused"]))
    rows = tuple(
        PackedRow(relation=relation, row_id=name, body=body, base=base)
        for relation, name, body, base in told["rows"]
    )
    held = Content(
        rows=rows,
        texts=told["texts"],
        originals={name: b64decode(body) for name, body in told["originals"].items()},
        events=tuple(told["events"]),
        changes=tuple((seq, table, name, mark) for seq, table, name, mark in told["changes"]),
    )
    return Package(manifest=Manifest(**told["manifest"]), content=held)
