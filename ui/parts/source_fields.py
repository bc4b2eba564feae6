"""Fields about outside sources that several forms ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.lineage_words import CLASSES
from review.sources import SourceClass

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


_MEANINGS = " ".join(f"{word.label}: {word.meaning}" for word in CLASSES.values())


def class_field(place: DeltaGenerator, label: str = "Class of source") -> SourceClass | None:
    """Draw the choice of a class, none chosen: what nobody has judged stays unjudged."""
    chosen = place.selectbox(
        label,
        [one.value for one in SourceClass],
        index=None,
        placeholder="Not judged yet: counts only as a record or interview",
        format_func=lambda one: CLASSES[SourceClass(one)].label,
        help=_MEANINGS,
    )
    return SourceClass(chosen) if chosen else None
