"""Figures as OpenMetrics text, the format that Prometheus and its like read.

Written by hand: a dozen families need three rules of the format (escape, order, `# EOF`), while
prometheus_client would bring a registry of the whole process with collectors that we did not
choose. Only names that stand in our code become labels, never words of people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One value: what follows the family's name ("_total"), its labels, the value."""

    value: float
    ending: str = ""
    labels: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What is measured under one name. `kind` is counter, gauge or histogram."""

    name: str
    kind: str
    help: str
    samples: tuple[Sample, ...]


def gauge(name: str, about: str, value: float) -> Family:
    """Return a figure that goes up and down."""
    return Family(name=name, kind="gauge", help=about, samples=(Sample(value=value),))


def counter(name: str, about: str, counted: Iterable[tuple[Mapping[str, str], int]]) -> Family:
    """Return figures that only rise, each with its labels."""
    samples = (Sample(value=n, ending="_total", labels=labels) for labels, n in counted)
    return Family(name=name, kind="counter", help=about, samples=tuple(samples))


def histogram(
    name: str, about: str, bounds: Sequence[float], counts: Sequence[int], total: float
) -> Family:
    """Return a distribution: `counts` has one more than `bounds`, each counted once."""
    seen, samples = 0, []
    for bound, count in zip((*map(_number, bounds), "+Inf"), counts, strict=True):
        seen += count
        samples.append(Sample(value=seen, ending="_bucket", labels={"le": bound}))
    ends = (Sample(value=seen, ending="_count"), Sample(value=total, ending="_sum"))
    return Family(name=name, kind="histogram", help=about, samples=(*samples, *ends))


def exposition(families: Iterable[Family]) -> str:
    """Return the whole text, which ends with `# EOF`."""
    return "".join(f"{line}\n" for family in families for line in _lines(family)) + "# EOF\n"


def _lines(family: Family) -> Iterator[str]:
    yield f"# TYPE {family.name} {family.kind}"
    yield f"# HELP {family.name} {_escaped(family.help)}"
    for sample in family.samples:
        labels = ",".join(f'{name}="{_escaped(v)}"' for name, v in (sample.labels or {}).items())
        shown = f"{{{labels}}}" if labels else ""
        yield f"{family.name}{sample.ending}{shown} {_number(sample.value)}"


def _number(value: float) -> str:
    return repr(value) if isinstance(value, float) else str(value)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')
