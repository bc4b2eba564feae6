"""`scales` and `version`: what this program knows and is."""

from __future__ import annotations

import platform
import tomllib
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import TYPE_CHECKING

from cli import layout
from cli.answers import done
from cli.command import OK, Command, no_arguments
from db.driver import version as sqlite_version
from db.migrations import numbered
from desk.usual_scale import set_usual_scale
from review.scales import DEFAULT_SCALE, SCALES

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cli.command import Call
    from reports.exact_json import Json
    from review.model import Rating, VerdictScale


def _scales_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--for-new-claims",
        metavar="SCALE",
        help="judge claims that are found or made from now on on this one",
    )


def _scales(call: Call) -> int:
    if call.arguments.for_new_claims is not None:
        what = set_usual_scale(call.seat.desk(), call.arguments.for_new_claims)
        return done(call, what, f"New claims are judged on {call.arguments.for_new_claims}")
    if call.console.as_json:
        call.console.json({"scales": [_scale_json(scale) for scale in SCALES.values()]})
        return OK
    for scale in SCALES.values():
        usual = _USUAL if scale is DEFAULT_SCALE else ""
        call.console.line(call.console.paint(f"{scale.reference}  {scale.title}{usual}", "bold"))
        call.console.lines(_ratings(scale, call.console.columns))
    return OK


_USUAL = " (of new claims, unless the desk chose another)"


def _ratings(scale: VerdictScale, columns: int) -> list[str]:
    widest = max(len(rating.key) for rating in scale.ratings)
    return [
        line
        for rating in scale.ratings
        for line in layout.wrapped(
            _explained(rating), columns, first=f"  {rating.key.ljust(widest)}  "
        )
    ]


def _explained(rating: Rating) -> str:
    free = "" if rating.needs_evidence else " Needs no evidence."
    return f"{rating.label}: {rating.meaning}{free}"


def _scale_json(scale: VerdictScale) -> Json:
    return {
        "reference": scale.reference,
        "title": scale.title,
        "default": scale is DEFAULT_SCALE,
        "ratings": [
            {
                "key": rating.key,
                "label": rating.label,
                "meaning": rating.meaning,
                "rank": rating.rank,
                "needs_evidence": rating.needs_evidence,
            }
            for rating in scale.ratings
        ],
    }


def _version(call: Call) -> int:
    known: dict[str, str] = {
        "claimdesk": own_version(),
        "python": platform.python_version(),
        "sqlite": ".".join(map(str, sqlite_version())),
        "schema": max(name for name, _ in numbered()),
    }
    if call.console.as_json:
        call.console.json(dict(known))
        return OK
    call.console.lines(layout.fields(known.items(), call.console.columns))
    return OK


def own_version() -> str:
    """Return the version of this program, installed or run from its folder."""
    try:
        return installed("claimdesk")
    except PackageNotFoundError:
        project = Path(__file__).resolve().parents[1] / "pyproject.toml"
        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])


SCALES_COMMAND = Command(
    words="scales",
    help="list the verdict scales and what each rating means",
    details="List every verdict scale with its ratings. verdict give takes a rating by its key. "
    "With --for-new-claims, choose the one of claims to come; those that are here keep theirs.",
    examples=("claimdesk scales", "claimdesk scales --for-new-claims three-steps@1"),
    arguments=_scales_arguments,
    run=_scales,
)

VERSION = Command(
    words="version",
    help="say which Claimdesk, Python and SQLite this is",
    details="Say which Claimdesk, Python and SQLite this is, and which schema it works with.",
    examples=("claimdesk version --json",),
    arguments=no_arguments,
    run=_version,
)
