"""Times beside dateparser and parsedatetime: `python -m benchmarks.times`.

The gold is our own (`gold/times.jsonl`): sentences with their day of publication and the interval
of days that each phrase means by the conventions of news. A peer's day, month or year is taken as
the interval it names. *Exact* is the F1 of intervals, the day counted too many included; *inside*
asks less: of the times expected, how many have a first day of the reader's within them.
Sentences without a day of publication are asked of ours alone, which must leave relative phrases
open; the others have no notion of that. `--misses` prints what we read otherwise.
"""

from __future__ import annotations

import argparse
from calendar import monthrange
from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from benchmarks.quotations import Counts
from benchmarks.side_by_side import OURS, Reader, by_construction, gold, in_turns, table
from claims.dates import times
from claims.text import Extent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Days = tuple[date | None, date | None]
    Item = tuple[str, date | None]
    Read = Callable[[Item], list[Days]]


def ours(item: Item) -> list[Days]:
    """Return the intervals that the program reads."""
    text, published = item
    found = times(text, Extent(start=0, end=len(text)), published_on=published)
    return [(each.earliest, each.latest) for each in found]


def _noon(published: date | None) -> datetime:
    return datetime.combine(published or date.min, time(12))


def _period(day: date, period: str | None) -> Days:
    """The interval of a day that stands for its week, month or year."""
    if period == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if period == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    monday = day - timedelta(days=day.weekday())
    return (monday, monday + timedelta(days=6)) if period == "week" else (day, day)


def _dateparser() -> Read:
    from dateparser.search import search_dates  # noqa: PLC0415

    def read(item: Item) -> list[Days]:
        known = {"RELATIVE_BASE": _noon(item[1]), "PREFER_DATES_FROM": "past"}
        found = search_dates(item[0], languages=["en"], settings=known, add_period=True)
        return [_period(day.date(), period) for _, day, period in found or ()]

    return read


def _parsedatetime() -> Read:
    from parsedatetime import Calendar  # noqa: PLC0415

    calendar = Calendar()

    def read(item: Item) -> list[Days]:
        found = calendar.nlp(item[0], sourceTime=_noon(item[1])) or ()
        return [(day.date(), day.date()) for day, flag, *_ in found if flag & 1]

    return read


READERS: tuple[Reader[Item, list[Days]], ...] = (
    Reader(name=OURS, opened=lambda: ours),
    Reader(name="dateparser", opened=_dateparser),
    Reader(name="parsedatetime", opened=_parsedatetime),
)


def day(written: str | None) -> date | None:
    """Return a day of the gold; None is open."""
    return date.fromisoformat(written) if written else None


def expected_of(item: Mapping[str, Any]) -> list[Days]:
    """Return the intervals an item expects."""
    return [(day(earliest), day(latest)) for earliest, latest in item["expected"]]


def asked(item: Mapping[str, Any]) -> Item:
    """Return what a reader is given."""
    return item["text"], day(item["published"])


def figures(expected: Sequence[list[Days]], answers: Sequence[list[Days]]) -> dict[str, float]:
    """Return the F1 of exact intervals, and the share of expected times with a day inside."""
    exact, inside = Counts(), 0
    for wanted, found in zip(expected, answers, strict=True):
        exact.add(len(found), len(wanted), (Counter(wanted) & Counter(found)).total())
        inside += sum(any(_within(each, days) for days in found) for each in wanted)
    bounded = sum(None not in each for wanted in expected for each in wanted)
    return {"exact_f1": exact.f1, "inside": inside / max(1, bounded)}


def _within(wanted: Days, found: Days) -> bool:
    """Whether the first day found lies in the interval that is wanted."""
    return None not in {*wanted, found[0]} and wanted[0] <= found[0] <= wanted[1]  # type: ignore[operator]


def of_ours() -> dict[str, float]:
    """Return our figures on the gold, for the gate: exact, and what is left open without a day."""
    dated, undated = _halves()
    read = figures([expected_of(each) for each in dated], [ours(asked(each)) for each in dated])
    held = [sorted(ours(asked(each)), key=str) == expected_of(each) for each in undated]
    return {"exact_f1": read["exact_f1"], "without_a_day": sum(held) / len(held)}


def _halves() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The items with a day of publication, and those without."""
    items = gold("times")
    return [i for i in items if i["published"]], [i for i in items if not i["published"]]


def main() -> int:
    """Print the table, and on demand what we read otherwise."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--misses", action="store_true")
    chosen = arguments.parse_args()
    dated, undated = _halves()
    expected = [expected_of(each) for each in dated]
    taken = in_turns(READERS, [asked(each) for each in dated])
    print(f"{len(dated)} sentences; the gold is our own. Time: processor, a sentence.")
    print(table(taken, lambda answers: figures(expected, answers)))
    print(f"ours, {len(undated)} without a day: {of_ours()['without_a_day']:.3f} right")
    items = [*dated, *undated]
    right = [Counter(ours(asked(each))) == Counter(expected_of(each)) for each in items]
    print("Ours, constructions with a miss:\n" + (by_construction(items, right) or "  none"))
    for item, held in zip(items, right, strict=True):
        if chosen.misses and not held:
            print(f"  {item['text']} [{item['published']}]")
            print(f"    expected {item['expected']}\n    read     {_shown(ours(asked(item)))}")
    return 0


def _shown(found: Sequence[Days]) -> str:
    """Intervals as they are written."""
    return "; ".join(f"{earliest}..{latest}" for earliest, latest in found) or "nothing"


if __name__ == "__main__":
    main()
