"""What a report format is: a name, a media type, and a pure function from dossier to bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from review.dossier import Dossier

FORMAT = "claimdesk/1"
"""The interchange format that the JSON export follows and every report names in its foot."""

MADE_WITH = f"Made with Claimdesk, format {FORMAT}"
"""What the foot of a report for people says of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """One report format. One instance a file, listed in `reports.registry.RENDERERS`.

    `render` must give the same bytes for the same dossier, and must pass it through
    `reports.disclosure.disclosed` before it looks at any evidence. `stream` yields the same bytes
    in pieces, for a format that need not hold the whole file. `leaves_out` says, a sentence each,
    which claims of a dossier the format cannot carry; for the desk, never printed in the file.
    """

    key: str
    label: str
    media_type: str
    suffix: str
    render: Callable[[Dossier], bytes]
    stream: Callable[[Dossier], Iterator[bytes]] | None = None
    leaves_out: Callable[[Dossier], tuple[str, ...]] | None = None
