"""How many claims came out how, one count a layer, in the order of the scales."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claims.model import Mode
from reports.claim_verdicts import NO_TONE, tone
from reports.lookup import rating_label, rating_of, standing
from reports.views import SummaryView, TallyView
from reports.wording import NO_VERDICT, WITHDRAWN_VERDICT, label
from review.model import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.dossier import ClaimRecord, Dossier

_Outcome = tuple[str, str]
"""The label of an outcome and its tone."""

_UNJUDGED: _Outcome = (NO_VERDICT, "none")
_FALLEN: _Outcome = (WITHDRAWN_VERDICT, NO_TONE)


def summary_views(dossier: Dossier) -> tuple[SummaryView, ...]:
    """Return the counts of each layer that has verdicts, "it is so" first.

    A report without any verdict says so in one bar; one without claims has none.
    """
    judged = [layer for layer in (Layer.SO, Layer.SAID) if _has_verdicts(dossier, layer)]
    layers = judged or ([Layer.SO] if dossier.claims else [])
    return tuple(_summary(dossier, layer) for layer in layers)


def _has_verdicts(dossier: Dossier, layer: Layer) -> bool:
    return any(standing(record, layer) for record in dossier.claims)


def _bears(record: ClaimRecord, layer: Layer) -> bool:
    """Whether a claim has the layer at all: that it was said is asked of quoted words only."""
    quoted = any(o.attribution.mode is not Mode.NARRATED for o in record.claim.occurrences)
    return layer is Layer.SO or quoted or standing(record, layer) is not None


def _summary(dossier: Dossier, layer: Layer) -> SummaryView:
    counts = Counter(
        _outcome(record, dossier, layer) for record in dossier.claims if _bears(record, layer)
    )
    order = {outcome: place for place, outcome in enumerate(_known(dossier))}
    found = sorted(counts, key=lambda outcome: (order.get(outcome, len(order)), outcome))
    tallies = tuple(_tallies([(outcome, counts[outcome]) for outcome in found]))
    return SummaryView(question=label(layer), tallies=tallies)


def _outcome(record: ClaimRecord, dossier: Dossier, layer: Layer) -> _Outcome:
    verdict = standing(record, layer)
    if verdict is None:
        return _UNJUDGED
    name = rating_label(dossier, record, verdict)
    rating = rating_of(dossier, record, verdict)
    return (name, tone(rating.colour) if rating else NO_TONE) if name else _FALLEN


def _known(dossier: Dossier) -> Iterator[_Outcome]:
    for scale in dossier.scales:
        yield from ((rating.label, tone(rating.colour)) for rating in scale.ratings)
    yield _FALLEN
    yield _UNJUDGED


def _tallies(counts: list[tuple[_Outcome, int]]) -> Iterator[TallyView]:
    whole, before = sum(number for _, number in counts), 0
    for (name, colour), number in counts:
        start, end = (round(100 * x / whole, 2) for x in (before, before + number))
        share = round(end - start, 2)
        yield TallyView(label=name, tone=colour, count=number, start=start, share=share)
        before += number
