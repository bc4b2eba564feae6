"""What every page we write has in common: how it escapes, how it looks, what it may load.

Templates and style sheets are in reports/templates. Every text is escaped by the template engine,
and characters that no page can show are replaced first. A page loads nothing and runs nothing.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from reports.plain_text import showable


def content_security_policy(style: str) -> str:
    """Return the policy under which exactly this style sheet may apply, and nothing may load."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'"


@cache
def sheet(*names: str) -> str:
    """Return style sheets of ours, one after the other."""
    folder = files("reports.templates")
    return "\n".join((folder / name).read_text("utf-8") for name in names)


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
