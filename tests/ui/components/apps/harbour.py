"""The people, claims and documents of Brackwater, a harbour town that does not exist."""

from __future__ import annotations

import re

from ui.components.claim_list import ClaimRow, FigureKind, VerdictChip

_SAID = (
    "The new quay cost [14.2 million crowns]n, [a third]n more than was agreed in [March 2021]t.",
    "[No ferry]n was cancelled [last winter]t because of ice.",
    (
        "[At least 320 households]n on Tanner Street were without water from [Tuesday night]t "
        "until [Friday]t, although the water board had promised repairs within [six hours]n, and "
        "nobody has been told who pays for the pumps, the hotel rooms, the ruined flour of two "
        "bakeries or the lost days of work in the cannery that stands at the end of the street"
    ),
    "Brackwater has the oldest lighthouse on the coast.",
    "Herring prices 🐟 [doubled]n [between 2019 and 2022]t, says the fish market’s own ledger.",
    "The mayor will step down [before the end of the year]t.",
    (
        "<script>window.stung = 1</script> ![boats](http://example.invalid/a.png) "
        "<img src=x onerror='window.stung = 1'>"
    ),
    "[Every second boat]n in the marina is registered abroad.",
)
_SPEAKERS = (
    "Ida Marsh, harbour master",
    "a spokesman of Lantern Ferries",
    "Councillor Tom Reed",
    "",
    "the fish market’s ledger",
    "two people who know her",
    "A prankster <b>bold</b>",
    "Ida Marsh, harbour master",
)
_SOURCES = ("Brackwater Echo", "Channel Nine", "", "Guide to the coast")
_VERDICTS = (
    (("said", "True", "true"), ("so", "Mostly true", "mostly_true")),
    (("so", "False", "false"),),
    (),
    (("so", "Unproven", "outside"),),
    (("so", "Half true", "mixed"),),
    (("so", "Reviews differ", "conflict"),),
    (("so", "Mostly false", "mostly_false"),),
    (("so", "Odd one", "no such colour"),),
)
_KINDS = ("quantity", "absence", "quantity", "comparison", "quantity", "plan")
_STATES = ("in review", "ready", "to triage", "triaged")
_PEOPLE = ("Maya", "Jonas", "", "Maya", "Rut")
_REASONS = ("a number with a unit", "a named speaker", "a comparison with a decision")
_MARKED = re.compile(r"\[([^\]]+)\]([nt])")


def claim_rows(count: int, *, first: int = 0) -> list[ClaimRow]:
    """Return `count` rows; the eight sentences come round again and again."""
    return [_row(index) for index in range(first, first + count)]


def _row(index: int) -> ClaimRow:
    """The row at `index`, from 0."""
    turn = index % len(_SAID)
    statement, marks = _read(_SAID[turn])
    return ClaimRow(
        id=f"c{index + 1}",
        number=index + 1,
        statement=statement,
        marks=marks,
        speaker=_SPEAKERS[turn],
        source=_SOURCES[turn % 4],
        document="Who pays for the quay?",
        kind=_KINDS[turn % 6],
        state=_STATES[turn % 4],
        score=(97 - 11 * turn) / 100,
        reasons=_REASONS[: turn % 4],
        supports=turn % 4,
        refutes=(turn + 1) % 3,
        qualifies=turn % 2,
        context=turn // 5,
        verdicts=tuple(VerdictChip(layer=a, rating=b, colour=c) for a, b, c in _VERDICTS[turn]),
        assignee=_PEOPLE[turn % 5],
        changed_words=f"{turn + 2} hours ago",
        changed_iso=f"2026-11-22T0{turn}:00:00Z",
        href="javascript:window.stung = 1" if turn == 6 else f"?claim=c{index + 1}",
    )


def _read(marked: str) -> tuple[str, tuple[tuple[int, int, FigureKind], ...]]:
    """Take the brackets out of a sentence and say where they stood."""
    words, marks, at = "", list[tuple[int, int, FigureKind]](), 0
    for found in _MARKED.finditer(marked):
        words += marked[at : found.start()]
        kind: FigureKind = "number" if found[2] == "n" else "time"
        marks.append((len(words), len(words) + len(found[1]), kind))
        words, at = words + found[1], found.end()
    return words + marked[at:], tuple(marks)
