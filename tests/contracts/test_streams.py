"""What every format that can be written in pieces promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.registry import RENDERERS, stream
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import a_dossier
from tests.reports.published import the_published_affair

if TYPE_CHECKING:
    from reports.renderer import Renderer

pytestmark = pytest.mark.parametrize("renderer", RENDERERS, ids=lambda r: r.key)


def test_what_is_streamed_is_what_is_rendered(renderer: Renderer) -> None:
    for dossier in (the_affair(), the_published_affair(), a_dossier()):
        assert b"".join(stream(dossier, renderer.key)) == renderer.render(dossier)


def test_no_piece_of_a_stream_holds_two_claims(renderer: Renderer) -> None:
    if renderer.stream is None:
        assert len(list(stream(the_affair(), renderer.key))) == 1
        return
    statements = [record.claim.statement.split("]")[-1] for record in the_affair().claims]

    for piece in stream(the_affair(), renderer.key):
        assert sum(words in piece.decode("utf-8-sig") for words in statements) < 2
