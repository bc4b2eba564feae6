"""What a cue of speech or attitude is: places in a sentence, and how it names its source."""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One cue; all ranges are token places of the sentence, half open.

    `source` is None when the wording names nobody ("was accused of"). `via` is who passes the
    content on ("the paper" in "the paper quoted a source that").
    """

    verb: int
    source: Range | None
    contents: tuple[Range, ...]
    addressee: Range | None = None
    via: Range | None = None
    manner: str = "said"
