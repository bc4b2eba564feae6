"""The printed page: one self-contained HTML file that loads nothing and runs nothing.

Its words come from `reports.gathering`, its layout from templates/report.html, its looks from
templates/report.css. Everything is escaped by the template engine; the one thing marked safe is
our own style sheet, whose digest stands in the page's Content-Security-Policy, so that a style or
script that slipped in would not be obeyed. Printing to PDF is the browser's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from reports.gathering import report_view
from reports.layout import (
    content_security_policy,
    environment,
    house_rules,
    inline_picture,
    sheet,
)
from reports.plain_text import showable
from reports.renderer import Renderer
from reports.wording import short_digest

if TYPE_CHECKING:
    from reports.views import ReportView
    from review.dossier import Dossier

CONTENTS_FROM = 9
"""Claims from which a list of contents is worth its space: more than eight."""

_RUNNING_TITLE = 70
"""Characters of the title in the running foot: what fits beside the digest on A4 at 8 point."""

_NOT_LITERAL = re.compile(r"[^A-Za-z0-9 ]")


def render(dossier: Dossier) -> bytes:
    """Return `dossier` as one UTF-8 HTML page, ready to be read and printed."""
    report = report_view(dossier)
    style = _style(report)
    page = (
        environment()
        .get_template("report.html")
        .render(
            report=report,
            style=Markup(style),  # noqa: S704 - our own style sheet; see css_string for its one guest
            policy=content_security_policy(style, with_picture=report.house.logo is not None),
            logo=inline_picture(report.house.logo),
            contents=len(report.claims) >= CONTENTS_FROM,
        )
    )
    return page.encode("utf-8")


def css_string(text: str) -> str:
    """Return `text` as a quoted CSS string that cannot end early, whatever it holds."""
    escaped = _NOT_LITERAL.sub(lambda found: f"\\{ord(found[0]):x} ", showable(text))
    return f'"{escaped}"'


def _style(report: ReportView) -> str:
    """The style sheet, with the report's title and record in the foot of each printed page."""
    title = report.title
    short = title if len(title) <= _RUNNING_TITLE else title[: _RUNNING_TITLE - 1] + "…"
    record = f"{report.record} · {short_digest(report.digest)}"
    foot = (
        f"@page {{ @bottom-left {{ content: {css_string(short)}; }} "
        f"@bottom-center {{ content: {css_string(record)}; }} }}"
    )
    return f"\n{sheet('palette.css', 'report.css')}\n{foot}\n{house_rules(report.house)}"


RENDERER = Renderer(
    key="html",
    label="Web page, to read and to print",
    media_type="text/html; charset=utf-8",
    suffix=".html",
    render=render,
)
