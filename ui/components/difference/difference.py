"""Differences between two wordings, drawn as text and never as markup.

Dropped words are struck through and added ones underlined, so that no colour carries meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from sources.compare import Edit, ParagraphEdit, WordEdit
from ui.components.assets import script, style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HERE = Path(__file__).parent
_LEADS = {
    Edit.CHANGED: "Changed",
    Edit.ADDED: "Added",
    Edit.DROPPED: "Dropped",
    Edit.MOVED: "Moved here",
}
BESIDE = 1
"""Unchanged paragraphs shown on either side of a change, to read it in its surroundings."""

_mount = st.components.v2.component(
    "claimdesk_difference",
    js=script(_HERE / "difference.js"),
    css=style(_HERE / "difference.css"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph with its differences, or with no words a remark such as "12 unchanged"."""

    kind: Edit = Edit.SAME
    lead: str = ""
    words: tuple[WordEdit, ...] = ()


def difference(blocks: Sequence[Block], *, key: str, label: str) -> None:
    """Draw blocks one under the other; `label` names them for those who do not see them."""
    _mount(
        key=key,
        data={
            "label": label,
            "blocks": [
                [b.kind.value, b.lead, [[w.kind.value, w.before, w.after] for w in b.words]]
                for b in blocks
            ],
        },
    )


def blocks_of(edits: Sequence[ParagraphEdit], before: str, after: str) -> Iterator[Block]:
    """Yield the blocks of two versions; of what is unchanged only the neighbours of a change."""
    near = {
        at + by
        for at, edit in enumerate(edits)
        if edit.kind is not Edit.SAME
        for by in range(-BESIDE, BESIDE + 1)
    }
    hidden = 0
    for at, edit in enumerate(edits):
        if edit.kind is Edit.SAME and at not in near:
            hidden += 1
            continue
        if hidden:
            yield Block(lead=f"… {hidden:,} unchanged …")
            hidden = 0
        yield _block(edit, before, after)
    if hidden:
        yield Block(lead=f"… {hidden:,} unchanged …")


def _block(edit: ParagraphEdit, before: str, after: str) -> Block:
    words = edit.words
    if not words:
        old = edit.before.of(before) if edit.before and edit.kind is Edit.DROPPED else ""
        new = edit.after.of(after) if edit.after else ""
        kind = Edit.SAME if edit.kind in {Edit.SAME, Edit.MOVED} else edit.kind
        words = (WordEdit(kind=kind, before=old or new, after=new),)
    return Block(kind=edit.kind, lead=_LEADS.get(edit.kind, ""), words=words)
