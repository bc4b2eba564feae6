"""What every page we write has in common: how it escapes, how it looks, what it may load.

Templates and style sheets are in reports/templates. Every text is escaped by the template engine,
and characters that no page can show are replaced first. A page loads nothing and runs nothing.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from reports.palette import page_rules
from reports.plain_text import showable

if TYPE_CHECKING:
    from reports.views import HouseView
    from review.house import Logo


def content_security_policy(style: str, *, with_picture: bool = False) -> str:
    """Return the policy under which exactly this style sheet may apply, and nothing may load.

    `with_picture` allows pictures that stand in the page itself: the logo of the house style.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    pictures = "; img-src data:" if with_picture else ""
    return f"default-src 'none'; style-src 'sha256-{digest}'{pictures}"


def inline_picture(logo: Logo | None) -> str:
    """Return the address of a logo that stands in the page itself, "" without one."""
    body = base64.b64encode(logo.body).decode("ascii") if logo else ""
    return f"data:image/png;base64,{body}" if body else ""


def house_rules(house: HouseView) -> str:
    """Return the rules for a newsroom's colours and paper, "" where it has set none.

    Colours are for light pages and paper, as they were chosen; dark pages keep their own.
    """
    found = {"--house": house.accent, "--ground": house.ground}
    colours = " ".join(f"{name}: {colour};" for name, colour in found.items() if colour)
    rules = []
    if colours:
        rules.append(f"@media print, (prefers-color-scheme: light) {{ :root {{ {colours} }} }}")
    if house.ground:
        rules.append(".masthead { padding: 0.7rem 1.2rem 0; }")
    if house.is_letter:
        rules.append("@page { size: letter; }")
    return "".join(f"{rule}\n" for rule in rules)


@cache
def sheet(*names: str) -> str:
    """Return style sheets of ours, one after the other, behind the colours of verdicts."""
    folder = files("reports.templates")
    return "\n".join((page_rules(), *((folder / name).read_text("utf-8") for name in names)))


@cache
def environment() -> Environment:
    """Return the template engine; it escapes all texts and refuses unknown variables."""
    return Environment(
        loader=PackageLoader("reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _finalized(value: object) -> object:
    """Make plain strings showable; safe markup passes as it is."""
    return showable(value) if type(value) is str else value
