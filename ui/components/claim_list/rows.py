"""What the list of claims is given and what it gives back.

Plain values, no Streamlit. A row holds finished words: the page decides about labels,
relative times and what a reviewer may know; the component only draws.
Offsets are code points into `statement`; the statement is cut here, so that the browser,
which counts in other units, never sees an offset.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from reports.wording import of_hundred
from ui.components.palette import known

if TYPE_CHECKING:
    from collections.abc import Iterator

FigureKind = Literal["number", "time"]
Action = Literal["accept", "dismiss", "restore", "assign", "tag", "untag"]
ACTIONS: tuple[Action, ...] = get_args(Action)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictChip:
    """One verdict as a row shows it: "so", "Mostly true" and the colour key of the rating.

    `colour` is a key of `ui.components.palette`; None, or an unknown key, is drawn without hue.
    """

    layer: str
    rating: str
    colour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim of the list. `score` is 0…1; `href` an address of this app, for a new tab.

    `marks` are code-point extents of `statement` with what stands there; they must ascend and
    not overlap, and those that do not are left out. `changed_iso` is an ISO date or time.
    """

    id: str
    number: int
    statement: str
    marks: tuple[tuple[int, int, FigureKind], ...] = ()
    speaker: str = ""
    source: str = ""
    document: str = ""
    document_whole: str = ""
    """The title of which `document` is the beginning, seen by whoever points at it."""
    kind: str = ""
    state: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    supports: int = 0
    refutes: int = 0
    qualifies: int = 0
    context: int = 0
    verdicts: tuple[VerdictChip, ...] = ()
    assignee: str = ""
    tags: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    """Names of others who have the claim open now."""
    changed_words: str = ""
    changed_iso: str = ""
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Which page of the filter the rows are: `number` from 1, `size` rows each, `total` in all."""

    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // max(1, self.size)))


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkAction:
    """An action on claims. With `everything` it is meant for the whole filter, not `ids` alone."""

    action: Action
    ids: tuple[str, ...]
    everything: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What became of the last bulk action; `number` tells one from another, and can be undone."""

    number: int
    words: str
    can_undo: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """The row that somebody comes back to; `serial` rises with each coming."""

    id: str
    serial: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimListResult:
    """What a person did. All but `selected` are there for one run of the script only."""

    opened: str | None = None
    selected: frozenset[str] = field(default_factory=frozenset)
    bulk: BulkAction | None = None
    page: int | None = None
    undone: int | None = None
    """The number of the notice whose action shall be taken back."""


def payload(row: ClaimRow) -> dict[str, object]:
    """Return `row` as the browser gets it."""
    return {
        "id": row.id,
        "number": row.number,
        "parts": list(parts(row.statement, row.marks)),
        "meta": [list(words) for words in _meta(row) if words[0]],
        "state": row.state,
        "score": of_hundred(row.score),
        "reasons": list(row.reasons),
        "evidence": [row.supports, row.refutes, row.qualifies, row.context],
        "verdicts": [[chip.layer, chip.rating, known(chip.colour)] for chip in row.verdicts],
        "assignee": row.assignee,
        "tags": list(row.tags),
        "present": [[initials(name), name] for name in row.present],
        "changed": [row.changed_words, row.changed_iso],
        "href": row.href,
    }


def _meta(row: ClaimRow) -> tuple[tuple[str, str, str], ...]:
    """What stands below the statement: words, the whole of them where they were cut, what it is."""
    whole = row.document_whole if row.document_whole != row.document else ""
    return (
        (row.speaker, "", "speaker"),
        (row.source, "", "source"),
        (row.document, whole, "document"),
        (row.kind, "", "kind"),
    )


def initials(name: str) -> str:
    """Return one or two letters that stand for a person: “Ben Ode” is BO, “ben” B."""
    words = [word for word in name.split() if word[:1].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "·"


def parts(statement: str, marks: Iterable[tuple[int, int, FigureKind]]) -> Iterator[list[str]]:
    """Cut `statement` into pieces of `[words, "" | "number" | "time"]` that join to itself."""
    at = 0
    for start, end, kind in sorted(marks):
        if start < at or end <= start or end > len(statement):
            continue
        if start > at:
            yield [statement[at:start], ""]
        yield [statement[start:end], kind]
        at = end
    if at < len(statement):
        yield [statement[at:], ""]


def strings(value: object) -> tuple[str, ...]:
    """Return the strings in `value` when it is a list, nothing otherwise."""
    if not isinstance(value, Iterable) or isinstance(value, str):
        return ()
    return tuple(item for item in value if isinstance(item, str))


def bulk_action(value: object) -> BulkAction | None:
    """Read what the browser sent as a bulk action; None when it is not one."""
    if not isinstance(value, Mapping):
        return None
    ids, everything = strings(value.get("ids")), value.get("everything") is True
    for action in ACTIONS:
        if value.get("action") == action and (ids or everything):
            return BulkAction(action=action, ids=ids, everything=everything)
    return None


def undone(value: object, notice: Notice | None) -> int | None:
    """Return the number of the notice to be undone when it is the one that is shown."""
    shown = notice.number if notice is not None and notice.can_undo else None
    return shown if shown is not None and value == shown and not isinstance(value, bool) else None


def page_number(value: object, paging: Paging) -> int | None:
    """Return the page asked for when there is one of that number."""
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 1 <= value <= paging.pages else None
