"""The report formats this desk can write.

To add one, write `reports/<name>.py` ending in `RENDERER = Renderer(...)` and add a line
to RENDERERS; `tests/contracts/test_renderers.py` then tests it without being told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InvalidInput
from reports import (
    annotated,
    claimreview,
    csv_export,
    docx_export,
    html,
    json_export,
    jsonl,
    markdown,
    pdf_export,
    static_site,
    web_annotation,
    xlsx_export,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.renderer import Renderer
    from review.dossier import Dossier

RENDERERS: tuple[Renderer, ...] = (
    html.RENDERER,
    pdf_export.RENDERER,
    docx_export.RENDERER,
    annotated.RENDERER,
    markdown.RENDERER,
    json_export.RENDERER,
    jsonl.RENDERER,
    csv_export.RENDERER,
    xlsx_export.RENDERER,
    web_annotation.RENDERER,
    claimreview.RENDERER,
    static_site.RENDERER,
)


def renderer(key: str) -> Renderer:
    """Return the renderer called `key`.

    Raises InvalidInput, naming the formats there are, when there is none of that name.
    """
    for known in RENDERERS:
        if known.key == key:
            return known
    names = ", ".join(known.key for known in RENDERERS)
    raise InvalidInput(
        f"There is no report format “{key}”. Nothing was exported. Choose one of: {names}."
    )


def render(dossier: Dossier, key: str) -> bytes:
    """Return `dossier` as a file of the format `key`; the same dossier gives the same bytes.

    Raises InvalidInput, naming the formats there are, when `key` is unknown.
    """
    return renderer(key).render(dossier)


def stream(dossier: Dossier, key: str) -> Iterator[bytes]:
    """Yield the same bytes in pieces: one piece where the format needs the whole file at once.

    Raises InvalidInput, naming the formats there are, when `key` is unknown.
    """
    chosen = renderer(key)
    return iter((chosen.render(dossier),)) if chosen.stream is None else chosen.stream(dossier)
